import type { Question } from '../inquiry.ts'
import { type Quote, quote } from '../quote.ts'
import { sentences, splitsPair } from '../text.ts'
import { marksWithin } from './marks.ts'
import { plainText } from './plain.ts'
import type { Action, Block, Quotation, Reply } from './reply.ts'

/** How much a platform takes in one message. */
export interface Limit {
  /** Of plain text, in `unit`; what the platform takes less what its mark-up needs. */
  readonly size: number
  readonly unit: 'utf16' | 'codePoint'
  /** At most so many quotations on one page. */
  readonly quotations: number
}

/** How a page's neighbours are named. */
export interface PageLabels {
  readonly previous: string
  readonly next: string
  page(page: number, pages: number): string
}

/** How long `text` is in `unit`: '𠮷' is 2 UTF-16 code units but 1 code point. */
export const lengthIn = (unit: Limit['unit'], text: string) =>
  unit === 'utf16' ? text.length : [...text].length

/**
 * The page of `reply` that `question` asks for, under `limit`, with actions to the
 * pages beside it. A page beyond the last is the last.
 */
export function fit(reply: Reply, question: Question, limit: Limit, labels: PageLabels): Reply {
  const [only = [], ...more] = pagesOf(reply.blocks, limit)
  if (more.length === 0) return { ...reply, blocks: only }
  // Of several, each page needs room for its number.
  const label = lengthIn(limit.unit, labels.page(widestPage, widestPage)) + betweenBlocks
  const pages = pagesOf(reply.blocks, { ...limit, size: Math.max(1, limit.size - label) })
  const page = Math.min(Math.max(1, question.page ?? 1), pages.length)
  const to = (label: string, page: number): Action => ({
    kind: 'ask',
    label,
    question: { ...question, page },
  })
  const actions = [
    ...(page > 1 ? [to(labels.previous, page - 1)] : []),
    ...(page < pages.length ? [to(labels.next, page + 1)] : []),
  ]
  return {
    ...reply,
    blocks: [
      ...(pages[page - 1] ?? []),
      { kind: 'paragraph', text: labels.page(page, pages.length) },
      { kind: 'actions', actions },
    ],
  }
}

/** No answer has more pages, so that no page's number is longer. */
const widestPage = 999

/** An empty line between two blocks. */
const betweenBlocks = 2

/** The blocks in order, page by page; one that is longer than a page is cut into parts. */
function pagesOf(blocks: readonly Block[], limit: Limit): readonly (readonly Block[])[] {
  const pages: Block[][] = [[]]
  let used = 0
  let quotations = 0
  for (const block of blocks.flatMap(block => partsOf(block, limit))) {
    const size = sizeOf(block, limit)
    const quotes = block.kind === 'quotation' ? 1 : 0
    const page = pages.at(-1) ?? []
    if (page.length > 0 && (used + size > limit.size || quotations + quotes > limit.quotations)) {
      // A heading stays with what it heads, where the two fit.
      const last = page.at(-1)
      const heading = last?.kind === 'heading' && page.length > 1 ? sizeOf(last, limit) : 0
      const carried = heading > 0 && heading + size <= limit.size ? page.splice(-1) : []
      pages.push([...carried, block])
      used = size + (carried.length > 0 ? heading : 0)
      quotations = quotes
    } else {
      page.push(block)
      used += size
      quotations += quotes
    }
  }
  return pages
}

const sizeOf = (block: Block, { unit }: Limit) => lengthIn(unit, plainText(block)) + betweenBlocks

/** Room that a part's citation and note may take beside its words. */
const besideWords = 400

function partsOf(block: Block, limit: Limit): readonly Block[] {
  if (lengthIn(limit.unit, plainText(block)) <= limit.size) return [block]
  const size = Math.max(1, limit.size - Math.min(besideWords, Math.floor(limit.size / 2)))
  switch (block.kind) {
    case 'quotation':
      return partsOfQuote(block.quote, size).map(
        (quote): Quotation => ({ ...block, quote, marks: marksWithin(block.marks, quote.span) }),
      )
    case 'list':
      if (block.items.length < 2) return [block]
      return halves(block.items).flatMap(items => partsOf({ ...block, items }, limit))
    case 'concordance':
      if (block.lines.length < 2) return [block]
      return halves(block.lines).flatMap(lines => partsOf({ ...block, lines }, limit))
    case 'heading':
    case 'paragraph':
    case 'notice':
      return chunks(block.text, size).map(text => ({ ...block, text }))
    case 'difference':
    case 'actions':
      return [block]
  }
}

function halves<T>(items: readonly T[]): readonly (readonly T[])[] {
  const middle = Math.ceil(items.length / 2)
  return [items.slice(0, middle), items.slice(middle)]
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
