import type { Concept, Variant, Via } from '../interpret/concept.ts'
import type { Vocabulary } from '../interpret/vocabulary.ts'
import type { Segmenter } from '../segment/segment.ts'
import { tokensOf } from '../segment/tokens.ts'
import type { Glosses } from './glosses.ts'
import { isEnglish, type Meanings } from './meanings.ts'

/** What words mean, by the glossary and by a dictionary. */
export interface Broadening {
  readonly glosses: Glosses
  readonly meanings: Meanings
  readonly segmenter: Segmenter
  readonly vocabulary: Vocabulary
}

/** A term that many passages hold would bring them all by chance, and is known to whoever reads them: by its share of the idf of one in a single passage. */
const minTermRarity = 0.4

/** A concept is looked for by no more words of its meaning than these. */
const maxLike = 6

/**
 * The concepts with terms that are glossed by their words, and with words that a dictionary
 * gives the same meaning: for where little is found without.
 *
 * @param isLost whether nothing at all was found. Chinese words of like meaning are many and
 *   help little: where something was, they alone are not worth another search.
 * @returns `undefined` where another search is not worth it
 */
export function broadened(
  asked: readonly Concept[],
  { glosses, meanings, segmenter, vocabulary }: Broadening,
  isLost: boolean,
): readonly Concept[] | undefined {
  const concepts = withPhrases(asked, meanings)
  const meant = glosses.meantBy(concepts.flatMap(wordsOf))
  const isRare = (term: string) =>
    vocabulary.rarity(term, tokensOf(term, segmenter)) >= minTermRarity
  const termsOf = (concept: Concept) =>
    wordsOf(concept)
      .flatMap(word => meant.get(word) ?? [])
      .filter(isRare)
  const isExplained = (concept: Concept) =>
    termsOf(concept).length > 0 ||
    (isEnglish(concept.typed) && meanings.like(concept.typed).length > 0)
  if (!isLost && !concepts.some(isExplained)) return undefined
  const variants = (words: readonly string[], via: Via) =>
    [...new Set(words)]
      .slice(0, maxLike)
      .map((text): Variant => ({ text, tokens: tokensOf(text, segmenter), via }))
  return concepts.map(concept => ({
    ...concept,
    variants: [
      ...concept.variants,
      ...variants(termsOf(concept), 'gloss'),
      ...variants(
        meanings.like(concept.typed),
        isEnglish(concept.typed) ? 'translation' : 'meaning',
      ),
    ],
  }))
}

/** No phrase of the dictionary has more words. */
const longestPhrase = 3

/** The concepts with English words that mean one thing together as one: climate change is neither 气候 nor 变化 alone. */
function withPhrases(concepts: readonly Concept[], meanings: Meanings): readonly Concept[] {
  const joined: Concept[] = []
  for (let at = 0; at < concepts.length; ) {
    const phrase = phraseAt(concepts, at, meanings)
    joined.push(...(phrase ? [joinedOf(phrase)] : concepts.slice(at, at + 1)))
    at += phrase?.length ?? 1
  }
  return joined
}

function phraseAt(concepts: readonly Concept[], at: number, meanings: Meanings) {
  for (let length = longestPhrase; length > 1; length--) {
    const row = concepts.slice(at, at + length)
    const isPhrase = row.length === length && row.every(one => !one.named && isEnglish(one.typed))
    if (isPhrase && meanings.like(phraseOf(row)).length > 0) return row
  }
  return undefined
}

const phraseOf = (concepts: readonly Concept[]) => concepts.map(({ typed }) => typed).join(' ')

function joinedOf(concepts: readonly Concept[]): Concept {
  const first = concepts.flatMap(({ variants }) => variants.slice(0, 1))
  return {
    typed: phraseOf(concepts),
    named: false,
    variants: [
      {
        text: first.map(({ text }) => text).join(''),
        tokens: first.flatMap(({ tokens }) => tokens),
        via: 'typed',
      },
    ],
    weight: concepts.reduce((sum, { weight }) => sum + weight, 0),
    idf: Math.max(...concepts.map(({ idf }) => idf)),
  }
}

/** A concept as typed, and the shorter words in it. */
const wordsOf = ({ typed, variants: [first] }: Concept) => [
  ...new Set([typed, ...(first?.tokens ?? [])]),
]
