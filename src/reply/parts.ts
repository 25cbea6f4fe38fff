import { type Quote, quote } from '../quote.ts'
import { sentences, splitsPair } from '../text.ts'
import type { Change } from '../verify/difference.ts'
import { entriesOf, type Limit, lengthIn } from './limit.ts'
import { marksWithin } from './marks.ts'
import { plainChanges, plainText } from './plain.ts'
import type { Block, Difference, ListItem, Quotation } from './reply.ts'

/** Room that a part's citation and note may take beside its words. */
const besideWords = 400

/** `block` as it is where it keeps within `limit`, else in parts that do and that together say all of it. */
export function partsOf(block: Block, limit: Limit): readonly Block[] {
  const entries = entriesOf(block).length
  if (lengthIn(limit.unit, plainText(block)) <= limit.size && entries <= limit.items) return [block]
  const size = Math.max(1, limit.size - Math.min(besideWords, Math.floor(limit.size / 2)))
  switch (block.kind) {
    case 'quotation':
      return partsOfQuote(block.quote, size).map(
        (quote): Quotation => ({ ...block, quote, marks: marksWithin(block.marks, quote.span) }),
      )
    case 'list':
      if (block.items.length > limit.items)
        return groups(block.items, limit.items).flatMap(items =>
          partsOf({ ...block, items }, limit),
        )
      if (block.items.length < 2)
        return block.items
          .flatMap(item => partsOfItem(item, size))
          .map(item => ({ ...block, items: [item] }))
      return halves(block.items).flatMap(items => partsOf({ ...block, items }, limit))
    case 'concordance':
      if (block.lines.length > limit.items)
        return groups(block.lines, limit.items).flatMap(lines =>
          partsOf({ ...block, lines }, limit),
        )
      if (block.lines.length < 2) return [block]
      return halves(block.lines).flatMap(lines => partsOf({ ...block, lines }, limit))
    case 'heading':
    case 'paragraph':
    case 'notice':
      return chunks(block.text, size).map(text => ({ ...block, text }))
    case 'difference':
      return partsOfDifference(block, size)
    case 'quiz':
    case 'actions':
      return [block]
  }
}

const halves = <T>(items: readonly T[]) => groups(items, Math.ceil(items.length / 2))

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
