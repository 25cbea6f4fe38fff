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
  /** Whether a phrase holds it, which every document must hold. */
  readonly needed?: boolean | undefined
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
 * MiniSearch scores, merges and sorts every document that a token brings, a microsecond
 * each; a token that thousands hold tells little beside rarer ones. The rarest tokens bring
 * their documents, so many in all …
 */
const broughtUpTo = 200

/** … and up to so many while they are few, or only some of them are accepted. */
const few = 50
const broughtUpToOfFew = 1000

/** Others add to the scores of documents already brought, which takes a tenth of the time: so many postings, and the second rarest whatever it has. */
const addedUpTo = 700

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
      const { bringing, adding } = affordable(tokens, postings, accepts !== undefined)
      const weights = new Map([...bringing, ...adding].map(({ token, weight }) => [token, weight]))
      const adds = new Set(adding.map(({ token }) => spell(token)))
      const brought = new Set<number>()
      // MiniSearch takes the tokens in their order: those that bring documents stand first.
      const found = index.search([...weights.keys()].join(' '), {
        combineWith: 'OR',
        boost: fieldWeights,
        boostTerm: term => weights.get(unspell(term)) ?? 1,
        ...(adds.size > 0 && {
          boostDocument: (id: number, term: string) => {
            if (!adds.has(term)) brought.add(id)
            return brought.has(id) ? 1 : 0
          },
        }),
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

/** What of a query is read, the rarest tokens first, each once and as it weighs most: those that bring documents, and those that only add to their scores. */
function affordable(
  tokens: readonly WeightedToken[],
  postings: (token: string) => number,
  limited: boolean,
): Readonly<Record<'bringing' | 'adding', readonly WeightedToken[]>> {
  const sorted = eachOnce(tokens)
    .filter(({ token }) => postings(token) > 0)
    .sort((a, b) => postings(a.token) - postings(b.token))
  // What the rarest brings may not be accepted; and whatever holds a phrase holds the rarest of it.
  const always = new Set([...sorted.slice(0, limited ? 2 : 1), sorted.find(({ needed }) => needed)])
  const bringing: WeightedToken[] = []
  const adding: WeightedToken[] = []
  let brought = 0
  let added = 0
  for (const [at, one] of sorted.entries()) {
    const count = postings(one.token)
    const budget = brought < few || limited ? broughtUpToOfFew : broughtUpTo
    if (always.has(one) || brought + count <= budget) {
      bringing.push(one)
      brought += count
    } else if (at === 1 || added + count <= addedUpTo) {
      adding.push(one)
      added += count
    }
  }
  return { bringing, adding }
}

function eachOnce(tokens: readonly WeightedToken[]): readonly WeightedToken[] {
  const heaviest = new Map<string, WeightedToken>()
  for (const one of tokens) {
    const { token, weight, needed } = heaviest.get(one.token) ?? one
    heaviest.set(token, {
      token,
      weight: Math.max(weight, one.weight),
      needed: needed || one.needed,
    })
  }
  return [...heaviest.values()]
}
