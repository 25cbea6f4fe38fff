import type { Reply } from '../reply/reply.ts'
import { alignWithin } from '../verify/align.ts'
import { mistake } from './blocks.ts'
import type { Asked } from './command.ts'

/** What to say to a command that there is not: the names nearest to it, and `/help`. */
export function unknownCommand(name: string, { desk, locale, say }: Asked): Reply {
  const near = desk.commands
    .map(command => ({ command, distance: distance(name.slice(0, 32), command.name) }))
    .filter(({ distance }) => distance <= 2)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ command }) => command)
  const offered = [
    ...near,
    ...desk.commands.filter(
      ({ name }) => name === 'help' && !near.some(command => command.name === name),
    ),
  ]
  return {
    locale,
    blocks: [
      mistake(say['mistake.unknownCommand'](name.slice(0, 64))),
      { kind: 'paragraph', text: say['mistake.didYouMean'] },
      {
        kind: 'list',
        items: offered.map(command => ({
          text: `/${command.name}`,
          detail: command.summary(say),
          question: { command: command.name, words: '' },
        })),
      },
    ],
  }
}

const distance = (typed: string, name: string) =>
  Math.max(alignWithin(typed, name).distance, alignWithin(name, typed).distance)
