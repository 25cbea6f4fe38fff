import type { Span } from '../passage.ts'
import { type Concept, trust } from './concept.ts'
import { skeleton } from './fold.ts'
import {
  type ConceptMatch,
  matchConcept,
  mergeSpans,
  phraseOccurrences,
  type Readable,
} from './match.ts'
import { pairsOf } from './pairs.ts'
import type { Query } from './query.ts'

/** What a passage holds of a query, and how well. */
export interface Judged {
  /** 0 to about 2; a passage that holds the query word for word has more than 1. */
  readonly score: number
  /** How much of the query's meaning the passage holds, 0 to 1. */
  readonly coverage: number
  /** Whether it holds the whole query as typed but for punctuation, width, case and script. */
  readonly exact: boolean
  readonly matches: readonly ConceptMatch[]
  readonly spans: readonly Span[]
}

/** A query ready to be looked for in passages: all that does not change from one to the next. */
export interface Sought {
  /** Skeletons of all that was typed, of its phrases, and of what must not be there. */
  readonly words: string
  readonly phrases: readonly string[]
  readonly excluded: readonly string[]
  readonly concepts: readonly Concept[]
  /** The concepts as typed, end to end, and each two neighbouring characters in one of them. */
  readonly letters: string
  readonly pairs: readonly string[]
  /** Of all concepts together. */
  readonly weight: number
}

export function soughtOf(query: Query, concepts: readonly Concept[]): Sought {
  const boneOf = (typed: string) => skeleton(typed).text
  const letters = concepts.map(({ typed }) => typed.replaceAll(' ', ''))
  return {
    words: boneOf(query.words),
    phrases: query.phrases.map(boneOf),
    excluded: query.excluded.map(boneOf),
    concepts,
    letters: letters.join(''),
    pairs: [...new Set(letters.flatMap(pairsOf))],
    weight: sum(concepts.map(({ weight }) => weight)),
  }
}

/** What each sign of relevance weighs. */
const weights = {
  /** The engine's BM25+ score over that of its first document. */
  engine: 0.3,
  coverage: 0.4,
  /** The same, with what stands around the passage. */
  around: 0.1,
  /** Pairs of neighbouring characters of the query that the passage holds. */
  pairs: 0.2,
  /** The longest stretch of the query that the passage holds. */
  run: 0.2,
  /** How close together the concepts stand. */
  closeness: 0.1,
  /** The whole query stands in the passage. */
  exact: 1,
}

/**
 * Judges a passage that the engine found.
 *
 * @param engineScore its score over the best one's, 0 to 1
 * @param around the skeleton of what stands around it: title, heading, the section's text
 */
export function judge(
  sought: Sought,
  passage: Readable,
  engineScore: number,
  around: string,
): Judged {
  const { words, phrases, concepts, letters, weight } = sought
  const matches = concepts.map(concept => matchConcept(concept, passage))
  const share = (held: (match: ConceptMatch) => number) =>
    weight === 0 ? 0 : sum(matches.map(match => match.concept.weight * held(match))) / weight
  const coverage = share(match => Math.max(match.quality, heldAround(match, around)))
  const whole = phraseOccurrences(words, passage)
  const exact = whole.length > 0
  const score =
    weights.engine * engineScore +
    weights.coverage * share(({ quality }) => quality) +
    weights.around * coverage +
    weights.pairs * pairCoverage(sought, passage.folded.text) +
    weights.run * (longestRun(letters, passage.folded.text) / Math.max(1, letters.length)) +
    weights.closeness * closeness(matches) +
    (exact ? weights.exact : 0)
  const phraseSpans = phrases.flatMap(phrase => phraseOccurrences(phrase, passage))
  const spans = exact ? whole : [...phraseSpans, ...matches.flatMap(match => match.spans)]
  return { score, coverage, exact, matches, spans: mergeSpans(spans) }
}

/** A concept that stands not in the passage but around it is what the passage is about, in part. */
const aroundTrust = 0.6

const heldAround = ({ concept }: ConceptMatch, around: string) =>
  concept.variants.reduce(
    (best, { text, via }) =>
      text.length > 1 && around.includes(text) ? Math.max(best, trust[via] * aroundTrust) : best,
    0,
  )

/** The share of the concepts' neighbouring characters that stand side by side in the passage. */
const pairCoverage = ({ pairs }: Sought, text: string) =>
  pairs.length === 0 ? 0 : pairs.filter(pair => text.includes(pair)).length / pairs.length

/** How many code units of `content` the longest stretch has that stands in `text`. */
function longestRun(content: string, text: string): number {
  let longest = 0
  for (let start = 0; start + longest < content.length; start++) {
    while (
      start + longest < content.length &&
      text.includes(content.slice(start, start + longest + 1))
    )
      longest++
  }
  return longest
}

/** The concepts' own length over that of the shortest stretch that holds each of them once; 0 for fewer than two. */
function closeness(matches: readonly ConceptMatch[]): number {
  const held = matches.filter(({ spans }) => spans.length > 0)
  if (held.length < 2) return 0
  const places = held
    .flatMap(({ spans }, owner) => spans.map(span => ({ ...span, owner })))
    .sort((a, b) => a.start - b.start)
  const last = new Map<number, Span>()
  let shortest = Number.POSITIVE_INFINITY
  for (const place of places) {
    last.set(place.owner, place)
    if (last.size < held.length) continue
    const start = Math.min(...[...last.values()].map(span => span.start))
    shortest = Math.min(shortest, place.end - start)
  }
  const own = sum(held.map(({ spans }) => spanLength(spans[0])))
  return Math.min(1, own / shortest)
}

const spanLength = (span: Span | undefined) => (span ? span.end - span.start : 0)
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** Whether a passage holds every phrase and none of the excluded words. */
export const passes = ({ phrases, excluded }: Sought, passage: Readable) =>
  phrases.every(phrase => phraseOccurrences(phrase, passage).length > 0) &&
  excluded.every(word => !passage.folded.text.includes(word))
