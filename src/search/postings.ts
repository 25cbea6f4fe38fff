import MiniSearch from 'minisearch'

/** A document of the index: the terms of each field, in order. */
export interface IndexEntry {
  readonly text: readonly string[]
  readonly heading: readonly string[]
  readonly title: readonly string[]
}

/** The fields of a document, in the order in which postings hold them. */
export const fields: readonly (keyof IndexEntry)[] = ['text', 'heading', 'title']

/** An inverted index in flat arrays; a document's number is its place among the entries. */
export interface Postings {
  readonly terms: readonly string[]
  /** For each term, field by field, how many documents hold it. */
  readonly counts: Uint32Array
  /** Those documents and how often each holds the term, in the same order. */
  readonly documents: Uint32Array
  readonly frequencies: Uint16Array
  /** How many different terms each document has, field by field: the length that MiniSearch goes by. */
  readonly lengths: Uint32Array
}

/** A term held oftener in one document counts as this often: BM25 is long saturated by then. */
const maxFrequency = 0xffff

export function postingsOf(entries: Iterable<IndexEntry>): Postings {
  /** By term, field by field, each document that holds it, followed by how often. */
  const lists = new Map<string, readonly number[][]>()
  const lengths: number[] = []
  let document = 0
  for (const entry of entries) {
    for (const [at, field] of fields.entries()) {
      const held = countsOf(entry[field])
      lengths.push(held.size)
      for (const [term, count] of held) {
        const byField = lists.get(term) ?? fields.map(() => [])
        lists.set(term, byField)
        byField[at]?.push(document, Math.min(count, maxFrequency))
      }
    }
    document++
  }
  const all = [...lists.values()].flat()
  const counts = Uint32Array.from(all, list => list.length / 2)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const documents = new Uint32Array(total)
  const frequencies = new Uint16Array(total)
  let end = 0
  for (const list of all) {
    for (let at = 0; at < list.length; at += 2) {
      documents[end] = list[at] ?? 0
      frequencies[end++] = list[at + 1] ?? 0
    }
  }
  return {
    terms: [...lists.keys()],
    counts,
    documents,
    frequencies,
    lengths: Uint32Array.from(lengths),
  }
}

function countsOf(terms: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/**
 * MiniSearch over postings that stay flat. It would keep a map for each field of each term:
 * making them took most of a start over a large corpus, and most of its memory. Here a
 * query's terms are handed to it before it searches.
 */
export class FlatIndex extends MiniSearch {
  readonly #postings: Postings
  /** Where each term stands among the terms. */
  readonly #places: ReadonlyMap<string, number>
  /** Where the documents of each term begin, field by field, and at last where all end. */
  readonly #starts: Uint32Array

  constructor(postings: Postings) {
    super({ fields: [...fields], tokenize: text => text.split(' '), processTerm: term => term })
    const { terms, counts, lengths } = postings
    this.#postings = postings
    this.#places = new Map(terms.map((term, place) => [term, place]))
    this.#starts = new Uint32Array(counts.length + 1)
    for (const [at, count] of counts.entries())
      this.#starts[at + 1] = (this.#starts[at] ?? 0) + count
    const sums = fields.map(() => 0)
    this._documentCount = lengths.length / fields.length
    for (let id = 0; id < this._documentCount; id++) {
      const own = [...lengths.subarray(id * fields.length, (id + 1) * fields.length)]
      this._documentIds.set(id, id)
      this._fieldLength.set(id, own)
      for (const [field, length] of own.entries()) sums[field] = (sums[field] ?? 0) + length
    }
    this._avgFieldLength = sums.map(sum => sum / this._documentCount)
  }

  /** How many documents hold `term`, once for each field of them that does. */
  count(term: string): number {
    const place = this.#places.get(term)
    if (place === undefined) return 0
    const [start = 0, end = 0] = [place, place + 1].map(one => this.#starts[one * fields.length])
    return end - start
  }

  /** Makes `terms`, and no others, what is searched. */
  take(terms: readonly string[]): void {
    this._index.clear()
    for (const term of terms) {
      const place = this.#places.get(term)
      if (place === undefined) continue
      const byField = fields.map((_, field): [number, Map<number, number>] => [
        field,
        this.#held(place * fields.length + field),
      ])
      this._index.set(term, new Map(byField.filter(([, held]) => held.size > 0)))
    }
  }

  /** The documents of one field of one term, and how often each holds it. */
  #held(at: number): Map<number, number> {
    const { documents, frequencies } = this.#postings
    const held = new Map<number, number>()
    for (let one = this.#starts[at] ?? 0; one < (this.#starts[at + 1] ?? 0); one++)
      held.set(documents[one] ?? 0, frequencies[one] ?? 0)
    return held
  }
}
