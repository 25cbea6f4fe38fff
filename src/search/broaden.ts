import type { Concept, Variant } from './concept.ts'
import { isEnglish, type Meanings } from './meanings.ts'
import type { Segmenter } from './segment.ts'
import { tokensOf } from './tokens.ts'

/** A concept is looked for by no more words of its meaning than these. */
const maxLike = 6

/** The concepts with words that a dictionary gives the same meaning: for where nothing is found without. */
export const broadened = (
  concepts: readonly Concept[],
  meanings: Meanings,
  segmenter: Segmenter,
): readonly Concept[] =>
  concepts.map(concept => {
    const like = meanings.like(concept.typed).slice(0, maxLike)
    const variants = like.map(
      (text): Variant => ({
        text,
        tokens: tokensOf(text, segmenter),
        via: isEnglish(concept.typed) ? 'translation' : 'meaning',
      }),
    )
    return { ...concept, variants: [...concept.variants, ...variants] }
  })
