import { command } from './define.ts'
import { nameOf } from './people.ts'

const weekMs = 7 * 24 * 60 * 60 * 1000

export const score = command({
  name: 'score',
  group: 'study',
  localName: say => say['command.score.name'],
  summary: say => say['command.score.summary'],
  usage: say => say['command.score.usage'],
  params: { period: { kind: 'choice', options: ['week', 'all'] } },
  run: async ({ period = 'week' }, asked) => {
    const { desk, inquiry, locale, say } = asked
    const sinceMs = period === 'week' ? desk.now() - weekMs : 0
    const scores = await desk.store.polls.score(inquiry.room, sinceMs)
    const items = await Promise.all(
      scores.map(async ({ reader, right, answered }) => ({
        text: say['score.line'](await nameOf(reader, asked), right, answered),
      })),
    )
    const other = period === 'week' ? 'all' : 'week'
    return {
      locale,
      blocks: [
        { kind: 'heading', text: period === 'week' ? say['score.title'] : say['score.all'] },
        items.length === 0
          ? { kind: 'paragraph', text: say['score.none'] }
          : { kind: 'list', items },
        {
          kind: 'actions',
          actions: [
            {
              kind: 'ask',
              label: say[`option.${other}`],
              question: { command: 'score', words: other },
            },
            { kind: 'ask', label: say['action.quiz'], question: { command: 'quiz', words: '' } },
          ],
        },
      ],
    }
  },
})
