import type { Library } from '../library.ts'
import { addressOfQuote, type Quote } from '../quote.ts'
import type { Block, Reply } from './reply.ts'

/** A quotation did not come out of the rendering as the corpus has it. */
export class ReceiptError extends Error {
  override readonly name = 'ReceiptError'
}

/** Every quote that `reply` shows in full, in its order. */
const quotesIn = ({ blocks }: Reply): readonly Quote[] => blocks.flatMap(quotesOf)

function quotesOf(block: Block): readonly Quote[] {
  switch (block.kind) {
    case 'quotation':
    case 'difference':
      return [block.quote]
    case 'concordance':
      return block.lines.map(({ quote }) => quote)
    case 'heading':
    case 'paragraph':
    case 'list':
    case 'quiz':
    case 'file':
    // What stands beside a picture is an excerpt where there is little room.
    case 'card':
    case 'notice':
    case 'actions':
      return []
  }
}

/**
 * Compares what a platform's payload says, read back out of it, with the corpus.
 *
 * @param shown the words of each quotation in the payload, in its order
 * @throws ReceiptError when they are not the corpus's words at the addresses that `reply` quotes
 */
export function checkReceipt(shown: readonly string[], reply: Reply, library: Library): void {
  const quotes = quotesIn(reply)
  if (shown.length !== quotes.length) {
    throw new ReceiptError(`${quotes.length} quotations were drawn and ${shown.length} read back`)
  }
  for (const [at, quote] of quotes.entries()) check(shown[at] === wordsAt(quote, library), quote)
}

/**
 * The same for an excerpt where a platform has little room: it must open the quotation.
 *
 * @throws ReceiptError when it is not the beginning of the corpus's words at the address of `quote`
 */
export function checkExcerpt(shown: string, quote: Quote, library: Library): void {
  check(shown !== '' && wordsAt(quote, library)?.startsWith(shown) === true, quote)
}

function check(exact: boolean, quote: Quote): void {
  if (!exact) throw new ReceiptError(`${addressOfQuote(quote)} reads otherwise in what was drawn`)
}

/** What the corpus itself has there, whatever `quote` says. */
function wordsAt(quote: Quote, library: Library): string | undefined {
  const located = library.locate(addressOfQuote(quote))
  return located.kind === 'passage' ? located.quote.words : undefined
}
