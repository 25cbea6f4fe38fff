import type { Library } from '../../src/library.ts'
import { ReceiptError } from '../../src/reply/receipt.ts'

/** A quotation as a browser would read it. */
interface ShownQuotation {
  readonly address: string
  readonly words: string
}

/** What is quoted is in elements of these names with its address beside it; none of them holds another. */
const quoted = /<(blockquote|q|p)\b[^>]*? data-quote="([^"]*)"[^>]*>(.*?)<\/\1>/gsu

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}
const decoded = (text: string) =>
  text.replace(/&(?:lt|gt|quot|#39|amp);/g, one => entities[one] ?? one)

/** The quotations in HTML as our pages write it. What was claimed and is not in the corpus (`<ins>`) is none of them. */
const quotationsIn = (page: string): readonly ShownQuotation[] =>
  Array.from(page.matchAll(quoted), ([, , address = '', inner = '']) => ({
    address: decoded(address),
    words: decoded(inner.replace(/<ins\b.*?<\/ins>/gs, '').replace(/<[^>]*>/g, '')),
  }))

/**
 * Compares every quotation in a page with the corpus.
 *
 * @returns the page itself
 * @throws ReceiptError when one does not read as the corpus has it
 */
export function checkPage(page: string, library: Library): string {
  for (const { address, words } of quotationsIn(page)) {
    const located = library.locate(address)
    if (located.kind !== 'passage' || located.quote.words !== words)
      throw new ReceiptError(`${address} reads otherwise in what was drawn`)
  }
  return page
}
