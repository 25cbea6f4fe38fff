import type { Concept, Variant, Via } from './concept.ts'
import type { Glosses } from './glosses.ts'
import { isEnglish, type Meanings } from './meanings.ts'
import type { Segmenter } from './segment.ts'
import { tokensOf } from './tokens.ts'

/** What words mean, by the glossary and by a dictionary. */
export interface Broadening {
  readonly glosses: Glosses
  readonly meanings: Meanings
  readonly segmenter: Segmenter
}

/** A concept is looked for by no more words of its meaning than these. */
const maxLike = 6

/** The concepts with terms that are glossed by their words, and with words that a dictionary gives the same meaning: for where nothing is found without. */
export function broadened(
  concepts: readonly Concept[],
  { glosses, meanings, segmenter }: Broadening,
): readonly Concept[] {
  const meant = glosses.meantBy(concepts.flatMap(wordsOf))
  return concepts.map(concept => {
    const terms = wordsOf(concept).flatMap(word => meant.get(word) ?? [])
    const like = meanings.like(concept.typed)
    const variants = (words: readonly string[], via: Via) =>
      [...new Set(words)]
        .slice(0, maxLike)
        .map((text): Variant => ({ text, tokens: tokensOf(text, segmenter), via }))
    return {
      ...concept,
      variants: [
        ...concept.variants,
        ...variants(terms, 'gloss'),
        ...variants(like, isEnglish(concept.typed) ? 'translation' : 'meaning'),
      ],
    }
  })
}

/** A concept as typed, and the shorter words in it. */
const wordsOf = ({ typed, variants: [first] }: Concept) => [
  ...new Set([typed, ...(first?.tokens ?? [])]),
]
