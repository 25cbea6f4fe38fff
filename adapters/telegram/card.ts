import type { Library } from '../../src/library.ts'
import type { Locale } from '../../src/passage.ts'
import { addressOfQuote } from '../../src/quote.ts'
import { openingOf } from '../../src/reply/parts.ts'
import { checkExcerpt } from '../../src/reply/receipt.ts'
import type { Card } from '../../src/reply/reply.ts'
import { maxCaption } from './limits.ts'
import { quotationsIn } from './receipt.ts'
import { drawQuote, drawSource } from './render.ts'
import { assemble, code, type EntityText } from './text.ts'

/** A citation that is longer leaves a caption no room for words; the address says as much. */
const maxSource = 400

/** A card with the caption under its picture. */
export interface CaptionedCard {
  readonly card: Card
  readonly locale: Locale
  readonly caption: EntityText
}

/**
 * The caption of a card: its words, or their beginning with dots behind them, and their source.
 *
 * @throws ReceiptError when the words in it are not the corpus's
 */
export function captioned(card: Card, locale: Locale, library: Library): CaptionedCard {
  const full = drawSource(card, locale)
  const source = assemble(full).text.length <= maxSource ? full : [code(addressOfQuote(card.quote))]
  const room = maxCaption - assemble(source).text.length - dots.length - 1
  const shown = openingOf(card.quote, room)
  const isAll = shown.words.length === card.quote.words.length
  const caption = assemble([drawQuote(shown, [[shown.words]]), isAll ? '\n' : dots, ...source])
  for (const words of quotationsIn(caption)) checkExcerpt(words, card.quote, library)
  return { card, locale, caption }
}

const dots = '\n……\n'
