import MiniSearch from 'minisearch'
import { fields, type Postings } from './postings.ts'

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
