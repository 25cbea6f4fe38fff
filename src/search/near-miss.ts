/** Words that differ from what was typed in one character only. */
export interface NearMissIndex {
  /** The words that `typed` becomes by changing exactly one of its characters. */
  substituted(typed: string): readonly string[]
}

/**
 * Each word is entered under its patterns with one character blanked (`中欧?列`), so
 * that a look-up costs as many map reads as the word has characters, however many
 * words there are.
 */
export function createNearMissIndex(words: Iterable<string>): NearMissIndex {
  const byPattern = new Map<string, string[]>()
  for (const word of words) {
    for (const pattern of patterns(word)) {
      const there = byPattern.get(pattern)
      if (there) there.push(word)
      else byPattern.set(pattern, [word])
    }
  }
  return {
    substituted: typed => {
      const found = new Set(patterns(typed).flatMap(pattern => byPattern.get(pattern) ?? []))
      found.delete(typed)
      return [...found]
    },
  }
}

const patterns = (word: string) =>
  Array.from(word, (_, index) => `${word.slice(0, index)}?${word.slice(index + 1)}`)
