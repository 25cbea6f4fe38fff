import { cite as citation, citationStyles } from '../cite.ts'
import type { Action } from '../reply/reply.ts'
import { quotation } from './blocks.ts'
import { command } from './define.ts'
import { passageNamed } from './passage.ts'

export const cite = command({
  name: 'cite',
  group: 'check',
  localName: say => say['command.cite.name'],
  summary: say => say['command.cite.summary'],
  usage: say => say['command.cite.usage'],
  params: {
    address: { kind: 'text', of: 'address', required: true },
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
        text: `${say[`option.${style}`]}:`,
        detail: citation(found.quote, found.work, context).text,
      }
    })
    const copies = items.map(
      ({ detail }, at): Action => ({
        kind: 'copy',
        label: say['action.copy'](say[`option.${styles[at] ?? 'short'}`]),
        text: detail,
      }),
    )
    const quoted = quotation(found.quote, asked)
    // Each style is copied below; where all of them are here, more are not to be had.
    const again = (action: Action) => action.kind === 'ask' && action.question.command === 'cite'
    const beside = quoted.actions.filter(
      action => action.kind !== 'copy' && !(style === undefined && again(action)),
    )
    return {
      locale,
      blocks: [
        { ...quoted, actions: beside },
        { kind: 'list', items },
        { kind: 'actions', actions: copies },
      ],
    }
  },
})
