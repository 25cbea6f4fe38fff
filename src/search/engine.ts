import MiniSearch from 'minisearch'

/** A document of the index: the tokens of each field, in order. */
export interface IndexEntry {
  readonly id: number
  readonly text: readonly string[]
  readonly heading: readonly string[]
  readonly title: readonly string[]
}

/** A token of a query with its weight; 1 is a word as the reader typed it. */
interface WeightedToken {
  readonly token: string
  readonly weight: number
}

/** What the engine found: a document and its BM25+ score. */
interface Found {
  readonly id: number
  readonly score: number
}

export interface SearchEngine {
  /** The best `limit` documents that hold any of `tokens` and pass `accepts`, best first. */
  find(
    tokens: readonly WeightedToken[],
    limit: number,
    accepts?: (id: number) => boolean,
  ): readonly Found[]
}

/** How much a token counts where it stands: the words of the passage, of its heading, of the title. */
const fieldWeights = { text: 1, heading: 0.5, title: 0.3 }

/** The entries in a MiniSearch index, whose tokens are handed over as they are. */
export function createEngine(entries: readonly IndexEntry[]): SearchEngine {
  const index = new MiniSearch<IndexEntry>({
    fields: Object.keys(fieldWeights),
    tokenize: text => text.split(' '),
    processTerm: term => (term === '' ? null : term),
    extractField: (entry, field) => {
      if (field === 'id') return entry.id
      return field === 'text' || field === 'heading' || field === 'title'
        ? entry[field].join(' ')
        : ''
    },
  })
  index.addAll(entries)
  return {
    find: (tokens, limit, accepts) => {
      const weights = new Map<string, number>()
      for (const { token, weight } of tokens) {
        weights.set(token, Math.max(weight, weights.get(token) ?? 0))
      }
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
