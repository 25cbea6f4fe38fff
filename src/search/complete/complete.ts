import type { Corpus } from '../../corpus/load.ts'
import type { Work } from '../../passage.ts'
import type { Segmenter } from '../segment/segment.ts'
import { type Completion, distinct } from './completion.ts'
import { once } from './once.ts'
import { createPlaceCompleter } from './places.ts'
import { createTextIndex } from './text-index.ts'
import { createWordCompleter } from './words.ts'

export type { Completion } from './completion.ts'

/**
 * Tells what a reader who is still typing may be on the way to. What is typed may be
 * Chinese in either script, pinyin or its initials, English, or a part of an address.
 * Whatever is offered is there: a place can be opened, a word is found.
 */
export interface Completer {
  /** Works, sections and passages, for what takes an address. */
  places(typed: string, limit: number): readonly Completion[]
  /** The same inside one work, as its topic command takes them (`3`, `3.1`), and words to look for in it. */
  placesIn(work: Work, typed: string, limit: number): readonly Completion[]
  works(typed: string, limit: number): readonly Completion[]
  /** Words to look for: terms, headings, frequent phrases, and how the texts go on from what is typed. */
  words(typed: string, limit: number): readonly Completion[]
}

/** No name is longer, in UTF-16 code units; more that is typed is not read. */
const maxTyped = 100

/** Nothing is built before the first question that needs it. */
export function createCompleter(corpus: Corpus, segmenter: Segmenter): Completer {
  const { works } = corpus
  const texts = works.flatMap(({ sections }) =>
    sections.flatMap(({ passages }) => passages.map(({ text }) => text)),
  )
  const textIndex = once(() => createTextIndex(texts))
  const words = createWordCompleter({ corpus, texts, textIndex, segmenter })
  const places = createPlaceCompleter({ works, textIndex, segmenter, termsLike: words.termsLike })
  const answer = (
    typed: string,
    limit: number,
    offer: (typed: string) => Iterable<Completion>,
  ): readonly Completion[] => distinct(offer(typed.slice(0, maxTyped).toWellFormed().trim()), limit)
  return {
    places: (typed, limit) => answer(typed, limit, places.anywhere),
    placesIn: (work, typed, limit) =>
      answer(typed, limit, typed => places.within(work, typed, words.inWork(work, typed))),
    works: (typed, limit) => answer(typed, limit, places.works),
    words: (typed, limit) => answer(typed, limit, words.anywhere),
  }
}
