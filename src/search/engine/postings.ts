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
