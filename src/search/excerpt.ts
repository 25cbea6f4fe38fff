import type { Span } from '../passage.ts'
import { sentences } from '../text.ts'

/** A passage up to this long is shown whole, in UTF-16 code units. */
const wholeUpTo = 140

/** A window shorter than this takes in the sentence behind it: a heading alone says little. */
const windowFrom = 40

/** A window of sentences is no longer than this, unless one sentence alone is. */
const windowUpTo = 160

/**
 * The sentences of `text` worth showing: the row of them within `windowUpTo` that
 * holds most of what is marked, the shortest of those, the first of those.
 */
export function excerpt(text: string, marks: readonly Span[]): Span {
  if (text.length <= wholeUpTo) return { start: 0, end: text.length }
  const rows = sentences(text)
  let best: { readonly span: Span; readonly marked: number } | undefined
  for (const [from, first] of rows.entries()) {
    for (const last of rows.slice(from)) {
      const span = trimmed(text, { start: first.start, end: last.end })
      const length = span.end - span.start
      if (last !== first && length > windowUpTo) break
      const marked = markedIn(text, span, marks)
      const better =
        best === undefined ||
        marked > best.marked ||
        (marked === best.marked && length < best.span.end - best.span.start)
      if (better) best = { span, marked }
    }
  }
  return best === undefined ? { start: 0, end: text.length } : filledUp(text, best.span, rows)
}

/** A short window with the sentences behind it, as far as they fit. */
function filledUp(text: string, span: Span, rows: readonly Span[]): Span {
  const next = rows.find(({ start, end }) => start >= span.end && end > span.end)
  if (next === undefined || span.end - span.start >= windowFrom) return span
  const longer = trimmed(text, { start: span.start, end: next.end })
  return longer.end - longer.start > windowUpTo ? span : filledUp(text, longer, rows)
}

/** How much of what is marked stands in `span`: each different wording counts once, by its length. */
function markedIn(text: string, span: Span, marks: readonly Span[]): number {
  const inside = marks.filter(mark => span.start <= mark.start && mark.end <= span.end)
  const wordings = new Set(inside.map(mark => text.slice(mark.start, mark.end)))
  return [...wordings].reduce((total, wording) => total + wording.length, 0)
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end)
  const before = words.length - words.trimStart().length
  const after = words.length - words.trimEnd().length
  return before + after >= words.length
    ? { start, end }
    : { start: start + before, end: end - after }
}
