import type { Block, Reply } from '../reply/reply.ts'
import type { Asked } from './command.ts'
import { command } from './define.ts'
import { groups } from './listing.ts'
import { unknownCommand } from './unknown.ts'

export const help = command({
  name: 'help',
  group: 'settings',
  localName: say => say['command.help.name'],
  summary: say => say['command.help.summary'],
  usage: say => say['command.help.usage'],
  params: { name: { kind: 'text', of: 'command' } },
  run: ({ name }, asked) =>
    name === '' ? overview(asked) : about(name.replace(/^[/／]/u, '').toLowerCase(), asked),
})

function overview({ desk, locale, say }: Asked): Reply {
  const listed = groups.flatMap((group): readonly Block[] => [
    { kind: 'heading', text: say[`group.${group}`] },
    {
      kind: 'list',
      items: desk.commands
        .filter(command => command.group === group)
        .map(command => ({
          text: `/${command.name}`,
          detail: command.summary(say),
          question: { command: 'help', words: command.name },
        })),
    },
  ])
  return {
    locale,
    blocks: [
      { kind: 'heading', text: say['help.title'] },
      { kind: 'paragraph', text: say['help.intro'] },
      ...listed,
    ],
  }
}

function about(name: string, asked: Asked): Reply {
  const { desk, locale, say } = asked
  const found = desk.commands.find(command => command.name === name)
  if (found === undefined)
    return unknownCommand(name, asked, near => ({ command: 'help', words: near }))
  return {
    locale,
    blocks: [
      { kind: 'heading', text: `/${found.name}` },
      { kind: 'paragraph', text: found.summary(say) },
      { kind: 'paragraph', text: say['help.usage'](found.usage(say)) },
    ],
  }
}
