import { longNumeral, numeralChars, parseNumeral } from '../../numeral.ts'
import type { Segmenter } from './segment.ts'

/** A stretch of folded text of one kind; punctuation and white space part two runs. */
export interface Run {
  readonly kind: 'han' | 'latin' | 'number'
  readonly text: string
  /** Whether something stands between it and the run before it. */
  readonly apart: boolean
}

const runs =
  /(?<han>[\p{Script=Han}〇]+)|(?<number>\p{N}+(?:,\p{N}{3}(?!\p{N}))*(?:\.\p{N}+)*[%‰]?)|(?<latin>(?:(?!\p{Script=Han})\p{L})+)/gu

/** The runs of `folded` in order, of a number the thousands run on. Letters of other scripts count as Latin. */
export function runsOf(folded: string): readonly Run[] {
  let end = 0
  return Array.from(folded.matchAll(runs), ({ groups, index, 0: text }): Run => {
    const apart = index > end
    end = index + text.length
    if (groups?.['han'] !== undefined) return { kind: 'han', text, apart }
    if (groups?.['number'] !== undefined)
      return { kind: 'number', text: text.replaceAll(',', ''), apart }
    return { kind: 'latin', text: singular(text), apart }
  })
}

/** An English word without its plural s, so that `zones` and `zone` are one token. */
export const singular = (word: string) => word.replace(/(?<=[a-z]{3})(?<!s)s$/, '')

/**
 * What the index holds of a folded text: its words in jieba's search mode, numbers by
 * their value, and of characters that are no word of the dictionary each two that are
 * neighbours, so that a name it does not know is still found by more than its characters.
 */
export function tokensOf(folded: string, segmenter: Segmenter): readonly string[] {
  return runsOf(folded).flatMap(({ kind, text }) => {
    if (kind === 'number') return /[%‰]$/.test(text) ? [text, text.slice(0, -1)] : [text]
    if (kind === 'latin') return [text]
    const words = segmenter.searchWords(text)
    return [...words.flatMap(withValue), ...strangePairs(words), ...valuesIn(text)]
  })
}

/** Each two neighbours that the segmenter left as single characters. */
const strangePairs = (words: readonly string[]) =>
  words.flatMap((word, index) => {
    const next = words[index + 1]
    return word.length === 1 && next?.length === 1 ? [word + next] : []
  })

const numeralWord = new RegExp(`^[${numeralChars}]{2,}$`, 'u')

/** The values of numerals that are no word: 一百五十一 is 151, 二〇二九 is 2029. */
const valuesIn = (run: string) =>
  (run.match(longNumerals) ?? []).flatMap(numeral => {
    const value = parseNumeral(numeral)
    return value === undefined ? [] : [String(value)]
  })

const longNumerals = new RegExp(longNumeral, 'gu')

/** A word, and beside a numeral written in Chinese its value in digits: 二十二 is also 22. */
function withValue(word: string): readonly string[] {
  if (!numeralWord.test(word)) return [word]
  const value = parseNumeral(word)
  return value === undefined ? [word] : [word, String(value)]
}
