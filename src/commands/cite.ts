import { cite as citation, citationStyles } from '../cite.ts'
import type { Action } from '../reply/reply.ts'
import { quotation } from './blocks.ts'
import { command } from './define.ts'
import { passageNamed } from './passage.ts'

export const cite = command({
  name: 'cite',
  group: 'check',
  summary: say => say['command.cite.summary'],
  usage: say => say['command.cite.usage'],
  params: {
    address: { kind: 'text', of: 'address' },
    style: { kind: 'choice', options: citationStyles },
  },
  run: ({ address, style }, asked) => {
    const { desk, locale, say } = asked
    const found = passageNamed(address, 'cite', asked)
    if ('blocks' in found) return found
    const styles = style === undefined ? citationStyles : [style]
    const items = styles.map(style => {
      const context = { locale, style, publicUrl: desk.publicUrl, today: desk.today() }
      return {
        text: `${say[`cite.${style}`]}:`,
        detail: citation(found.quote, found.work, context).text,
      }
    })
    const copies = items.map(
      ({ detail }, at): Action => ({
        kind: 'copy',
        label: say['action.copy'](say[`cite.${styles[at] ?? 'short'}`]),
        text: detail,
      }),
    )
    return {
      locale,
      blocks: [
        quotation(found.quote, asked),
        { kind: 'list', items },
        { kind: 'actions', actions: copies },
      ],
    }
  },
})
