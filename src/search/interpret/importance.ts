import { idf } from '../idf.ts'
import type { Concept } from './concept.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A word that every passage holds still says a little. */
const commonWordWeight = 0.2

/**
 * A concept weighs its length in characters, less for a word that many passages hold: by
 * inverse document frequency over that of a word in one passage. A name of the glossary
 * says what the reader is about, however common it is.
 */
export function importanceOf(
  { variants, named, typed }: Omit<Concept, 'weight' | 'idf'>,
  { frequency, rarity, passages }: Vocabulary,
): Pick<Concept, 'weight' | 'idf'> {
  const [first] = variants
  const isHan = first !== undefined && /\p{Script=Han}/u.test(first.text)
  const characters = isHan ? first.text.length : typed.length / 3
  // One character that the texts have for a word says as much as a word of two that is as rare.
  const least = isHan && frequency(first.text) === 0 ? 1 : 2
  const length = Math.min(8, Math.max(least, characters))
  const rarest = Math.max(...variants.map(({ text, tokens }) => rarity(text, tokens)))
  const weight = named ? length : length * Math.max(commonWordWeight, rarest)
  return { weight, idf: rarest * idf(1, passages) }
}
