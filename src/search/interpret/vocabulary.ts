import { idf } from '../idf.ts'
import { createNearMissIndex, type NearMissIndex } from './near-miss.ts'
import { createSoundIndex, type SoundIndex } from './pinyin.ts'

/** The words that the indexed passages hold. */
export interface Vocabulary {
  /** How many passages there are. */
  readonly passages: number
  /** How many of them hold `token`. */
  frequency(token: string): number
  /** How rare `text` is, or its rarest token where it is none itself: its inverse document frequency over that of what one passage holds, 0 to 1. */
  rarity(text: string, tokens: readonly string[]): number
  /** Whether the glossary has `word` for a name (folded). */
  isName(word: string): boolean
  /** Names and words by how they sound; built by the first question that needs it. */
  sounds(): SoundIndex
  /** Names and long words by one slip; built by the first question that needs it. */
  nearMisses(): NearMissIndex
}

/** Words looked up by sound or near miss, the most frequent first: enough for any reader's slip. */
const maxWords = 20_000

/** A word of the dictionary shorter than this has too many neighbours for one slip. */
const minNearMissWord = 4
const minNearMissName = 3

/**
 * @param passages how many passages there are
 * @param frequencies how many of them hold each token
 * @param names the Chinese names of the glossary, folded
 */
export function createVocabulary(
  passages: number,
  frequencies: ReadonlyMap<string, number>,
  names: readonly string[],
): Vocabulary {
  const isWord = (token: string) => token.length > 1 && /^\p{Script=Han}+$/u.test(token)
  let sorted: readonly string[] | undefined
  const words = () => {
    sorted ??= [...frequencies.keys()]
      .filter(isWord)
      .sort((a, b) => (frequencies.get(b) ?? 0) - (frequencies.get(a) ?? 0))
      .slice(0, maxWords)
    return sorted
  }
  const frequency = (token: string) => frequencies.get(token) ?? 0
  const isName = new Set(names)
  let sounds: SoundIndex | undefined
  let nearMisses: NearMissIndex | undefined
  return {
    passages,
    frequency,
    rarity: (text, tokens) => {
      const held = frequency(text) || Math.min(...tokens.map(frequency))
      return idf(Math.max(1, held), passages) / idf(1, passages)
    },
    isName: word => isName.has(word),
    sounds: () => {
      sounds ??= createSoundIndex(new Set([...names, ...words()]))
      return sounds
    },
    nearMisses: () => {
      nearMisses ??= createNearMissIndex([
        ...names.filter(name => name.length >= minNearMissName),
        ...words().filter(word => word.length >= minNearMissWord),
      ])
      return nearMisses
    },
  }
}
