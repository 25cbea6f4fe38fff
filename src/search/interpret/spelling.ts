import type { SoundIndex } from './pinyin.ts'

/** A stretch of pinyin and the words that are spelt so, or have these initials. */
export interface Spelt {
  readonly letters: string
  readonly words: readonly string[]
}

/** No word's pinyin is longer than this, in letters. */
const longestPart = 24

/** `lvsesichouzhilu` as the fewest words whose pinyin it is, or `ydyl` as the initials of one. */
export function wordsSpelt(letters: string, sounds: SoundIndex): readonly Spelt[] | undefined {
  const best: (readonly string[] | undefined)[] = [[]]
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - longestPart); start < end; start++) {
      const before = best[start]
      const part = letters.slice(start, end)
      if (!before || sounds.spelt(part).length === 0) continue
      const here = best[end]
      if (!here || before.length + 1 < here.length) best[end] = [...before, part]
    }
  }
  const parts = best[letters.length]
  if (parts && parts.length > 0)
    return parts.map(part => ({ letters: part, words: sounds.spelt(part) }))
  const words = sounds.initialled(letters)
  return words.length > 0 ? [{ letters, words }] : undefined
}
