import type { Span } from '../../passage.ts'
import { isGiven, trust } from '../interpret/concept.ts'
import {
  type ConceptMatch,
  matchConcept,
  mergeSpans,
  partTrust,
  phraseOccurrences,
} from './match.ts'
import { type Candidate, type Surroundings, signalsOf } from './signals.ts'
import type { Sought } from './sought.ts'
import { score } from './weights.ts'

/** What a passage holds of a query, and how well. */
export interface Judged {
  /** 0 to about 2; a passage that holds the query word for word has more than 1. */
  readonly score: number
  /** How much of the query's meaning the passage holds, 0 to 1. */
  readonly coverage: number
  /** How little it is chance that it holds what it does, in nats: the inverse document frequencies of the concepts as far as it holds them. */
  readonly evidence: number
  /** The same of the words alone that it holds whole: a single character, or a piece of a word, is found anywhere. */
  readonly wordEvidence: number
  /** Whether it holds a telling name of the glossary that was typed. */
  readonly named: boolean
  /** Whether it holds the whole query as typed but for punctuation, width, case and script. */
  readonly exact: boolean
  readonly matches: readonly ConceptMatch[]
  readonly spans: readonly Span[]
}

/** Judges a passage that the engine found. */
export function judge(sought: Sought, candidate: Candidate): Judged {
  const { passage, around } = candidate
  const { words, phrases, concepts } = sought
  const matches = concepts.map(concept => matchConcept(concept, passage))
  const whole = phraseOccurrences(words, passage)
  const exact = whole.length > 0
  const signals = signalsOf(sought, { ...candidate, matches, exact })
  const phraseSpans = phrases.flatMap(phrase => phraseOccurrences(phrase, passage))
  const spans = exact ? whole : [...phraseSpans, ...matches.flatMap(match => match.spans)]
  return {
    score: score(signals, sought.weights),
    coverage: coverageOf(sought, matches, around),
    evidence: sum(matches.map(({ concept, quality }) => concept.idf * quality)),
    wordEvidence: sum(matches.map(wordEvidenceOf)),
    named: matches.some(isTellingName),
    exact,
    matches,
    spans: mergeSpans(spans),
  }
}

/** Whether a concept is held in one piece, by a name that nothing had to be guessed for. */
const isWhole = (match: ConceptMatch) => match.quality > partTrust && !isGiven(match)

const wordEvidenceOf = (match: ConceptMatch) =>
  isWhole(match) && match.found.length > 1 ? match.concept.idf : 0

/** A name of two characters, 中国 or 上海, stands in any text; a longer one is what was asked about. */
const minTellingName = 4

const isTellingName = (match: ConceptMatch) =>
  isWhole(match) && match.concept.named && match.found.length >= minTellingName

const coverageOf = ({ weight }: Sought, matches: readonly ConceptMatch[], around: Surroundings) =>
  weight === 0
    ? 0
    : sum(
        matches.map(
          match =>
            match.concept.weight *
            (match.quality >= aroundTrust
              ? match.quality
              : Math.max(match.quality, heldAround(match, around))),
        ),
      ) / weight

/** A concept that stands not in the passage but around it is what the passage is about, in part. */
const aroundTrust = 0.6

const heldAround = ({ concept }: ConceptMatch, { names, holds, unity }: Surroundings) =>
  concept.variants.reduce((best, { text, via }) => {
    if (text.length < 2) return best
    const near = names.includes(text) ? 1 : unity > 0 && holds(text) ? unity : 0
    return Math.max(best, near * trust[via] * aroundTrust)
  }, 0)

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
