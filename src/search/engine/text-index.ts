import type { Corpus } from '../../corpus/load.ts'
import { foldedOf } from '../fold.ts'
import type { Segmenter } from '../segment/segment.ts'
import { tokensOf } from '../segment/tokens.ts'
import { createEngine, type SearchEngine } from './engine.ts'
import { createGramCounts, type GramCounts } from './gram-counts.ts'
import { type IndexEntry, type Postings, postingsOf } from './postings.ts'
import type { Shelf } from './shelf.ts'

/** What takes time to make of a corpus before it can be searched. */
export interface TextIndex {
  readonly engine: SearchEngine
  readonly counts: GramCounts
}

/** The same as plain arrays, to be kept in a file. */
export interface SavedIndex {
  readonly postings: Postings
  readonly gramCounts: Uint32Array
}

export function indexCorpus(corpus: Corpus, shelf: Shelf, segmenter: Segmenter): TextIndex {
  const counts = createGramCounts(shelf.passages.length * shelf.averageLength)
  for (const id of shelf.passages.keys()) counts.add(shelf.bones(id))
  return { engine: createEngine(postingsOf(entriesOf(corpus, segmenter))), counts }
}

export const saveIndex = ({ engine, counts }: TextIndex): SavedIndex => ({
  postings: engine.postings,
  gramCounts: counts.counts,
})

export const restoreIndex = ({ postings, gramCounts }: SavedIndex): TextIndex => ({
  engine: createEngine(postings),
  counts: createGramCounts(0, gramCounts),
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
