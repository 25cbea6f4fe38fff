import { addressOfQuote } from '../quote.ts'
import { quotation } from './blocks.ts'
import { command } from './define.ts'
import { passageNamed } from './passage.ts'

/** A quotation with its citation as a picture. */
export const card = command({
  name: 'card',
  group: 'read',
  localName: say => say['command.card.name'],
  summary: say => say['command.card.summary'],
  usage: say => say['command.card.usage'],
  params: { address: { kind: 'text', of: 'address', required: true } },
  run: ({ address }, asked) => {
    const { desk, locale } = asked
    const found = passageNamed(address, 'card', asked)
    if ('blocks' in found) return found
    const { quote, citation } = quotation(found.quote, asked)
    const picture =
      desk.publicUrl === undefined
        ? undefined
        : `${desk.publicUrl}/card/${addressOfQuote(quote)}.png?lang=${locale}`
    return {
      locale,
      blocks: [{ kind: 'card', quote, citation, ...(picture !== undefined && { link: picture }) }],
    }
  },
})
