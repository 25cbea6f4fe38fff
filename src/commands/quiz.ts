import { type Address, addressOf } from '../address.ts'
import type { Block, Quiz, Reply } from '../reply/reply.ts'
import type { QuizItem } from '../study/quiz/question.ts'
import { mistake, quotation, workItems } from './blocks.ts'
import type { Asked } from './command.ts'
import { command } from './define.ts'

/** So many questions are put at once at most. */
const maxCount = 5

export const quiz = command({
  name: 'quiz',
  group: 'study',
  localName: say => say['command.quiz.name'],
  summary: say => say['command.quiz.summary'],
  usage: say => say['command.quiz.usage'],
  params: {
    place: { kind: 'text', of: 'address' },
    count: { kind: 'count', max: maxCount },
  },
  run: async ({ place, count = 1 }, asked): Promise<Reply> => {
    const { desk, locale, say } = asked
    const within = place === '' ? undefined : withinOf(place, asked)
    const seed = String(desk.random())
    const items =
      place !== '' && within === undefined
        ? []
        : desk.library.quizzes.pick({ count, seed, ...(within !== undefined && { within }) })
    if (items.length === 0) {
      const blocks = [
        mistake(say['quiz.none'](place)),
        { kind: 'list' as const, items: workItems(asked) },
      ]
      return { locale, blocks }
    }
    const again = { command: 'quiz', words: [place, count > 1 ? count : ''].join(' ').trim() }
    return {
      locale,
      blocks: [
        ...items.map(item => quizBlock(item, asked)),
        {
          kind: 'actions',
          actions: [{ kind: 'ask', label: say['quiz.another'], question: again }],
        },
      ],
    }
  },
})

/** The address of the place that `typed` names: a work, a section, a passage. */
function withinOf(typed: string, { desk: { library } }: Asked): Address | undefined {
  const work = library.workNamed(typed)
  if (work) return addressOf({ work: work.id })
  const located = library.locate(typed)
  switch (located.kind) {
    case 'work':
      return addressOf({ work: located.work.id })
    case 'section':
      return addressOf({ work: located.work.id, section: located.section.number })
    case 'passage':
      return located.quote.passage.address
    case 'nowhere':
    case 'words':
      return undefined
  }
}

export const quizBlock = (item: QuizItem, asked: Asked): Quiz & Block => ({
  kind: 'quiz',
  id: item.id,
  question: item.question,
  options: item.options,
  right: item.right,
  quote: item.quote,
  citation: quotation(item.quote, asked).citation,
})
