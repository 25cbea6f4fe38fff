import type { GramCounts } from '../engine/gram-counts.ts'
import type { Shelf } from '../engine/shelf.ts'
import { bonesOf } from '../fold.ts'
import { idf } from '../idf.ts'
import type { Concept } from '../interpret/concept.ts'
import type { Query } from '../interpret/query.ts'
import { pairsOf } from '../segment/pairs.ts'
import { type AnswerKind, answerKindOf } from './answer-kind.ts'
import type { Signals } from './weights.ts'

/** A character of a query, or two neighbours, and how much they say: their inverse document frequency. */
export interface Gram {
  readonly text: string
  readonly weight: number
}

/** A query ready to be looked for in passages: all that does not change from one to the next. */
export interface Sought {
  /** Skeletons of all that was typed, of its phrases, and of what must not be there. */
  readonly words: string
  readonly phrases: readonly string[]
  readonly excluded: readonly string[]
  readonly concepts: readonly Concept[]
  /** Each two neighbouring characters of all that was typed: how a question is worded tells a little too. */
  readonly pairs: readonly Gram[]
  /** Those of them that the concepts have. */
  readonly conceptPairs: readonly Gram[]
  /** The Chinese characters of all that was typed, each once. */
  readonly characters: readonly Gram[]
  /** Of the corpus's passages, in UTF-16 code units. */
  readonly averageLength: number
  readonly weights: Signals
  /** All wordings of the concepts and the words in them, of two characters and more. */
  readonly pieces: readonly string[]
  /** Of all concepts together, and of all their pairs. */
  readonly weight: number
  readonly conceptPairWeight: number
  readonly asksFor: AnswerKind | undefined
}

/** What a query is measured by. */
interface Measures {
  readonly shelf: Shelf
  readonly counts: GramCounts
  readonly weights: Signals
}

export function soughtOf(
  query: Query,
  concepts: readonly Concept[],
  { shelf, counts, weights }: Measures,
): Sought {
  const letters = concepts.map(({ typed }) => typed.replaceAll(' ', '')).join('')
  const words = bonesOf(query.words)
  const gram = (text: string): Gram => ({
    text,
    weight: idf(counts.frequency(text), shelf.passages.length),
  })
  const pairs = [...new Set(pairsOf(words))].map(gram)
  // Two concepts that a question word parts have no pair between them; those of another script than typed have none at all.
  const ofConcepts = new Set(pairsOf(letters))
  const conceptPairs = pairs.filter(({ text }) => ofConcepts.has(text))
  return {
    words,
    phrases: query.phrases.map(bonesOf),
    excluded: query.excluded.map(bonesOf),
    concepts,
    pairs,
    conceptPairs,
    characters: [...new Set(words.match(/\p{Script=Han}/gu))].map(gram),
    averageLength: shelf.averageLength,
    weights,
    pieces: [
      ...new Set(
        concepts.flatMap(({ variants }) =>
          variants
            .flatMap(({ text, tokens }) => [text, ...tokens])
            .filter(({ length }) => length > 1),
        ),
      ),
    ],
    weight: sum(concepts.map(({ weight }) => weight)),
    conceptPairWeight: sum(conceptPairs.map(({ weight }) => weight)),
    asksFor: answerKindOf(query.words),
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
