import type { Block } from '../reply/reply.ts'
import { discussionPoints } from '../study/discussion.ts'
import { quotation } from './blocks.ts'
import { command } from './define.ts'
import { passageNamed } from './passage.ts'

/** A passage with open questions that its own structure asks, each with the words that it asks about. */
export const discuss = command({
  name: 'discuss',
  group: 'study',
  localName: say => say['command.discuss.name'],
  summary: say => say['command.discuss.summary'],
  usage: say => say['command.discuss.usage'],
  params: { address: { kind: 'text', of: 'address', required: true } },
  run: ({ address }, asked) => {
    const { locale, say } = asked
    const found = passageNamed(address, 'discuss', asked)
    if ('blocks' in found) return found
    const points = discussionPoints(found.quote.passage)
    const asking: readonly Block[] =
      points.length === 0
        ? [{ kind: 'paragraph', text: say['discuss.none'] }]
        : [
            { kind: 'heading', text: say['discuss.title'] },
            ...points.flatMap(({ kind, quote }, at): readonly Block[] => [
              { kind: 'paragraph', text: `${at + 1}. ${say[`discuss.${kind}`]}` },
              quotation(quote, asked, { actions: [] }),
            ]),
          ]
    return {
      locale,
      blocks: [
        quotation(found.quote, asked),
        ...asking,
        { kind: 'notice', tone: 'hint', text: say['discuss.reply'] },
      ],
    }
  },
})
