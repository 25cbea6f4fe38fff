import { Converter } from 'opencc-js/t2cn'
import type { Span } from '../passage.ts'

/** Text made comparable, and where each of its code units stood before. */
export interface Folded {
  readonly text: string
  /**
   * For each UTF-16 code unit of `text`, the index of the code unit of the original
   * that it came from; one more entry at the end: the original's length.
   */
  readonly origin: Uint32Array
}

const simplify = Converter({ from: 't', to: 'cn' })

/**
 * One character made comparable: compatibility forms and width (NFKD), case, accents,
 * and traditional → simplified. Character by character and not phrase by phrase, so
 * that every offset can be led back; both sides of a comparison are folded alike.
 */
const foldChar = (char: string) =>
  // A wide comma parts two numbers; a narrow one may part the thousands of one.
  char === '，' ? char : simplify(char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())

/** All of `text` folded, punctuation and white space included. */
export const fold = folder(foldChar)

/**
 * The letters and digits of `text`, folded: what two wordings share when they differ
 * only in punctuation, white space, width, case or script. What stands between two digits, and
 * a sign before or behind one, is no punctuation: 3.5 is not 35, nor 3—5, nor 3%; but a comma
 * between thousands is, and one dash is another.
 */
export const skeleton = folder(
  char => foldChar(char).replace(/[^\p{L}\p{N}]/gu, ''),
  (text, index, isBehind) => {
    const mark = foldedMark(text.charAt(index))
    if (!/^[\p{Pd}~−.,，、:∶;/+×·%‰±≥≤<>$€¥£]$/u.test(mark)) return ''
    const isBefore = /^\p{N}/u.test(text.slice(index + 1))
    if (isBehind && isBefore && /^[\p{Pd}~−]$/u.test(mark)) return '-'
    if (isBehind && isBefore && /^[.,，、:∶;/+×·]$/u.test(mark))
      return thousands.test(text.slice(index)) ? '' : mark
    if (isBehind && /^[%‰]$/.test(mark)) return mark
    if (!isBefore) return ''
    const before = text.slice(Math.max(0, index - 3), index)
    if (/^[-−]$/.test(mark)) return minusBehind.test(before) ? '-' : ''
    return /^[±≥≤<>$€¥£]$/.test(mark) && !/\p{N}$/u.test(before) ? mark : ''
  },
)

const foldedMarks = new Map<string, string>()

/** A mark folded, each once: a passage has many, of few kinds. */
function foldedMark(char: string): string {
  const folded = foldedMarks.get(char) ?? foldChar(char)
  foldedMarks.set(char, folded)
  return folded
}

/** What a minus stands behind: a dash behind letters, as in COVID-19, or behind what a range begins with, is none. */
const minusBehind = /(?<![\p{Script=Latin}\p{N}年月日时点元万亿号%％‰]\s*)$/u

/** A comma before a group of three digits. */
const thousands = /^,(?=\p{N}{3}(?!\p{N}))/u

/** An Arabic digit, of either width. */
const isDigit = (code: number | undefined) =>
  code !== undefined && ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19))

/** In a folder's table: not met yet, or not one code unit that becomes one or none; a character that is left out. */
const unmet = 0
const leftOut = 1

/**
 * Folds text by `foldOne`, each character at most once: nearly all are one code unit and
 * become one or none, and are then looked up in an array. A corpus is folded at every start
 * and passages at every question.
 *
 * @param besideDigit what is left of the mark at `index`, which stands before a digit or behind one and is else left out: one code unit or none
 */
function folder(
  foldOne: (char: string) => string,
  besideDigit: (text: string, index: number, isBehind: boolean) => string = () => '',
): (text: string) => Folded {
  const units = new Uint16Array(0x10000)
  const parts = new Map<string, string>()
  const meet = (char: string, code: number) => {
    const part = foldOne(char)
    parts.set(char, part)
    const unit = part === '' ? leftOut : part.charCodeAt(0)
    // A lone half of a pair says nothing of the pairs that begin with it.
    const one = char.length === 1 && part.length < 2 && !/\p{Surrogate}/u.test(char)
    if (one && (part === '' || unit > leftOut)) units[code] = unit
    return part
  }
  // What is written on while a text is folded; the next one is written over it.
  let codes = new Uint16Array()
  let origins = new Uint32Array()
  const reserve = (size: number) => {
    if (size <= codes.length) return
    const [written, origin] = [codes, origins]
    codes = new Uint16Array(2 * size)
    origins = new Uint32Array(2 * size)
    codes.set(written)
    origins.set(origin)
  }
  return text => {
    reserve(text.length + 1)
    let end = 0
    for (let index = 0; index < text.length; ) {
      const code = text.charCodeAt(index)
      const unit = units[code] ?? unmet
      if (unit > leftOut) {
        codes[end] = unit
        origins[end++] = index++
      } else if (
        unit === leftOut &&
        !(end > 0 && isDigit(codes[end - 1])) &&
        !isDigit(text.charCodeAt(index + 1))
      ) {
        index++
      } else {
        const char = String.fromCodePoint(text.codePointAt(index) ?? code)
        const own = parts.get(char) ?? meet(char, code)
        const part = own === '' ? besideDigit(text, index, end > 0 && isDigit(codes[end - 1])) : own
        reserve(end + part.length + text.length - index + 1)
        for (let at = 0; at < part.length; at++) {
          codes[end] = part.charCodeAt(at)
          origins[end++] = index
        }
        index += char.length
      }
    }
    origins[end] = text.length
    const folded = Buffer.from(codes.buffer, 0, 2 * end).toString('utf16le')
    return { text: folded, origin: origins.slice(0, end + 1) }
  }
}

/** `fold`'s text alone. */
export const foldedOf = (text: string) => fold(text).text

/** `skeleton`'s text alone, which is all that most comparisons need. */
export const bonesOf = (text: string) => skeleton(text).text

/** The span of the original that `[start, end)` of the folded text came from. */
export function originalSpan(
  { origin }: Folded,
  original: string,
  start: number,
  end: number,
): Span {
  const from = origin[start] ?? 0
  const last = origin[end - 1] ?? from
  const width = (original.codePointAt(last) ?? 0) > 0xffff ? 2 : 1
  return { start: from, end: last + width }
}
