import stringWidth from 'string-width'
import { lineSpans } from '../../src/line-breaks.ts'
import type { Span } from '../../src/passage.ts'

/** How many columns `text` takes; a Chinese character takes two. */
export const columnsOf = (text: string) => stringWidth(text)

/**
 * Where the lines of `text` stand in it, each of at most `width` columns; Chinese
 * characters take two.
 *
 * @param width columns; with `Infinity` only line feeds part lines
 */
export const wrapSpans = (text: string, width: number): readonly Span[] =>
  lineSpans(text, width, columnsOf)

/** The lines themselves. */
export const wrap = (text: string, width: number): readonly string[] =>
  wrapSpans(text, width).map(({ start, end }) => text.slice(start, end))
