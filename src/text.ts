/** The stretch `[start, end)` of a passage's text, in UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A Chinese character or a mark of Chinese typesetting: it stands next to its neighbour without a space. */
const cjk =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef“”‘’…—·〇]/u

/** Whether `char` belongs to text that is set without spaces. */
export const isCjk = (char: string | undefined) => char !== undefined && cjk.test(char)

/** Whether `index` (UTF-16) falls between the two halves of one character. */
export const splitsPair = (text: string, index: number) =>
  (text.codePointAt(index - 1) ?? 0) > 0xffff

/** Whether `index` (UTF-16) falls inside a number: between two digits, or beside the point or the comma of 3.5 and 1,244. */
export function splitsNumber(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 2), index)
  const after = text.slice(index, index + 5)
  const mark = /[.．,]$/u.exec(before)?.[0] ?? ''
  return (
    /\p{N}$/u.test(before.slice(0, before.length - mark.length)) &&
    /^(?:[.．]?|,(?=\p{N}{3}(?!\p{N})))\p{N}/u.test(mark + after)
  )
}

/**
 * One line of text out of lines that a page layout broke: Chinese runs on without
 * a space, Latin words keep one between them.
 */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((before, line) => {
    const after = line.trim()
    if (before === '' || after === '') return before + after
    const spaced = !isCjk([...before.slice(-2)].at(-1)) && !isCjk([...after][0])
    return spaced ? `${before} ${after}` : before + after
  }, '')
}

const sentenceSegmenter = new Intl.Segmenter('zh', { granularity: 'sentence' })

/**
 * The sentences of `text` in order, by the rules of Unicode Standard Annex 29: a
 * closing quotation mark stays with the sentence that it closes. Marks that open stand
 * before what they open, where the rules, which expect a space there, leave them behind.
 * The spans cover the whole text.
 */
export function sentences(text: string): readonly Span[] {
  const ruled = ruledStarts(text)
  const starts = ruled.map(
    (start, at) => start - openingAfter(text.slice(ruled[at - 1] ?? 0, start)),
  )
  return starts.map((start, at) => ({ start, end: starts[at + 1] ?? text.length }))
}

/** The segmenter copies all that it is given for each sentence of it: so much at once, in UTF-16 code units … */
const segmentedAtOnce = 1000

/** … of which the end decides nothing, for what follows it may decide otherwise. */
const undecided = 100

/** Where sentences begin by the rules alone. */
function ruledStarts(text: string): readonly number[] {
  const starts: number[] = []
  let from = 0
  let size = segmentedAtOnce
  while (from < text.length) {
    const part = text.slice(from, from + size)
    const found = Array.from(sentenceSegmenter.segment(part), ({ index }) => index)
    if (part.length === text.length - from) {
      starts.push(...found.map(index => from + index))
      break
    }
    const decided = found.filter(index => index <= part.length - undecided)
    const last = decided.at(-1) ?? 0
    starts.push(...decided.filter(index => index < last).map(index => from + index))
    from += last
    size = last === 0 ? 2 * size : segmentedAtOnce
  }
  return starts
}

/** How many marks that open, in UTF-16 code units, stand at the end of a text that is more than such marks. */
function openingAfter(text: string): number {
  let end = text.length
  while (end > 0 && /[\p{Ps}\p{Pi}]/u.test(text.charAt(end - 1))) end--
  return end === 0 ? 0 : text.length - end
}

/**
 * A name as names are compared: width, case, spaces, punctuation and a plural s
 * do not tell two apart. `Free-Trade Zones` and `free trade zone` are one name.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/(?<=[a-z]{3})s\b/g, '')
    .replace(/(?<=\P{Script=Latin}) | (?=\P{Script=Latin})/gu, '')
}
