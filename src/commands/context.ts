import type { Passage } from '../passage.ts'
import { isWhole, quoteWhole } from '../quote.ts'
import type { Block } from '../reply/reply.ts'
import { quotation } from './blocks.ts'
import { command } from './define.ts'
import { passageNamed } from './passage.ts'

export const context = command({
  name: 'context',
  group: 'read',
  localName: say => say['command.context.name'],
  summary: say => say['command.context.summary'],
  usage: say => say['command.context.usage'],
  params: { address: { kind: 'text', of: 'address', required: true } },
  run: ({ address }, asked) => {
    const { desk, locale, say } = asked
    const found = passageNamed(address, 'context', asked)
    if ('blocks' in found) return found
    const { work, section, quote } = found
    const { before, after } = desk.library.neighbours(quote.passage)
    const around = (label: string, passage: Passage | undefined, none: string): readonly Block[] =>
      passage
        ? [{ kind: 'heading', text: label }, quotation(quoteWhole(passage), asked, { actions: [] })]
        : [{ kind: 'paragraph', text: none }]
    const to = (label: string, passage: Passage | undefined) =>
      passage
        ? [
            {
              kind: 'ask' as const,
              label,
              question: { command: 'context', words: passage.address },
            },
          ]
        : []
    return {
      locale,
      blocks: [
        ...around(say['context.before'], before, say['context.first']),
        { kind: 'heading', text: say['context.here'] },
        quotation(quoteWhole(quote.passage), asked, {
          // All of it set off sets nothing off.
          marks: isWhole(quote) ? [] : [quote.span],
          actions: [],
        }),
        ...around(say['context.after'], after, say['context.last']),
        {
          kind: 'actions',
          actions: [
            ...to(say['action.previous'], before),
            ...to(say['action.next'], after),
            {
              kind: 'ask',
              label: say['action.section'],
              question: { command: work.command, words: String(section.number) },
            },
            {
              kind: 'ask',
              label: say['action.cite'],
              question: { command: 'cite', words: quote.passage.address },
            },
          ],
        },
      ],
    }
  },
})
