import type { Locale } from '../../src/passage.ts'
import { addressOfQuote } from '../../src/quote.ts'
import type { Card } from '../../src/reply/reply.ts'
import type { Counter } from '../counter.ts'
import type { Picture } from './cards.ts'

/**
 * The picture of a card in an answer; `undefined` where there can be none: its words
 * and their source are an answer without it.
 */
export async function pictureOf(
  { quote }: Card,
  locale: Locale,
  { cards, desk, log }: Counter,
): Promise<Picture | undefined> {
  try {
    return await cards?.draw(quote, desk.library.workOf(quote.passage), locale)
  } catch (error) {
    log.error({ err: error, address: addressOfQuote(quote) }, 'a card could not be drawn')
    return undefined
  }
}

/** What the picture's file is called: `beltroad-3.1-12-40.png`. */
export const fileNameOf = ({ quote }: Card) =>
  `${addressOfQuote(quote).replace(/[^a-z0-9.]/g, '-')}.png`
