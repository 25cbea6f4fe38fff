import { contentHash } from '../../src/content-hash.ts'
import type { Library } from '../../src/library.ts'
import { ReceiptError } from '../../src/reply/receipt.ts'
import { type ArchivedWording, wordingId } from '../../src/store/archive.ts'

/** A quotation as a browser would read it. */
interface ShownQuotation {
  /** As the element has it: of an archived wording, its address with the version. */
  readonly address: string
  readonly words: string
}

/** What is quoted is in elements of these names with its address beside it; none of them holds another. */
const quoted = /<(blockquote|q|p)\b[^>]*? data-quote="([^"]*)"[^>]*>(.*?)<\/\1>/gsu
/** How a passage read before is in elements of this one. */
const archived = /<(blockquote)\b[^>]*? data-archived="([^"]*)"[^>]*>(.*?)<\/\1>/gsu

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}
const decoded = (text: string) =>
  text.replace(/&(?:lt|gt|quot|#39|amp);/g, one => entities[one] ?? one)

/**
 * The quotations in HTML as our pages write it. What was claimed and is not in the corpus
 * (a bare `<ins>`) is none of them; what was added to a passage since it was cited
 * (`<ins class="since">`) is.
 */
const quotationsIn = (page: string): readonly ShownQuotation[] => shownIn(page, quoted)

const shownIn = (page: string, elements: RegExp): readonly ShownQuotation[] =>
  Array.from(page.matchAll(elements), ([, , address = '', inner = '']) => ({
    address: decoded(address),
    words: decoded(inner.replace(/<ins>.*?<\/ins>/gs, '').replace(/<[^>]*>/g, '')),
  }))

/**
 * Compares every quotation in a page with the corpus, and every wording that was cited
 * with the archive.
 *
 * @param wordings what the archive has of those in the page
 * @returns the page itself
 * @throws ReceiptError when one does not read as the corpus or the archive has it
 */
export function checkPage(
  page: string,
  library: Library,
  wordings: readonly ArchivedWording[] = [],
): string {
  for (const { address, words } of shownIn(page, archived)) {
    const kept = wordings.find(wording => wordingId(wording) === address)
    // The hash in the link is that of the words that were cited, whatever the archive has.
    if (kept?.text !== words || kept.hash !== contentHash(words))
      throw new ReceiptError(`${address} reads otherwise in what was drawn`)
  }
  for (const { address, words } of quotationsIn(page)) {
    const located = library.locate(address)
    if (located.kind !== 'passage' || located.quote.words !== words)
      throw new ReceiptError(`${address} reads otherwise in what was drawn`)
  }
  return page
}
