import { createNearMissIndex, type NearMissIndex } from './near-miss.ts'
import { createSoundIndex, type SoundIndex } from './pinyin.ts'

/** The words that the indexed passages hold. */
export interface Vocabulary {
  /** How many passages there are. */
  readonly passages: number
  /** How many of them hold `token`. */
  frequency(token: string): number
  /** Whether the glossary has `word` for a name (folded). */
  isName(word: string): boolean
  /** Names and words by how they sound; built by the first question that needs it. */
  sounds(): SoundIndex
  /** Names and long words by one wrong character; built by the first question that needs it. */
  nearMisses(): NearMissIndex
}

/** Words looked up by sound or near miss, the most frequent first: enough for any reader's slip. */
const maxWords = 50_000

/** A word of the dictionary shorter than this has too many neighbours for one wrong character. */
const minNearMissWord = 4
const minNearMissName = 3

/**
 * @param tokensOfPassages the tokens of each passage, repeats and all
 * @param names the Chinese names of the glossary, folded
 */
export function createVocabulary(
  tokensOfPassages: readonly (readonly string[])[],
  names: readonly string[],
): Vocabulary {
  const frequencies = new Map<string, number>()
  for (const tokens of tokensOfPassages) {
    for (const token of new Set(tokens)) frequencies.set(token, (frequencies.get(token) ?? 0) + 1)
  }
  const isWord = (token: string) => token.length > 1 && /^\p{Script=Han}+$/u.test(token)
  const words = [...frequencies.keys()]
    .filter(isWord)
    .sort((a, b) => (frequencies.get(b) ?? 0) - (frequencies.get(a) ?? 0))
    .slice(0, maxWords)
  const isName = new Set(names)
  let sounds: SoundIndex | undefined
  let nearMisses: NearMissIndex | undefined
  return {
    passages: tokensOfPassages.length,
    frequency: token => frequencies.get(token) ?? 0,
    isName: word => isName.has(word),
    sounds: () => {
      sounds ??= createSoundIndex(new Set([...names, ...words]))
      return sounds
    },
    nearMisses: () => {
      nearMisses ??= createNearMissIndex([
        ...names.filter(name => name.length >= minNearMissName),
        ...words.filter(word => word.length >= minNearMissWord),
      ])
      return nearMisses
    },
  }
}
