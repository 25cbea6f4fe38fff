import { Converter } from 'opencc-js/t2cn'
import type { Span } from '../passage.ts'

/** Text made comparable, and where each of its code units stood before. */
export interface Folded {
  readonly text: string
  /**
   * For each UTF-16 code unit of `text`, the index of the code unit of the original
   * that it came from; one more entry at the end: the original's length.
   */
  readonly origin: readonly number[]
}

const simplify = Converter({ from: 't', to: 'cn' })
const memo = new Map<string, string>()

/**
 * One character made comparable: compatibility forms and width (NFKD), case, accents,
 * and traditional → simplified. Character by character and not phrase by phrase, so
 * that every offset can be led back; both sides of a comparison are folded alike.
 */
function foldChar(char: string): string {
  const known = memo.get(char)
  if (known !== undefined) return known
  const folded = simplify(char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())
  memo.set(char, folded)
  return folded
}

/** All of `text` folded, punctuation and white space included. */
export const fold = (text: string) => foldWith(text, foldChar)

/**
 * The letters and digits of `text`, folded: what two wordings share when they differ
 * only in punctuation, white space, width, case or script.
 */
export const skeleton = (text: string) => foldWith(text, boneOf)

const bones = new Map<string, string>()

function boneOf(char: string): string {
  const known = bones.get(char)
  if (known !== undefined) return known
  const bone = foldChar(char).replace(/[^\p{L}\p{N}]/gu, '')
  bones.set(char, bone)
  return bone
}

function foldWith(text: string, foldOne: (char: string) => string): Folded {
  // NFKD makes at most 18 characters of one (U+FDFA), but nearly always one of one.
  const origin: number[] = []
  let folded = ''
  let index = 0
  for (const char of text) {
    const part = foldOne(char)
    folded += part
    for (let unit = 0; unit < part.length; unit++) origin.push(index)
    index += char.length
  }
  origin.push(index)
  return { text: folded, origin }
}

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
