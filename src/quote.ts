import { type Address, addressOf } from './address.ts'
import type { Passage, Span } from './passage.ts'
import { splitsPair } from './text.ts'

/** A passage, a span of it, and the words that stand there. Only `quote` makes one. */
export interface Quote {
  readonly passage: Passage
  readonly span: Span
  readonly words: string
}

/**
 * The exact words of `passage` within `span`.
 *
 * @throws RangeError when `span` is empty, leaves the text, or splits a surrogate pair.
 * @example quote(greenRoad, { start: 0, end: 2 }).words // '推动'
 */
export function quote(passage: Passage, span: Span): Quote {
  const { text } = passage
  const { start, end } = span
  const whole = Number.isInteger(start) && Number.isInteger(end)
  const inside = whole && 0 <= start && start < end && end <= text.length
  if (!inside || splitsPair(text, start) || splitsPair(text, end)) {
    throw new RangeError(`${passage.address} has no span ${start}–${end}`)
  }
  return { passage, span, words: text.slice(start, end) }
}

/** All of `passage`. */
export const quoteWhole = (passage: Passage): Quote =>
  quote(passage, { start: 0, end: passage.text.length })

/** Whether `quote` takes in all of its passage. */
export const isWhole = ({ passage, span }: Quote) =>
  span.start === 0 && span.end === passage.text.length

/** The quote's own address: the passage's, with the span where it is not all of it. */
export function addressOfQuote(quote: Quote): Address {
  const { work, section, paragraph } = quote.passage
  return addressOf({ work, section, paragraph, ...(!isWhole(quote) && { span: quote.span }) })
}
