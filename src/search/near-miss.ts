/** Words that differ from what was typed in one character only. */
export interface NearMissIndex {
  /** The word that `typed` becomes by changing exactly one of its characters; of several, one that was entered first. */
  substituted(typed: string): string | undefined
}

/**
 * Each word is entered under its patterns with one character blanked (`中欧?列`), so
 * that a look-up costs as many map reads as the word has characters, however many
 * words there are.
 */
export function createNearMissIndex(words: Iterable<string>): NearMissIndex {
  const byPattern = new Map<string, string[]>()
  const lengths = new Set<number>()
  for (const word of words) {
    lengths.add(word.length)
    for (let index = 0; index < word.length; index++) {
      const pattern = blanked(word, index)
      const there = byPattern.get(pattern)
      if (there) there.push(word)
      else byPattern.set(pattern, [word])
    }
  }
  return {
    substituted: typed => {
      if (!lengths.has(typed.length)) return undefined
      for (let index = 0; index < typed.length; index++) {
        const near = byPattern.get(blanked(typed, index))?.find(word => word !== typed)
        if (near !== undefined) return near
      }
      return undefined
    },
  }
}

/** @param index in UTF-16 code units; of a character that takes two, each half is blanked as a character is */
const blanked = (word: string, index: number) => `${word.slice(0, index)}?${word.slice(index + 1)}`
