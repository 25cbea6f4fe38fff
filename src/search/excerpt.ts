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
 *
 * @param marks in order, not overlapping
 */
export function excerpt(text: string, marks: readonly Span[]): Span {
  if (text.length <= wholeUpTo) return { start: 0, end: text.length }
  const rows = sentences(text)
  let best: { readonly span: Span; readonly marked: number } | undefined
  let nextMark = 0
  for (const [from, first] of rows.entries()) {
    while ((marks[nextMark]?.start ?? text.length) < first.start) nextMark++
    const inside = marksFrom(text, marks, nextMark)
    for (let to = from; to < rows.length; to++) {
      const span = trimmed(text, { start: first.start, end: rows[to]?.end ?? text.length })
      const length = span.end - span.start
      if (to > from && length > windowUpTo) break
      const marked = inside.upTo(span.end)
      const better =
        best === undefined ||
        marked > best.marked ||
        (marked === best.marked && length < best.span.end - best.span.start)
      if (better) best = { span, marked }
    }
  }
  return best === undefined ? { start: 0, end: text.length } : filledUp(text, best.span, rows)
}

/** How much is marked from the mark of that index on: each different wording counts once, by its length. */
function marksFrom(text: string, marks: readonly Span[], first: number) {
  const wordings = new Set<string>()
  let next = first
  let marked = 0
  return {
    /** Asked for ends that grow, so that no mark is looked at twice. */
    upTo: (end: number) => {
      for (let mark = marks[next]; mark !== undefined && mark.end <= end; mark = marks[++next]) {
        const wording = text.slice(mark.start, mark.end)
        if (!wordings.has(wording)) marked += wording.length
        wordings.add(wording)
      }
      return marked
    },
  }
}

/** A short window with the sentences behind it, as far as they fit. */
function filledUp(text: string, span: Span, rows: readonly Span[]): Span {
  const next = rows.find(({ start, end }) => start >= span.end && end > span.end)
  if (next === undefined || span.end - span.start >= windowFrom) return span
  const longer = trimmed(text, { start: span.start, end: next.end })
  return longer.end - longer.start > windowUpTo ? span : filledUp(text, longer, rows)
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end)
  const before = words.length - words.trimStart().length
  const after = words.length - words.trimEnd().length
  return before + after >= words.length
    ? { start, end }
    : { start: start + before, end: end - after }
}
