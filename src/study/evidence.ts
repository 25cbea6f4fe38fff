import { contentHash } from '../content-hash.ts'
import type { Library } from '../library.ts'
import { type Quote, quote } from '../quote.ts'
import type { Pin } from '../store/study.ts'
import { type Change, differenceOf } from '../verify/difference.ts'

/** What became of a pinned passage. */
export type Evidence =
  | { readonly kind: 'as pinned'; readonly pin: Pin; readonly quote: Quote }
  /** Its passage reads otherwise today; `changes` lead from today's words to those that were pinned. */
  | {
      readonly kind: 'changed'
      readonly pin: Pin
      readonly quote: Quote
      readonly changes: readonly Change[]
    }
  | { readonly kind: 'gone'; readonly pin: Pin }

/** What the texts say today at the address of a pin. */
export function evidenceOf(pin: Pin, library: Library): Evidence {
  const located = library.locate(pin.address)
  if (located.kind === 'passage' && contentHash(located.quote.passage.text) === pin.hash)
    return { kind: 'as pinned', pin, quote: located.quote }
  const whole = library.locate(pin.address.replace(/@.*$/, ''))
  if (whole.kind !== 'passage') return { kind: 'gone', pin }
  const { passage } = whole.quote
  // Its passage may have changed elsewhere: the words may stand there still.
  const start = passage.text.indexOf(pin.words)
  if (start >= 0)
    return {
      kind: 'as pinned',
      pin,
      quote: quote(passage, { start, end: start + pin.words.length }),
    }
  const now = located.kind === 'passage' ? located.quote : whole.quote
  return { kind: 'changed', pin, quote: now, changes: differenceOf(now.words, pin.words) }
}
