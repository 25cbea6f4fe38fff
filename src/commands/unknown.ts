import type { Question } from '../inquiry.ts'
import type { Reply } from '../reply/reply.ts'
import { alignWithin } from '../verify/align.ts'
import { mistake } from './blocks.ts'
import type { Asked } from './command.ts'
import type { CommandListing } from './listing.ts'

/**
 * What to say to a command that there is not: the names nearest to it, and `/help`.
 *
 * @param meant what to ask if a near name is the one that was meant
 */
export function unknownCommand(
  name: string,
  { desk, locale, say }: Asked,
  meant: (near: string) => Question,
): Reply {
  const near = commandsNear(name, desk.commands, 2)
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
          question: near.includes(command)
            ? meant(command.name)
            : { command: command.name, words: '' },
        })),
      },
    ],
  }
}

/** The commands whose names `name` begins, or is at most `within` letters away from; the nearest first, three at most. */
export const commandsNear = (
  name: string,
  commands: readonly CommandListing[],
  within: number,
): readonly CommandListing[] =>
  commands
    .map(command => ({
      command,
      distance: begins(name, command.name) ? 0 : distance(name.slice(0, 32), command.name),
    }))
    .filter(({ distance }) => distance <= within)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ command }) => command)

const distance = (typed: string, name: string) =>
  Math.max(alignWithin(typed, name).distance, alignWithin(name, typed).distance)

/** Whether the name was only begun: two letters of it are enough to tell. */
const begins = (typed: string, name: string) => typed.length > 1 && name.startsWith(typed)
