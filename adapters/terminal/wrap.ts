import stringWidth from 'string-width'
import type { Span } from '../../src/passage.ts'

/** Marks that Chinese typesetting never sets at the beginning of a line (GB/T 15834—2011, 5.1). */
const notFirst = /^[，。、；：？！”’）》〉」』】〕…—·,.;:?!)\]}%]/u
/** Marks that it never sets at the end of one. */
const notLast = /[“‘（《〈「『【〔([{]$/u

/** How many columns `text` takes; a Chinese character takes two. */
export const columnsOf = (text: string) => stringWidth(text)

const pieces = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * Where the lines of `text` stand in it, each of at most `width` columns; Chinese
 * characters take two. Latin words and numbers stay whole where they can. White space
 * at a line's end and a line feed belong to no line.
 *
 * @param width columns; with `Infinity` only line feeds part lines
 */
export function wrapSpans(text: string, width: number): readonly Span[] {
  const spans: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (stringWidth(line) <= width) spans.push({ start, end: start + line.length })
    else
      spans.push(
        ...wrapLine(line, width).map(span => ({
          start: start + span.start,
          end: start + span.end,
        })),
      )
    start += line.length + 1
  }
  return spans
}

/** The lines themselves. */
export const wrap = (text: string, width: number): readonly string[] =>
  wrapSpans(text, width).map(({ start, end }) => text.slice(start, end))

function wrapLine(line: string, width: number): readonly Span[] {
  const spans: Span[] = []
  let start = 0
  let end = 0
  let columns = 0
  for (const unit of unitsOf(line, width)) {
    const unitWidth = stringWidth(unit)
    if (end > start && columns + unitWidth > width) {
      spans.push({ start, end: start + line.slice(start, end).trimEnd().length })
      start = end
      columns = 0
      if (unit.trim() === '') {
        start += unit.length
        end += unit.length
        continue
      }
    }
    end += unit.length
    columns += unitWidth
  }
  return end > start ? [...spans, { start, end }] : spans
}

/** What is not broken: a character with the marks that cling to it, or a Latin word. */
function unitsOf(line: string, width: number): readonly string[] {
  const units: string[] = []
  for (const { segment } of pieces.segment(line)) {
    const last = units.at(-1)
    const clings =
      last !== undefined &&
      (notFirst.test(segment) ||
        notLast.test(last) ||
        (isLatin(segment) && isLatin(last.slice(-1)))) &&
      stringWidth(last + segment) <= width
    if (clings) units[units.length - 1] = last + segment
    else units.push(segment)
  }
  return units
}

const isLatin = (char: string) => /^[\p{Script=Latin}\p{N}/.@'-]$/u.test(char)
