import MiniSearch from 'minisearch'
import { fields, type Postings } from './postings.ts'

/**
 * MiniSearch over postings that stay flat. It would keep a map for each field of each term:
 * making them took most of a start over a large corpus, and most of its memory. Here a
 * query's terms are handed to it before it searches, in what it leaves to its subclasses;
 * test/search/engine/engine.test.ts holds the scores against those of documents added to it.
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
    const at = place * fields.length
    return (this.#starts[at + fields.length] ?? 0) - (this.#starts[at] ?? 0)
  }

  /**
   * Makes these terms, and no others, what is searched: all documents of those that bring
   * some, and of those that only add to scores the documents that were brought.
   */
  take(bringing: readonly string[], adding: readonly string[]): void {
    this._index.clear()
    const brought = new Set<number>()
    for (const term of bringing) {
      const byField = this.#documentsOf(term)
      for (const held of byField.values()) for (const id of held.keys()) brought.add(id)
      this._index.set(term, byField)
    }
    for (const term of adding) this._index.set(term, this.#documentsOf(term, brought))
  }

  /** The documents of a term, field by field, and how often each holds it; only those among `wanted` if that is given. */
  #documentsOf(term: string, wanted?: ReadonlySet<number>): Map<number, Held> {
    const byField = new Map<number, Held>()
    const place = this.#places.get(term)
    if (place === undefined) return byField
    const { documents, frequencies } = this.#postings
    for (const field of fields.keys()) {
      const at = place * fields.length + field
      const [start = 0, end = 0] = [this.#starts[at], this.#starts[at + 1]]
      if (start === end) continue
      const held = new Held(end - start)
      for (let one = start; one < end; one++) {
        const id = documents[one] ?? 0
        if (wanted === undefined || wanted.has(id)) held.set(id, frequencies[one] ?? 0)
      }
      byField.set(field, held)
    }
    return byField
  }
}

/** Documents that hold a term, not all of them perhaps. MiniSearch reckons a term's rarity by the size, which is that of all. */
class Held extends Map<number, number> {
  readonly #all: number
  constructor(all: number) {
    super()
    this.#all = all
  }
  override get size() {
    return this.#all
  }
}
