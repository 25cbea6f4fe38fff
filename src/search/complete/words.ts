import type { Corpus } from '../../corpus/load.ts'
import type { Work } from '../../passage.ts'
import { bonesOf } from '../fold.ts'
import { parseQuery } from '../interpret/query.ts'
import type { Segmenter } from '../segment/segment.ts'
import type { Completion } from './completion.ts'
import { headingWordsIn } from './heading-words.ts'
import {
  byAnyPart,
  createNameFinder,
  type Found,
  type Named,
  type NameFinder,
} from './name-finder.ts'
import { once } from './once.ts'
import { frequentPhrases } from './phrases.ts'
import { stretchesFrom } from './stretch.ts'
import type { TextIndex } from './text-index.ts'

/** Completes words to look for. What is typed is well-formed and not long. */
export interface WordCompleter {
  anywhere(typed: string): Iterable<Completion>
  /** Terms that `work` holds. */
  inWork(work: Work, typed: string): Iterable<Completion>
  /** Terms that the texts hold, by a part of one of their names. */
  termsLike(typed: string): Iterable<string>
}

interface WordSources {
  readonly corpus: Corpus
  /** The text of every passage, in the order of the corpus. */
  readonly texts: readonly string[]
  readonly textIndex: () => TextIndex
  readonly segmenter: Segmenter
}

interface TermsInWork {
  readonly named: readonly Named<string>[]
  readonly finder: NameFinder<string>
}

export function createWordCompleter(sources: WordSources): WordCompleter {
  const { corpus, texts, textIndex, segmenter } = sources
  const finderOf = (named: readonly Named<string>[]) => createNameFinder(named, segmenter)
  const terms = once(() => heldTerms(corpus, textIndex()))
  const finders = [
    once(() => finderOf(terms())),
    once(() => finderOf(headingWordsIn(corpus.works, segmenter).map(alone))),
    once(() => finderOf(frequentPhrases(texts, segmenter).map(alone))),
  ] as const
  const [termFinder] = finders
  const byWork = new Map<string, TermsInWork>()
  const termsIn = (work: Work): TermsInWork => {
    const known = byWork.get(work.id)
    if (known) return known
    const named = termsWithin(work, terms())
    const made = { named, finder: finderOf(named) }
    byWork.set(work.id, made)
    return made
  }
  function* wordsLike(typed: string): Generator<Completion> {
    for (const finder of finders) yield* labelled(finder().beginning(typed))
    yield* continuations(typed, sources).map(plain)
    for (const finder of finders) yield* labelled(finder().inside(typed))
    for (const finder of finders) yield* labelled(finder().sounding(typed))
  }
  return {
    *anywhere(typed) {
      if (hasLetter(typed)) yield* otherWords(wordsLike(typed))
      else yield* terms().map(({ thing }) => plain(thing))
    },
    *inWork(work, typed) {
      const { named, finder } = termsIn(work)
      if (hasLetter(typed)) yield* otherWords(labelled(byAnyPart(finder, typed)))
      else yield* named.map(({ thing }) => plain(thing))
    },
    *termsLike(typed) {
      for (const { thing } of byAnyPart(termFinder(), typed)) yield thing
    },
  }
}

const hasLetter = (typed: string) => /[\p{L}\p{N}]/u.test(typed)
const plain = (words: string): Completion => ({ value: words, label: words })
const alone = (words: string): Named<string> => ({ thing: words, names: [words] })

/** What was found by another name says so: `绿色丝绸之路 (green silk road)`. */
function* labelled(found: Iterable<Found<string>>): Generator<Completion> {
  for (const { thing, name } of found) {
    const same = bonesOf(thing) === bonesOf(name)
    yield { value: thing, label: same ? thing : `${thing} (${name})` }
  }
}

/** Without those that differ from an earlier one in marks alone, or that a search would read as operators. */
function* otherWords(completions: Iterable<Completion>): Generator<Completion> {
  const said = new Set<string>()
  for (const completion of completions) {
    const bones = bonesOf(completion.value)
    const { excluded, works } = parseQuery(completion.value)
    if (said.has(bones) || excluded.length + works.length > 0) continue
    said.add(bones)
    yield completion
  }
}

/** The glossary's terms that stand in a passage, those in most passages first, as far as the rarest pair of each tells. */
function heldTerms({ glossary }: Corpus, textIndex: TextIndex): readonly Named<string>[] {
  return glossary
    .map(({ term, also }) => ({
      thing: term,
      names: [term, ...also],
      passages: [...textIndex.holding(bonesOf(term))].length,
    }))
    .filter(({ passages }) => passages > 0)
    .sort((a, b) => b.passages - a.passages)
}

function termsWithin(
  { sections }: Work,
  terms: readonly Named<string>[],
): readonly Named<string>[] {
  const texts = sections.flatMap(({ passages }) => passages.map(({ text }) => bonesOf(text)))
  return terms.filter(({ thing }) => {
    const bones = bonesOf(thing)
    return texts.some(text => text.includes(bones))
  })
}

/** So many passages are read for how they go on: 0.05 ms each. */
const maxRead = 32

/** How the texts go on from `typed`: what they say most often first, a word further before a clause further. */
function continuations(
  typed: string,
  { texts, textIndex, segmenter }: WordSources,
): readonly string[] {
  const counts = new Map<
    string,
    { readonly words: string; readonly order: number; times: number }
  >()
  let read = 0
  for (const passage of textIndex().holding(bonesOf(typed))) {
    if (read++ === maxRead) break
    const text = texts[passage] ?? ''
    for (const { start, end } of stretchesFrom(typed, text, segmenter)) {
      const words = text.slice(start, end)
      const bones = bonesOf(words)
      const known = counts.get(bones)
      if (known) known.times++
      else counts.set(bones, { words, order: counts.size, times: 1 })
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.times - a.times || a.order - b.order)
    .map(({ words }) => words)
}
