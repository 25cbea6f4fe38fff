import { command } from './define.ts'
import { quizBlock } from './quiz.ts'

/** So many questions are asked again at once. */
const maxDue = 3

/** Asks a reader again what is due; the answers are taken as those of any quiz. */
export const review = command({
  name: 'review',
  group: 'study',
  audience: 'reader',
  localName: say => say['command.review.name'],
  summary: say => say['command.review.summary'],
  usage: say => say['command.review.usage'],
  params: {},
  run: async (_, asked) => {
    const { desk, inquiry, locale, say } = asked
    const { cards } = desk.store
    const due = await cards.due(inquiry.reader, desk.now(), 10 * maxDue)
    // A question whose sentence has left the texts is not asked again.
    const items = due.flatMap(({ quiz }) => desk.library.quizzes.find(quiz) ?? []).slice(0, maxDue)
    if (items.length > 0) {
      return {
        locale,
        blocks: [
          { kind: 'heading', text: say['review.title'](items.length) },
          ...items.map(item => quizBlock(item, asked)),
        ],
      }
    }
    const later = await cards.all(inquiry.reader)
    return {
      locale,
      blocks: [
        { kind: 'paragraph', text: say['review.none'] },
        ...(later.length > 0
          ? [{ kind: 'paragraph' as const, text: say['review.next'](later.length) }]
          : []),
        {
          kind: 'actions',
          actions: [
            { kind: 'ask', label: say['action.quiz'], question: { command: 'quiz', words: '' } },
          ],
        },
      ],
    }
  },
})
