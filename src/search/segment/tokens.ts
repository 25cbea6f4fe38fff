import { numeralChars, parseNumeral } from '../../numeral.ts'
import type { Segmenter } from './segment.ts'

/** A stretch of folded text of one kind; punctuation and white space part two runs. */
export interface Run {
  readonly kind: 'han' | 'latin' | 'number'
  readonly text: string
}

const runs =
  /(?<han>[\p{Script=Han}〇]+)|(?<number>\p{N}+(?:,\p{N}{3}(?!\p{N}))*(?:\.\p{N}+)*)|(?<latin>(?:(?!\p{Script=Han})\p{L})+)/gu

/** The runs of `folded` in order, of a number the thousands run on. Letters of other scripts count as Latin. */
export function runsOf(folded: string): readonly Run[] {
  return Array.from(folded.matchAll(runs), ({ groups, 0: text }): Run => {
    if (groups?.['han'] !== undefined) return { kind: 'han', text }
    if (groups?.['number'] !== undefined) return { kind: 'number', text: text.replaceAll(',', '') }
    return { kind: 'latin', text: singular(text) }
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
    if (kind !== 'han') return [text]
    const words = segmenter.searchWords(text)
    return [...words.flatMap(withValue), ...strangePairs(words)]
  })
}

/** Each two neighbours that the segmenter left as single characters. */
const strangePairs = (words: readonly string[]) =>
  words.flatMap((word, index) => {
    const next = words[index + 1]
    return word.length === 1 && next?.length === 1 ? [word + next] : []
  })

const numeralWord = new RegExp(`^[${numeralChars}]{2,}$`, 'u')

/** A word, and beside a numeral written in Chinese its value in digits: 二十二 is also 22. */
function withValue(word: string): readonly string[] {
  if (!numeralWord.test(word)) return [word]
  const value = parseNumeral(word)
  return value === undefined ? [word] : [word, String(value)]
}
