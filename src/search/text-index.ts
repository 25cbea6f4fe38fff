import type { Corpus } from '../corpus/load.ts'
import { createEngine, type IndexEntry, restoreEngine, type SearchEngine } from './engine.ts'
import { foldedOf } from './fold.ts'
import { createPairCounts, type PairCounts } from './pair-counts.ts'
import type { Postings } from './postings.ts'
import type { Segmenter } from './segment.ts'
import type { Shelf } from './shelf.ts'
import { tokensOf } from './tokens.ts'

/** What takes time to make of a corpus before it can be searched. */
export interface TextIndex {
  readonly engine: SearchEngine
  readonly counts: PairCounts
}

/** The same as plain arrays, to be kept in a file. */
export interface SavedIndex {
  readonly postings: Postings
  readonly pairCounts: Uint32Array
}

export function indexCorpus(corpus: Corpus, shelf: Shelf, segmenter: Segmenter): TextIndex {
  const counts = createPairCounts(shelf.passages.length)
  for (const id of shelf.passages.keys()) counts.add(shelf.bones(id))
  return { engine: createEngine(entriesOf(corpus, segmenter)), counts }
}

export const saveIndex = ({ engine, counts }: TextIndex): SavedIndex => ({
  postings: engine.save(),
  pairCounts: counts.counts,
})

export const restoreIndex = ({ postings, pairCounts }: SavedIndex): TextIndex => ({
  engine: restoreEngine(postings),
  counts: createPairCounts(0, pairCounts),
})

/** What is indexed of each passage, in the order of the corpus; an entry's id is its place in it. */
function entriesOf({ works }: Corpus, segmenter: Segmenter): readonly IndexEntry[] {
  let id = 0
  return works.flatMap(({ title, sections }) => {
    const titleTokens = tokensOf(foldedOf(title.zh), segmenter)
    return sections.flatMap(({ heading, passages }) => {
      const headingTokens = tokensOf(foldedOf(heading), segmenter)
      return passages.map(({ text }) => ({
        id: id++,
        text: tokensOf(foldedOf(text), segmenter),
        heading: headingTokens,
        title: titleTokens,
      }))
    })
  })
}
