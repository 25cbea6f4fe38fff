/** An index as MiniSearch gives it out and takes it in. */
export interface PlainIndex {
  documentCount: number
  nextId: number
  documentIds: Record<string, number>
  fieldIds: Record<string, number>
  fieldLength: Record<string, number[]>
  averageFieldLength: number[]
  storedFields: Record<string, never>
  dirtCount: number
  /** Each term with, field by field, its documents and how often each holds it. */
  index: [string, Record<string, Record<string, number>>][]
  serializationVersion: number
}

/** A MiniSearch index in flat arrays, which are read from a file many times faster than JSON. */
export interface Postings {
  readonly fields: readonly string[]
  readonly terms: readonly string[]
  /** For each term, field by field, how many documents hold it. */
  readonly counts: Uint32Array
  /** Those documents and how often each holds the term, in the same order. */
  readonly documents: Uint32Array
  readonly frequencies: Uint16Array
  /** How many tokens each document has, field by field. */
  readonly lengths: Uint32Array
  readonly averageLengths: readonly number[]
}

/** A term held oftener in one document counts as this often: BM25 is long saturated by then. */
const maxFrequency = 0xffff

/** The index that MiniSearch describes as `plain`, its documents numbered from 0. */
export function flatten(
  plain: Pick<PlainIndex, 'documentCount' | 'fieldLength' | 'averageFieldLength' | 'index'>,
  fields: readonly string[],
): Postings {
  const counts: number[] = []
  const documents: number[] = []
  const frequencies: number[] = []
  for (const [, byField] of plain.index) {
    for (const field of fields.keys()) {
      const held = Object.entries(byField[field] ?? {})
      counts.push(held.length)
      for (const [document, frequency] of held) {
        documents.push(Number(document))
        frequencies.push(Math.min(maxFrequency, Number(frequency)))
      }
    }
  }
  return {
    fields,
    terms: plain.index.map(([term]) => term),
    counts: Uint32Array.from(counts),
    documents: Uint32Array.from(documents),
    frequencies: Uint16Array.from(frequencies),
    lengths: Uint32Array.from(
      Array.from({ length: plain.documentCount }, (_, id) =>
        fields.map((_, field) => plain.fieldLength[id]?.[field] ?? 0),
      ).flat(),
    ),
    averageLengths: plain.averageFieldLength,
  }
}

/** The index as MiniSearch takes it; each term's documents are made when they are read, so that they never stand in memory twice. */
export function unflatten(postings: Postings): PlainIndex {
  const { fields, terms, counts, documents, frequencies, lengths, averageLengths } = postings
  const documentCount = lengths.length / fields.length
  const ids = Array.from({ length: documentCount }, (_, id) => id)
  let from = 0
  const index = terms.map((term, at): PlainIndex['index'][number] => {
    const byField: PlainIndex['index'][number][1] = {}
    for (const field of fields.keys()) {
      const [start, end] = [from, from + (counts[at * fields.length + field] ?? 0)]
      from = end
      if (start === end) continue
      Object.defineProperty(byField, field, {
        enumerable: true,
        get: () => {
          const held: Record<string, number> = {}
          for (let place = start; place < end; place++)
            held[documents[place] ?? 0] = frequencies[place] ?? 0
          return held
        },
      })
    }
    return [term, byField]
  })
  return {
    documentCount,
    nextId: documentCount,
    documentIds: Object.fromEntries(ids.map(id => [id, id])),
    fieldIds: Object.fromEntries(fields.map((field, id) => [field, id])),
    fieldLength: Object.fromEntries(
      ids.map(id => [id, [...lengths.subarray(id * fields.length, (id + 1) * fields.length)]]),
    ),
    averageFieldLength: [...averageLengths],
    storedFields: {},
    dirtCount: 0,
    index,
    serializationVersion: 2,
  }
}
