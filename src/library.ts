import {
  type Address,
  addressOf,
  type Place,
  parseAddress,
  parsePlace,
  type TypedPlace,
} from './address.ts'
import { type Corpus, loadCorpus } from './corpus/load.ts'
import { ordinalOf } from './corpus/ordinal.ts'
import { workFinder } from './corpus/work-names.ts'
import type { Passage, Section, Work } from './passage.ts'
import { type Quote, quote, quoteWhole } from './quote.ts'
import { type Completer, createCompleter } from './search/complete/complete.ts'
import { indexPath, type ReadIndex, readIndex, writeIndex } from './search/engine/index-file.ts'
import type { SavedIndex } from './search/engine/text-index.ts'
import { createSearch, type Search } from './search/search.ts'
import { createQuizMaker, type QuizMaker } from './study/quiz/quiz.ts'
import { splitsPair } from './text.ts'

/** What a reader's words for a place came to. */
export type Located =
  | { readonly kind: 'work'; readonly work: Work }
  | { readonly kind: 'section'; readonly work: Work; readonly section: Section }
  | {
      readonly kind: 'passage'
      readonly work: Work
      readonly section: Section
      readonly quote: Quote
    }
  /** It reads as a place, and the corpus has none there; `near` are real ones. */
  | {
      readonly kind: 'nowhere'
      readonly work?: Work
      /** The section that there is, when only the paragraph or span is missing in it. */
      readonly section?: Section
      readonly near: readonly Address[]
    }
  /** It does not read as a place at all. */
  | { readonly kind: 'words' }

/** The corpus as commands use it: every place by its name, and search over it. */
export interface Library {
  readonly corpus: Corpus
  readonly works: readonly Work[]
  readonly passages: readonly Passage[]
  readonly search: Search
  readonly completer: Completer
  readonly quizzes: QuizMaker
  /** @throws RangeError when the corpus has no work of that id. */
  workOf(passage: Passage): Work
  workNamed(name: string): Work | undefined
  /** The place that `typed` names: `beltroad/3.1`, `beltroad 3.1`, `一带一路 第三 1`. */
  locate(typed: string): Located
  /** The place inside `work` that `typed` names: `3`, `3.1`, `第三`. */
  locateIn(work: Work, typed: string): Located
  /** The passages before and after, across sections of the same work. */
  neighbours(passage: Passage): { readonly before?: Passage; readonly after?: Passage }
}

/** A library, and what became of the index file beside its corpus. */
interface OpenedLibrary {
  readonly library: Library
  readonly index: ReadIndex['kind']
  /** What whoever runs Zhangju should know: the file was no index, or cannot be written anew. */
  readonly warning?: string
}

/**
 * The library of the corpus in `dir`. An index file that stands there is used where it
 * fits, and else written anew; none is written where there is none.
 *
 * @throws CorpusError when the corpus has faults
 */
export async function openLibrary(dir: string): Promise<OpenedLibrary> {
  const corpus = await loadCorpus(dir)
  const read = await readIndex(dir, corpus)
  if (read.kind === 'fits') return { library: createLibrary(corpus, read.index), index: read.kind }
  const library = createLibrary(corpus)
  if (read.kind === 'absent') return { library, index: read.kind }
  const written = await writeIndex(dir, corpus, library.search.save()).then(
    () => true,
    () => false,
  )
  const problem = read.kind === 'damaged' ? 'is damaged or no search index' : 'is out of date'
  const outcome = written ? 'it was made anew' : 'it cannot be written'
  const worth = read.kind === 'damaged' || !written
  return {
    library,
    index: read.kind,
    ...(worth && { warning: `${indexPath(dir)} ${problem}: ${outcome}` }),
  }
}

/**
 * Writes the search index of the corpus in `dir` beside it.
 *
 * @returns the file, and the library that was indexed
 * @throws CorpusError when the corpus has faults
 */
export async function buildIndex(
  dir: string,
): Promise<{ readonly path: string; readonly library: Library }> {
  const corpus = await loadCorpus(dir)
  const library = createLibrary(corpus)
  return { path: await writeIndex(dir, corpus, library.search.save()), library }
}

/** @param saved the search index that was made of just this corpus before; it is made now where there is none */
export function createLibrary(corpus: Corpus, saved?: SavedIndex): Library {
  const { works } = corpus
  const passages = works.flatMap(({ sections }) => sections.flatMap(({ passages }) => passages))
  const workNamed = workFinder(works)
  const worksById = new Map(works.map(work => [work.id, work]))
  const search = createSearch(corpus, saved && { saved })
  return {
    corpus,
    works,
    passages,
    search,
    completer: createCompleter(corpus, search.segmenter),
    quizzes: createQuizMaker(corpus),
    workOf: ({ work: id, address }) => {
      const work = worksById.get(id)
      if (work === undefined) throw new RangeError(`${address} is of no work in the corpus`)
      return work
    },
    workNamed,
    locateIn,
    locate: typed => locate(typed, works, workNamed),
    neighbours: passage => {
      const at = passages.findIndex(({ address }) => address === passage.address)
      const beside = at < 0 ? [] : [passages[at - 1], passages[at + 1]]
      const [before, after] = beside.map(one => (one?.work === passage.work ? one : undefined))
      return { ...(before && { before }), ...(after && { after }) }
    },
  }
}

function locate(
  typed: string,
  works: readonly Work[],
  workNamed: (name: string) => Work | undefined,
): Located {
  const place = parseAddress(typed.trim().toLowerCase())
  if (place) {
    const work = works.find(({ id }) => id === place.work) ?? workNamed(place.work)
    if (work) return placeIn(work, place)
    if (place.section === undefined) return locateByName(typed.trim(), workNamed)
    return { kind: 'nowhere', near: works.map(({ id }) => addressOf({ work: id })) }
  }
  return locateByName(typed.trim(), workNamed)
}

/** No work's name with a place behind it is longer, in UTF-16 code units; what is longer is not searched for one. */
const maxTypedPlace = 400

/** Splits `一带一路 第三 1` or `《…》第三，第1段` into a work's name, the longest there is, and a place in it. */
function locateByName(typed: string, workNamed: (name: string) => Work | undefined): Located {
  if (typed.length > maxTypedPlace) return { kind: 'words' }
  const whole = workNamed(typed)
  if (whole) return { kind: 'work', work: whole }
  const cuts = Array.from(
    typed.matchAll(/(?<=[\s/》])(?=\S)|(?=第|开篇)|(?<=\P{N})(?=\p{N})/gu),
    ({ index }) => index,
  )
  for (const cut of cuts.reverse()) {
    const work = workNamed(typed.slice(0, cut))
    const located: Located = work ? locateIn(work, typed.slice(cut)) : { kind: 'words' }
    if (located.kind !== 'words') return located
  }
  return { kind: 'words' }
}

function locateIn(work: Work, typed: string): Located {
  const opening = /^(?:开篇|opening)(?:\s*[，,]?\s*(.*))?$/iu.exec(typed.trim())
  const place = parsePlace(opening ? `0 ${opening[1] ?? ''}` : typed)
  if (place === undefined) return { kind: 'words' }
  return placeIn(work, { ...place, work: work.id, section: sectionNumber(work, place) })
}

/** An ordinal means the section that is printed so, the outermost first; else the one in that place. */
function sectionNumber({ sections }: Work, { section, ordinal }: TypedPlace): number {
  if (!ordinal) return section
  const printed = sections
    .filter(({ heading }) => ordinalOf(heading)?.value === section)
    .reduce<Section | undefined>(
      (best, one) => (best && best.depth <= one.depth ? best : one),
      undefined,
    )
  return printed?.number ?? section
}

function placeIn(work: Work, { section: number, paragraph, span }: Place): Located {
  if (number === undefined) return { kind: 'work', work }
  const section = work.sections.find(section => section.number === number)
  if (section === undefined) {
    return {
      kind: 'nowhere',
      work,
      near: work.sections.map(({ number }) => addressOf({ work: work.id, section: number })),
    }
  }
  if (paragraph === undefined) return { kind: 'section', work, section }
  const passage = section.passages[paragraph - 1]
  if (passage === undefined)
    return { kind: 'nowhere', work, section, near: section.passages.map(({ address }) => address) }
  if (span === undefined) return { kind: 'passage', work, section, quote: quoteWhole(passage) }
  const outside =
    span.end > passage.text.length ||
    [span.start, span.end].some(at => splitsPair(passage.text, at))
  if (outside) return { kind: 'nowhere', work, section, near: [passage.address] }
  return { kind: 'passage', work, section, quote: quote(passage, span) }
}
