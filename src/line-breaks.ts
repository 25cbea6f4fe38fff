import type { Span } from './text.ts'

/** Marks that Chinese typesetting never sets at the beginning of a line (GB/T 15834—2011, 5.1). */
const notFirst = /^[，。、；：？！”’）》〉」』】〕…—·,.;:?!)\]}%]/u
/** Marks that it never sets at the end of one. */
const notLast = /[“‘（《〈「『【〔([{]$/u

const pieces = new Intl.Segmenter('zh', { granularity: 'grapheme' })
/** So much is segmented at once, in UTF-16 code units: V8 takes time by the square of it. */
const atOnce = 500

/** The graphemes of `text`; of one that is longer than a page, pieces. */
function* graphemesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const found = Array.from(pieces.segment(text.slice(at, at + atOnce)), ({ segment }) => segment)
    // The last of them may go on.
    if (at + atOnce < text.length && found.length > 1) found.pop()
    for (const segment of found) {
      yield segment
      at += segment.length
    }
  }
}

/** How wide text is, in whatever unit lines are measured. */
export type Measure = (text: string) => number

/**
 * Where the lines of `text` stand in it, each of at most `width`. Latin words and numbers
 * stay whole, and marks with what they cling to, where they can. White space at a line's
 * end and a line feed belong to no line.
 *
 * @param width in the unit of `measure`; with `Infinity` only line feeds part lines
 */
export function lineSpans(text: string, width: number, measure: Measure): readonly Span[] {
  const spans: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const isOne =
      width === Number.POSITIVE_INFINITY || (line.length <= atOnce && measure(line) <= width)
    if (isOne) spans.push({ start, end: start + line.length })
    else
      for (const span of spansOfLine(line, width, measure))
        spans.push({ start: start + span.start, end: start + span.end })
    start += line.length + 1
  }
  return spans
}

function spansOfLine(line: string, width: number, measure: Measure): readonly Span[] {
  const spans: Span[] = []
  let start = 0
  let end = 0
  let used = 0
  for (const unit of unitsOf(line, width, measure)) {
    const unitWidth = measure(unit)
    if (end > start && used + unitWidth > width) {
      spans.push({ start, end: start + line.slice(start, end).trimEnd().length })
      start = end
      used = 0
      if (unit.trim() === '') {
        start += unit.length
        end += unit.length
        continue
      }
    }
    end += unit.length
    used += unitWidth
  }
  return end > start ? [...spans, { start, end }] : spans
}

/** What is not broken: a character with the marks that cling to it, or a Latin word. */
function unitsOf(line: string, width: number, measure: Measure): readonly string[] {
  const units: string[] = []
  for (const segment of graphemesOf(line)) {
    const last = units.at(-1)
    const clings =
      last !== undefined &&
      (notFirst.test(segment) ||
        notLast.test(last) ||
        (isLatin(segment) && isLatin(last.slice(-1)))) &&
      measure(last + segment) <= width
    if (clings) units[units.length - 1] = last + segment
    else units.push(segment)
  }
  return units
}

const isLatin = (char: string) => /^[\p{Script=Latin}\p{N}/.@'-]$/u.test(char)
