import { type Quote, quote } from '../quote.ts'
import { sentences, splitsPair } from '../text.ts'
import type { Change } from '../verify/difference.ts'
import { entriesOf, type Limit } from './limit.ts'
import { marksWithin } from './marks.ts'
import { plainChanges } from './plain.ts'
import type { Block, Difference, ListItem, Quotation } from './reply.ts'

/** Room that a part's citation and note may take beside its words. */
const besideWords = 400

/** What still is too long once it is this short, in UTF-16 code units, is so by its citation: cutting is no help. */
const shortEnough = 64

/** `block` as it is where it keeps within `limit`, else in parts that do and that together say all of it. */
export const partsOf = (block: Block, limit: Limit): readonly Block[] =>
  partsWithin(block, limit, Math.max(1, limit.size - Math.min(besideWords, limit.size >> 1)))

/** Parts of at most `size` UTF-16 code units, and of less where mark-up makes them longer. */
function partsWithin(block: Block, limit: Limit, size: number): readonly Block[] {
  if (limit.lengthOf(block) <= limit.size && entriesOf(block).length <= limit.items) return [block]
  const parts = cut(block, limit, size)
  if (size <= shortEnough) return parts
  return parts.flatMap(part => partsWithin(part, limit, size >> 1))
}

/** `block` in fewer entries or in pieces of at most `size` UTF-16 code units, where it can be cut at all. */
function cut(block: Block, limit: Limit, size: number): readonly Block[] {
  switch (block.kind) {
    case 'quotation':
      return partsOfQuote(block.quote, size).map(
        (quote): Quotation => ({ ...block, quote, marks: marksWithin(block.marks, quote.span) }),
      )
    case 'list':
      if (block.items.length < 2)
        return block.items
          .flatMap(item => partsOfItem(item, size))
          .map(item => ({ ...block, items: [item] }))
      return fewer(block.items, limit).flatMap(items =>
        partsWithin({ ...block, items }, limit, size),
      )
    case 'concordance':
      if (block.lines.length < 2) return [block]
      return fewer(block.lines, limit).flatMap(lines =>
        partsWithin({ ...block, lines }, limit, size),
      )
    case 'heading':
    case 'paragraph':
    case 'notice':
      return chunks(block.text, size).map(text => ({ ...block, text }))
    case 'difference':
      return partsOfDifference(block, size)
    case 'quiz':
    case 'file':
    case 'card':
    case 'actions':
      return [block]
  }
}

/** More entries than a page takes by the pageful, else in halves. */
const fewer = <T>(entries: readonly T[], { items }: Limit) =>
  groups(entries, entries.length > items ? items : Math.ceil(entries.length / 2))

/** The items in order, in groups of `size`; the last may be smaller. */
function groups<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size))
}

/** A long item in items of at most `size` UTF-16 code units, the first with what the item asks. */
const partsOfItem = ({ text, detail, question }: ListItem, size: number): readonly ListItem[] =>
  [
    ...chunks(text, size).map((text): ListItem => ({ text })),
    ...chunks(detail ?? '', size).map((detail): ListItem => ({ text: '', detail })),
  ].map((part, at) => (at === 0 && question !== undefined ? { ...part, question } : part))

/** A long difference in parts of at most `size` UTF-16 code units, each against its own stretch of the text. */
function partsOfDifference(block: Difference, size: number): readonly Block[] {
  const pieces = block.changes.flatMap(({ kind, text }) =>
    // Each change is drawn between marks of two characters.
    chunks(text, Math.max(1, size - 4)).map((text): Change => ({ kind, text })),
  )
  const parts: Change[][] = [[]]
  let used = 0
  for (const piece of pieces) {
    const drawn = piece.text.length + 4
    if (used + drawn > size && used > 0) {
      parts.push([])
      used = 0
    }
    parts.at(-1)?.push(piece)
    used += drawn
  }
  let start = block.quote.span.start
  return parts.map((changes): Block => {
    const own = changes.filter(({ kind }) => kind !== 'added')
    const end = start + own.reduce((sum, { text }) => sum + text.length, 0)
    // What only the claim has stands against no words of the text.
    if (end === start) return { kind: 'paragraph', text: plainChanges(changes) }
    const part = { ...block, changes, quote: quote(block.quote.passage, { start, end }) }
    start = end
    return part
  })
}

/** The beginning of `quote`, of at most `size` UTF-16 code units, up to the end of a sentence where that can be. */
export const openingOf = (quote: Quote, size: number): Quote =>
  partsOfQuote(quote, size)[0] ?? quote

/** A long quote in quotes of at most `size` UTF-16 code units, cut between sentences where that can be. */
function partsOfQuote({ passage, span }: Quote, size: number): readonly Quote[] {
  const ends = sentences(passage.text).map(({ end }) => end)
  const parts: Quote[] = []
  for (let start = span.start; start < span.end; ) {
    const furthest = Math.min(span.end, start + size)
    const sentenceEnd =
      furthest === span.end ? furthest : ends.findLast(end => start < end && end <= furthest)
    const end = sentenceEnd ?? wholeCharacters(passage.text, start, furthest)
    parts.push(quote(passage, { start, end }))
    start = end
  }
  return parts
}

function chunks(text: string, size: number): readonly string[] {
  const parts: string[] = []
  for (let start = 0; start < text.length; ) {
    const end = wholeCharacters(text, start, Math.min(text.length, start + size))
    parts.push(text.slice(start, end))
    start = end
  }
  return parts
}

/** `end`, or where the character that it would cut in half begins or, if that is `start`, ends. */
function wholeCharacters(text: string, start: number, end: number): number {
  if (end >= text.length || !splitsPair(text, end)) return end
  return end - 1 > start ? end - 1 : end + 1
}
