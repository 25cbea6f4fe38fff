import { lineSpans, type Measure } from '../../src/line-breaks.ts'
import { sentences } from '../../src/text.ts'

/** Where words may stand. */
export interface Frame {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Sizes of type to choose from, in pixels, the largest first. */
  readonly sizes: readonly number[]
  /** From one line to the next, in sizes of the type. */
  readonly leading: number
}

interface Line {
  readonly text: string
  /** What is put between each two characters so that the line ends with the others, in pixels. */
  readonly spacing: number
}

/** Words as they are set. */
export interface Composition {
  readonly size: number
  readonly lines: readonly Line[]
  /** How many of the words are set, in UTF-16 code units from their beginning. */
  readonly end: number
}

/**
 * Sets `words` as large as they fit into the frame. What does not fit at the smallest size
 * is cut, between sentences where that can be, with a line left free to say so.
 *
 * @param widthOf in ems
 */
export function compose(words: string, frame: Frame, widthOf: Measure): Composition {
  const whole = setWithin(words, frame, 0, widthOf)
  if (whole !== undefined) return { ...whole, end: words.length }
  const size = frame.sizes.at(-1) ?? 1
  const most = Math.max(1, linesIn(frame, size) - 1)
  const last = lineSpans(words, frame.width / size, widthOf)[most - 1]
  const end = goodEnd(words, last?.end ?? words.length)
  const shown = words.slice(0, end)
  const set = setWithin(shown, frame, 1, widthOf) ?? {
    size,
    lines: linesOf(shown, frame, size, widthOf),
  }
  return { ...set, end }
}

const linesIn = ({ height, leading }: Frame, size: number) => Math.floor(height / (size * leading))

/** `words` at the largest size that leaves so many lines free; `undefined` where none does. */
function setWithin(words: string, frame: Frame, free: number, widthOf: Measure) {
  for (const size of frame.sizes) {
    const lines = linesOf(words, frame, size, widthOf)
    if (lines.length + free <= linesIn(frame, size)) return { size, lines }
  }
  return undefined
}

/** A cut is made at the end of a sentence or else of a clause, unless that would cost more than half. */
function goodEnd(words: string, furthest: number): number {
  const ends = [
    sentences(words).map(({ start, end }) => start + words.slice(start, end).trimEnd().length),
    Array.from(words.matchAll(/[，；：、,;:]/gu), ({ index }) => index + 1),
  ]
  for (const candidates of ends) {
    const end = candidates.findLast(end => end <= furthest)
    if (end !== undefined && end > furthest / 2) return end
  }
  return furthest
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

function linesOf(words: string, { width }: Frame, size: number, widthOf: Measure): readonly Line[] {
  const spans = lineSpans(words, width / size, widthOf)
  return spans.map(({ start, end }, at) => {
    const text = words.slice(start, end)
    const left = width - widthOf(text) * size
    const gaps = [...graphemes.segment(text)].length - 1
    const next = spans[at + 1]
    // A line feed ends a paragraph, and Latin is not spread: its lines differ too much.
    const ends = next === undefined || words.slice(end, next.start).includes('\n')
    const spread = !ends && gaps > 0 && left > 0 && left <= mostSpread * size && isChinese(text)
    return { text, spacing: spread ? left / gaps : 0 }
  })
}

/** A line that lacks more, in sizes of the type, is left as it is. */
const mostSpread = 1.2

const isChinese = (text: string) => {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han * 2 > text.length
}
