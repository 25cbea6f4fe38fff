import type { Corpus } from '../corpus/load.ts'
import { workFinder } from '../corpus/work-names.ts'
import type { Passage, Span, Work } from '../passage.ts'
import { broadened } from './broaden/broaden.ts'
import { createGlosses } from './broaden/glosses.ts'
import { openMeanings } from './broaden/meanings.ts'
import { createEngine } from './engine/engine.ts'
import { createGramCounts } from './engine/gram-counts.ts'
import { createShelf } from './engine/shelf.ts'
import { indexCorpus, type SavedIndex } from './engine/text-index.ts'
import { excerpt } from './excerpt.ts'
import { bonesOf, foldedOf } from './fold.ts'
import type { Concept } from './interpret/concept.ts'
import { conceptsOf, type Interpreter } from './interpret/concepts.ts'
import { createNameIndex, joinUnits, unitsOf } from './interpret/names.ts'
import { parseQuery, type Query } from './interpret/query.ts'
import { createVocabulary } from './interpret/vocabulary.ts'
import { nearestTerms } from './nearest.ts'
import type { Judged } from './rank/rank.ts'
import { type JudgedPassage, minCoverage, retrieve } from './rank/retrieve.ts'
import { soughtOf } from './rank/sought.ts'
import { weights as ownWeights, type Signals } from './rank/weights.ts'
import { type Reason, reasonsOf } from './reason.ts'
import { recent } from './recent.ts'
import { pairsOf } from './segment/pairs.ts'
import { createSegmenter, type Segmenter } from './segment/segment.ts'
import { tokensOf } from './segment/tokens.ts'

/** A passage that search found. */
export interface Hit {
  readonly passage: Passage
  /** What matched, in the passage's text, in order. */
  readonly spans: readonly Span[]
  /** The sentences worth showing. */
  readonly window: Span
  readonly reasons: readonly Reason[]
  /** Comparable within one search only; more is better. */
  readonly score: number
}

export interface SearchResult {
  readonly query: Query
  /** Best first; empty when nothing deserves to be shown. */
  readonly hits: readonly Hit[]
  /** What was looked for: each concept with all its wordings. */
  readonly concepts: readonly Concept[]
  /** Terms of the corpus that are like what was typed; only when there is no hit. */
  readonly nearest: readonly string[]
  /** The works that were searched; all of them where none was named. */
  readonly works: readonly Work[]
  /** Names behind `in:` that no work has. */
  readonly unknownWorks: readonly string[]
}

export interface Search {
  readonly segmenter: Segmenter
  /** How many different tokens the texts hold. */
  readonly terms: number
  /** The index, to be kept in a file. */
  save(): SavedIndex
  /** The other names of what `name` is a name of, as the glossary writes them. */
  namesLike(name: string): readonly string[]
  /**
   * @param works the works to search beside those that `typed` names; all when neither names one
   * @param limit at most so many hits
   */
  find(
    typed: string,
    options?: { readonly works?: readonly Work[]; readonly limit?: number },
  ): SearchResult
}

/** A query longer than this, in UTF-16 code units, is looked for by its beginning: judging takes time by the square. */
const maxQuery = 500

/** So many searches are remembered; an answer holds spans and addresses, not texts. */
const keptSearches = 256

const keyOf = (...[typed, options]: Parameters<Search['find']>) =>
  JSON.stringify([typed.slice(0, maxQuery), options?.limit, options?.works?.map(({ id }) => id)])

/** Further hits must reach this share of the first one's score … */
const minShareOfBest = 0.25

/** … unless they hold all that was asked, by whatever name. */
const fullCoverage = 0.9

/**
 * @param saved the index that was made of just this corpus before; it is made now where there is none
 * @param weights what each sign of relevance weighs; others than the project's own only to try them
 */
export function createSearch(
  corpus: Corpus,
  { saved, weights = ownWeights }: { readonly saved?: SavedIndex; readonly weights?: Signals } = {},
): Search {
  const names = createNameIndex(corpus.glossary)
  const hanNames = names.things.flatMap(({ names }) =>
    names
      .filter(units => units.length > 1 && units.every(({ kind }) => kind === 'han'))
      .map(joinUnits),
  )
  const segmenter = createSegmenter(hanNames)
  const workNamed = workFinder(corpus.works)
  const shelf = createShelf(corpus)
  const index = saved ?? indexCorpus(corpus, shelf, segmenter)
  const engine = createEngine(index.postings)
  const counts = createGramCounts(index.gramCounts)
  const vocabulary = createVocabulary(shelf.passages.length, engine.frequencies, hanNames)
  const interpreter: Interpreter = { names, segmenter, vocabulary }
  const broadening = {
    glosses: createGlosses(corpus.glossary, segmenter),
    meanings: openMeanings(
      word => vocabulary.frequency(word) > 0,
      words => pairsOf(words).every(pair => counts.frequency(pair) > 0),
    ),
    segmenter,
    vocabulary,
  }
  const held = corpus.glossary
    .map(({ term }) => term)
    .filter(term =>
      tokensOf(foldedOf(term), segmenter).every(token => vocabulary.frequency(token) > 0),
    )
  const find: Search['find'] = (typed, { works: given = [], limit = 20 } = {}) => {
    const query = parseQuery(typed.slice(0, maxQuery).toWellFormed())
    const named = query.works.map(name => ({ name, work: workNamed(name) }))
    const limited = [...given, ...named.flatMap(({ work }) => work ?? [])]
    const unknownWorks = named.filter(({ work }) => work === undefined).map(({ name }) => name)
    const works = limited.length + unknownWorks.length > 0 ? limited : corpus.works
    const ids = works === corpus.works ? undefined : works.map(({ id }) => id)
    const judge = (concepts: readonly Concept[], byName: boolean): Found => ({
      concepts,
      judged: retrieve(
        soughtOf(query, concepts, { shelf, counts, weights }),
        { shelf, engine, counts },
        { works: ids, byName },
      ),
    })
    /** By what the words mean. */
    const askedAgain = (asked: Found) => {
      const meant = broadened(asked.concepts, broadening, asked.judged.length === 0)
      return meant === undefined ? asked : judge(meant, true)
    }
    const asked = judge(conceptsOf(query.words, interpreter), false)
    const { concepts, judged } =
      coverageOf(asked) > minCoverage ? asked : fuller(asked, askedAgain(asked))
    const best = judged[0]?.score ?? 0
    const hits = judged
      .filter(({ score, coverage }) => score >= best * minShareOfBest || coverage >= fullCoverage)
      .slice(0, limit)
      .map(one => hitOf(one.passage, one, query.words))
    const nearest = hits.length > 0 ? [] : nearestTerms(query.words, held, 6)
    return { query, hits, concepts, nearest, works, unknownWorks }
  }
  return {
    segmenter,
    terms: engine.frequencies.size,
    save: () => index,
    namesLike: name => {
      const units = unitsOf(foldedOf(name))
      const match = names.longestAt(units, 0)
      if (match === undefined || match.length !== units.length) return []
      const own = bonesOf(name)
      return match.thing.written.filter(other => bonesOf(other) !== own)
    },
    find: recent(find, keyOf, keptSearches),
  }
}

/** What was looked for, and what that brought. */
interface Found {
  readonly concepts: readonly Concept[]
  readonly judged: readonly JudgedPassage[]
}

/** How much of what was asked the best passage holds. */
const coverageOf = ({ judged }: Found) => judged[0]?.coverage ?? 0

/** What was typed goes before what it may mean, unless that brings a passage that holds more of it, or nothing was found. */
const fuller = (asked: Found, broad: Found) =>
  asked.judged.length === 0 || coverageOf(broad) > coverageOf(asked) ? broad : asked

const hitOf = (passage: Passage, { matches, spans, score, exact }: Judged, words: string): Hit => ({
  passage,
  spans,
  window: excerpt(passage.text, spans),
  reasons: reasonsOf(matches, exact, words),
  score: Math.round(score * 1000) / 1000,
})
