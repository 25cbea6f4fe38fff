import type { Corpus } from '../../corpus/load.ts'
import { foldedOf } from '../fold.ts'
import type { Segmenter } from '../segment/segment.ts'
import { tokensOf } from '../segment/tokens.ts'
import { countGrams } from './gram-counts.ts'
import { type IndexEntry, type Postings, postingsOf } from './postings.ts'
import type { Shelf } from './shelf.ts'

/** What takes time to make of a corpus before it can be searched, in plain arrays: they are kept in a file too. */
export interface SavedIndex {
  readonly postings: Postings
  /** As `countGrams` makes them. */
  readonly gramCounts: Uint32Array
}

export const indexCorpus = (corpus: Corpus, shelf: Shelf, segmenter: Segmenter): SavedIndex => ({
  gramCounts: countGrams(
    shelf.passages.map((_, id) => shelf.bones(id)),
    shelf.passages.length * shelf.averageLength,
  ),
  postings: postingsOf(entriesOf(corpus, segmenter)),
})

/** What is indexed of each passage, in the order of the corpus. */
function* entriesOf({ works }: Corpus, segmenter: Segmenter): Iterable<IndexEntry> {
  for (const { title, sections } of works) {
    const titleTokens = tokensOf(foldedOf(title.zh), segmenter)
    for (const { heading, passages } of sections) {
      const headingTokens = tokensOf(foldedOf(heading), segmenter)
      for (const { text } of passages)
        yield {
          text: tokensOf(foldedOf(text), segmenter),
          heading: headingTokens,
          title: titleTokens,
        }
    }
  }
}
