import type { Corpus } from '../corpus/load.ts'
import { workFinder } from '../corpus/work-names.ts'
import type { Passage, Span, Work } from '../passage.ts'
import type { Concept } from './concept.ts'
import { conceptsOf, type Interpreter } from './concepts.ts'
import { createEngine, type IndexEntry, type SearchEngine } from './engine.ts'
import { excerpt } from './excerpt.ts'
import { fold, skeleton } from './fold.ts'
import { readable } from './match.ts'
import { createNameIndex, joinUnits, unitsOf } from './names.ts'
import { nearestTerms } from './nearest.ts'
import { parseQuery, type Query } from './query.ts'
import { type Judged, judge, passes, type Sought, soughtOf } from './rank.ts'
import { type Reason, reasonsOf } from './reason.ts'
import { createSegmenter, type Segmenter } from './segment.ts'
import { tokensOf } from './tokens.ts'
import { createVocabulary } from './vocabulary.ts'

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

/** How many of the engine's documents are read and judged. */
const judgedUpTo = 50

/** A passage that holds less of the query's meaning than this is not shown. */
const minCoverage = 0.34

/** Further hits must reach this share of the first one's score. */
const minShareOfBest = 0.35

export function createSearch(corpus: Corpus): Search {
  const names = createNameIndex(corpus.glossary)
  const hanNames = names.things.flatMap(({ names }) =>
    names
      .filter(units => units.length > 1 && units.every(({ kind }) => kind === 'han'))
      .map(joinUnits),
  )
  const segmenter = createSegmenter(hanNames)
  const passages = corpus.works.flatMap(({ sections }) =>
    sections.flatMap(section => section.passages),
  )
  const surroundings = surroundingsOf(corpus)
  const workNamed = workFinder(corpus.works)
  const entries = entriesOf(corpus, segmenter)
  const vocabulary = createVocabulary(
    entries.map(({ text }) => text),
    hanNames,
  )
  const engine = createEngine(entries)
  const interpreter: Interpreter = { names, segmenter, vocabulary }
  const held = corpus.glossary
    .map(({ term }) => term)
    .filter(term =>
      tokensOf(fold(term).text, segmenter).every(token => vocabulary.frequency(token) > 0),
    )
  return {
    segmenter,
    namesLike: name => {
      const units = unitsOf(fold(name).text)
      const match = names.longestAt(units, 0)
      if (match === undefined || match.length !== units.length) return []
      const own = skeleton(name).text
      return match.thing.written.filter(other => skeleton(other).text !== own)
    },
    find: (typed, { works: given = [], limit = 20 } = {}) => {
      const query = parseQuery(typed.slice(0, maxQuery).toWellFormed())
      const named = query.works.map(name => ({ name, work: workNamed(name) }))
      const limited = [...given, ...named.flatMap(({ work }) => work ?? [])]
      const unknownWorks = named.filter(({ work }) => work === undefined).map(({ name }) => name)
      const works = limited.length + unknownWorks.length > 0 ? limited : corpus.works
      const concepts = conceptsOf(query.words, interpreter)
      const judged = judgeAll(
        soughtOf(query, concepts),
        passages,
        engine,
        surroundings,
        works === corpus.works ? undefined : works.map(({ id }) => id),
      )
      const best = judged[0]?.score ?? 0
      const hits = judged
        .filter(({ score }) => score >= best * minShareOfBest)
        .slice(0, limit)
        .map(({ passage, ...rest }) => hitOf(passage, rest, query.words))
      const nearest = hits.length > 0 ? [] : nearestTerms(query.words, held, 6)
      return { query, hits, concepts, nearest, works, unknownWorks }
    },
  }
}

/** What is indexed of each passage, in the order of the corpus; an entry's id is its place in it. */
function entriesOf({ works }: Corpus, segmenter: Segmenter): readonly IndexEntry[] {
  let id = 0
  return works.flatMap(({ title, sections }) => {
    const titleTokens = tokensOf(fold(title.zh).text, segmenter)
    return sections.flatMap(({ heading, passages }) => {
      const headingTokens = tokensOf(fold(heading).text, segmenter)
      return passages.map(({ text }) => ({
        id: id++,
        text: tokensOf(fold(text).text, segmenter),
        heading: headingTokens,
        title: titleTokens,
      }))
    })
  })
}

/** For each passage the skeleton of its work's title and of its section, made when it is first asked for. */
const surroundingsOf = ({ works }: Corpus): readonly (() => string)[] =>
  works.flatMap(({ title, sections }) =>
    sections.flatMap(({ heading, passages }) => {
      let text: string | undefined
      const surroundings = () => {
        text ??= skeleton(
          [title.zh, heading, ...passages.map(passage => passage.text)].join('\n'),
        ).text
        return text
      }
      return passages.map(() => surroundings)
    }),
  )

type JudgedPassage = Judged & { readonly passage: Passage }

function judgeAll(
  sought: Sought,
  passages: readonly Passage[],
  engine: SearchEngine,
  surroundings: readonly (() => string)[],
  works: readonly string[] | undefined,
): readonly JudgedPassage[] {
  const tokens = sought.concepts.flatMap(({ variants }) =>
    variants.flatMap(({ tokens, via }) =>
      tokens.map(token => ({ token, weight: via === 'typed' ? 1 : 0.9 })),
    ),
  )
  const accepts = (id: number) => {
    const passage = passages[id]
    return passage !== undefined && (works === undefined || works.includes(passage.work))
  }
  const limited = works !== undefined
  const found = engine.find(tokens, judgedUpTo, limited ? accepts : undefined)
  const top = found[0]?.score ?? 1
  const judged = found.flatMap(({ id, score }): readonly JudgedPassage[] => {
    const passage = passages[id]
    if (!passage) return []
    const text = readable(passage.text)
    if (!passes(sought, text)) return []
    return [{ ...judge(sought, text, score / top, surroundings[id]?.() ?? ''), passage }]
  })
  const worthy = judged.filter(({ coverage, exact }) => exact || coverage >= minCoverage)
  const all =
    worthy.length > 0
      ? worthy
      : readThrough(
          sought,
          passages.filter((_, id) => !limited || accepts(id)),
        )
  return [...all].sort((a, b) => b.score - a.score)
}

/** Looks through every passage for the very characters: a piece of a word is in no index. */
function readThrough(sought: Sought, passages: readonly Passage[]): readonly JudgedPassage[] {
  const { words } = sought
  if (words === '') return []
  return passages.flatMap(passage => {
    const text = readable(passage.text)
    if (!text.folded.text.includes(words) || !passes(sought, text)) return []
    const judged = judge(sought, text, 0, '')
    return judged.exact ? [{ ...judged, passage }] : []
  })
}

const hitOf = (passage: Passage, { matches, spans, score, exact }: Judged, words: string): Hit => ({
  passage,
  spans,
  window: excerpt(passage.text, spans),
  reasons: reasonsOf(matches, exact, words),
  score: Math.round(score * 1000) / 1000,
})
