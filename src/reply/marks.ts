import type { Span } from '../passage.ts'
import { mergeSpans } from '../search/rank/match.ts'

/** What of `marks` lies within `span`, in order, marks that touch or overlap made one. */
export const marksWithin = (marks: readonly Span[], span: Span): readonly Span[] =>
  mergeSpans(
    marks
      .map(({ start, end }) => ({
        start: Math.max(start, span.start),
        end: Math.min(end, span.end),
      }))
      .filter(({ start, end }) => start < end),
  )
