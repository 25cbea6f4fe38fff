import { FlatIndex } from './flat-index.ts'
import { fields, type IndexEntry, type Postings } from './postings.ts'

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
}

/** How much a token counts where it stands: the words of the passage, of its heading, of the title. */
const fieldWeights: Readonly<Record<keyof IndexEntry, number>> = {
  text: 1,
  heading: 0.5,
  title: 0.3,
}
const textField = fields.indexOf('text')

/**
 * MiniSearch scores, merges and sorts every document that a token brings, a microsecond
 * each; a token that thousands hold tells little beside rarer ones. The rarest tokens bring
 * their documents, so many in all …
 */
const broughtUpTo = 400

/** … and up to so many while they are few, or only some of them are accepted. */
const few = 50
const broughtUpToOfFew = 1000

/** Others add to the scores of documents already brought, which takes a small part of the time: so many postings, and the second rarest whatever it has. */
const addedUpTo = 700

/** @param postings of the documents that are to be found */
export function createEngine(postings: Postings): SearchEngine {
  const index = new FlatIndex(postings)
  const frequencies = new Map<string, number>()
  for (const [place, term] of postings.terms.entries()) {
    const count = postings.counts[place * fields.length + textField] ?? 0
    if (count > 0) frequencies.set(term, count)
  }
  return {
    frequencies,
    find: (tokens, limit, accepts) => {
      const { bringing, adding } = affordable(
        tokens,
        token => index.count(token),
        accepts !== undefined,
      )
      const weights = new Map([...bringing, ...adding].map(({ token, weight }) => [token, weight]))
      index.take(
        bringing.map(({ token }) => token),
        adding.map(({ token }) => token),
      )
      const found = index.search([...weights.keys()].join(' '), {
        combineWith: 'OR',
        boost: fieldWeights,
        boostTerm: term => weights.get(term) ?? 1,
        ...(accepts && { filter: ({ id }) => accepts(id) }),
      })
      return found.slice(0, limit).map(({ id, score }) => ({ id, score }))
    },
  }
}

/** What of a query is read, the rarest tokens first, each once and as it weighs most: those that bring documents, and those that only add to their scores. */
function affordable(
  tokens: readonly WeightedToken[],
  postings: (token: string) => number,
  limited: boolean,
): Readonly<Record<'bringing' | 'adding', readonly WeightedToken[]>> {
  const sorted = eachOnce(tokens)
    .map(one => ({ ...one, count: postings(one.token) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
  // What the rarest brings may not be accepted; and whatever holds a phrase holds the rarest of it.
  const always = new Set([...sorted.slice(0, limited ? 2 : 1), sorted.find(({ needed }) => needed)])
  const bringing: WeightedToken[] = []
  const adding: WeightedToken[] = []
  let brought = 0
  let added = 0
  for (const [at, one] of sorted.entries()) {
    const { count } = one
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
