import type { Desk } from '../desk.ts'
import type { Passage } from '../passage.ts'
import { quoteWhole } from '../quote.ts'
import { mistake, quotation, workItems } from './blocks.ts'
import { command } from './define.ts'

/** So many passages are drawn at once at most. */
const maxCount = 5

export const random = command({
  name: 'random',
  group: 'read',
  localName: say => say['command.random.name'],
  summary: say => say['command.random.summary'],
  usage: say => say['command.random.usage'],
  params: { work: { kind: 'text', of: 'work' }, count: { kind: 'count', max: maxCount } },
  run: ({ work: name, count = 1 }, asked) => {
    const { desk, locale, say } = asked
    const { library } = desk
    const work = name === '' ? undefined : library.workNamed(name)
    if (name !== '' && work === undefined) {
      return {
        locale,
        blocks: [
          mistake(say['search.unknownWork'](name)),
          { kind: 'list', items: workItems(asked) },
        ],
      }
    }
    const passages = library.passages.filter(
      passage => work === undefined || passage.work === work.id,
    )
    const chosen = drawn(passages, count, desk)
    return {
      locale,
      again: { command: 'search', words: chosen.map(({ address }) => address).join(' ') },
      blocks: [
        ...chosen.map(passage => quotation(quoteWhole(passage), asked)),
        {
          kind: 'actions',
          actions: [
            {
              kind: 'ask' as const,
              label: say['action.again'],
              question: {
                command: 'random',
                words: count === 1 ? name : `${name} ${count}`.trim(),
              },
            },
          ],
        },
      ],
    }
  },
})

/** So many of `passages` by chance, none twice. */
function drawn(passages: readonly Passage[], count: number, { random }: Desk): readonly Passage[] {
  const left = [...passages]
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  ).flat()
}
