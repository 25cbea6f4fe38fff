import { addressOf } from '../address.ts'
import { cite } from '../cite.ts'
import type { Block, Reply } from '../reply/reply.ts'
import { deckIn } from '../study/deck.ts'
import { mistake, workItems } from './blocks.ts'
import { command } from './define.ts'

const formats = ['anki', 'csv', 'md'] as const

/** The questions of a work, or of all, as a file. */
export const exportCommand = command({
  name: 'export',
  group: 'study',
  audience: 'reader',
  localName: say => say['command.export.name'],
  summary: say => say['command.export.summary'],
  usage: say => say['command.export.usage'],
  params: {
    format: { kind: 'choice', options: formats, at: 'first' },
    work: { kind: 'text', of: 'work' },
  },
  run: ({ format, work: name }, asked): Reply => {
    const { desk, locale, say } = asked
    const { library } = desk
    const work = name === '' ? undefined : library.workNamed(name)
    if (name !== '' && work === undefined)
      return {
        locale,
        blocks: [
          mistake(say['search.unknownWork'](name)),
          { kind: 'list', items: workItems(asked) },
        ],
      }
    if (format === undefined) {
      const items = formats.map(format => ({
        text: say[`option.${format}`],
        question: { command: 'export', words: `${format} ${name}`.trim() },
      }))
      const blocks: readonly Block[] = [
        { kind: 'paragraph', text: say['export.which'] },
        { kind: 'list', items },
      ]
      return { locale, blocks }
    }
    const cards = library.quizzes.all(work && addressOf({ work: work.id })).map(item => ({
      item,
      citation: cite(item.quote, library.workOf(item.quote.passage), {
        locale,
        style: 'full',
        publicUrl: desk.publicUrl,
        today: desk.today(),
      }),
    }))
    return {
      locale,
      blocks: [{ kind: 'heading', text: say['export.title'](cards.length) }, deckIn(format, cards)],
    }
  },
})
