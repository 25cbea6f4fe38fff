import { quoteWhole } from '../quote.ts'
import { mistake, quotation, workItems } from './blocks.ts'
import { command } from './define.ts'

export const random = command({
  name: 'random',
  group: 'read',
  summary: say => say['command.random.summary'],
  usage: say => say['command.random.usage'],
  params: { work: { kind: 'text', of: 'work' } },
  run: ({ work: name }, asked) => {
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
    const passage = passages[Math.floor(desk.random() * passages.length)] ?? passages[0]
    return {
      locale,
      blocks: [
        ...(passage ? [quotation(quoteWhole(passage), asked)] : []),
        {
          kind: 'actions',
          actions: [
            {
              kind: 'ask' as const,
              label: say['action.again'],
              question: { command: 'random', words: name },
            },
          ],
        },
      ],
    }
  },
})
