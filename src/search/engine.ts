import MiniSearch, { type Options } from 'minisearch'
import { flatten, type Postings, unflatten } from './postings.ts'

/** A document of the index: the tokens of each field, in order. */
export interface IndexEntry {
  /** Its place among the entries, from 0. */
  readonly id: number
  readonly text: readonly string[]
  readonly heading: readonly string[]
  readonly title: readonly string[]
}

/** A token of a query with its weight; 1 is a word as the reader typed it. */
export interface WeightedToken {
  readonly token: string
  readonly weight: number
  /** Whether it is asked for however many documents hold it. */
  readonly needed?: boolean
}

/** What the engine found: a document and its BM25+ score. */
interface Found {
  readonly id: number
  readonly score: number
}

export interface SearchEngine {
  /** How many documents hold each token in their text. */
  readonly frequencies: ReadonlyMap<string, number>
  /** The best `limit` documents that hold any of `tokens` and pass `accepts`, best first. */
  find(
    tokens: readonly WeightedToken[],
    limit: number,
    accepts?: (id: number) => boolean,
  ): readonly Found[]
  /** The index, to be kept in a file. */
  save(): Postings
}

/** How much a token counts where it stands: the words of the passage, of its heading, of the title. */
const fieldWeights = { text: 1, heading: 0.5, title: 0.3 }
const fields = Object.keys(fieldWeights)
const textField = fields.indexOf('text')

/**
 * So many postings are read for a query, and the two rarest tokens whatever they have.
 * MiniSearch scores, merges and sorts every document that holds a token, a microsecond
 * each; a token that thousands hold tells little beside rarer ones.
 */
const postingBudget = 700
const alwaysRead = 2

/** Tokens are handed over as they are, but for their spelling. */
const options: Options<IndexEntry> = {
  fields,
  tokenize: text => text.split(' '),
  processTerm: term => (term === '' ? null : spell(term)),
  extractField: (entry, field) => {
    if (field === 'id') return entry.id
    return field === 'text' || field === 'heading' || field === 'title'
      ? entry[field].join(' ')
      : ''
  },
}

/** The entries in a MiniSearch index. */
export function createEngine(entries: readonly IndexEntry[]): SearchEngine {
  const index = new MiniSearch<IndexEntry>(options)
  index.addAll(entries)
  const frequencies = frequenciesOf(entries, ({ text }) => text)
  const inNames = frequenciesOf(entries, ({ heading, title }) => [...heading, ...title])
  return engineOver(index, frequencies, inNames)
}

/** The index that an engine saved. */
export function restoreEngine(postings: Postings): SearchEngine {
  const index = MiniSearch.loadJS<IndexEntry>(unflatten(postings), options)
  const frequencies = new Map<string, number>()
  const inNames = new Map<string, number>()
  postings.terms.forEach((spelt, at) => {
    const term = unspell(spelt)
    const held = postings.counts.subarray(at * fields.length, (at + 1) * fields.length)
    const inText = held[textField] ?? 0
    const all = held.reduce((sum, count) => sum + count, 0)
    if (inText > 0) frequencies.set(term, inText)
    if (all > inText) inNames.set(term, all - inText)
  })
  return engineOver(index, frequencies, inNames)
}

function engineOver(
  index: MiniSearch<IndexEntry>,
  frequencies: ReadonlyMap<string, number>,
  inNames: ReadonlyMap<string, number>,
): SearchEngine {
  const postings = (token: string) => (frequencies.get(token) ?? 0) + (inNames.get(token) ?? 0)
  return {
    frequencies,
    find: (tokens, limit, accepts) => {
      const weights = new Map<string, number>()
      for (const { token, weight } of affordable(tokens, postings)) {
        weights.set(token, Math.max(weight, weights.get(token) ?? 0))
      }
      const found = index.search([...weights.keys()].join(' '), {
        combineWith: 'OR',
        boost: fieldWeights,
        boostTerm: term => weights.get(unspell(term)) ?? 1,
        ...(accepts && { filter: ({ id }) => accepts(id) }),
      })
      return found.slice(0, limit).map(({ id, score }) => ({ id, score }))
    },
    save: () => flatten(index.toJSON(), fields),
  }
}

const digits = 4

/**
 * A term in hexadecimal digits, four a code unit. MiniSearch keeps terms in a radix tree
 * and looks through a node's branches one by one: 16 of them, where the root would have
 * one for each of some thousand Chinese characters. An index is made five times faster so.
 */
function spell(term: string): string {
  let spelt = ''
  for (let at = 0; at < term.length; at++)
    spelt += term.charCodeAt(at).toString(16).padStart(digits, '0')
  return spelt
}

const unspell = (spelt: string) =>
  String.fromCharCode(
    ...Array.from({ length: spelt.length / digits }, (_, at) =>
      Number.parseInt(spelt.slice(at * digits, (at + 1) * digits), 16),
    ),
  )

/** How many entries hold each token among those that `tokensOf` gives. */
function frequenciesOf(
  entries: readonly IndexEntry[],
  tokensOf: (entry: IndexEntry) => readonly string[],
): ReadonlyMap<string, number> {
  const frequencies = new Map<string, number>()
  for (const entry of entries) {
    for (const token of new Set(tokensOf(entry)))
      frequencies.set(token, (frequencies.get(token) ?? 0) + 1)
  }
  return frequencies
}

/** The rarest tokens that the budget pays for. */
function affordable(
  tokens: readonly WeightedToken[],
  postings: (token: string) => number,
): readonly WeightedToken[] {
  const held = tokens
    .filter(({ token }) => postings(token) > 0)
    .sort((a, b) => postings(a.token) - postings(b.token))
  let spent = 0
  return held.filter(({ token, needed }, at) => {
    spent += postings(token)
    return at < alwaysRead || needed || spent <= postingBudget
  })
}
