import { addressOf } from '../../address.ts'
import { workFinder } from '../../corpus/work-names.ts'
import type { Passage, Work } from '../../passage.ts'
import { splitsPair } from '../../text.ts'
import { bonesOf, originalSpan, skeleton } from '../fold.ts'
import type { Segmenter } from '../segment/segment.ts'
import { type Completion, cutTo } from './completion.ts'
import { bareHeading } from './heading-words.ts'
import { byAnyPart, createNameFinder, type NameFinder } from './name-finder.ts'
import { once } from './once.ts'
import type { TextIndex } from './text-index.ts'
import { type Spot, spotsMeant } from './typed-place.ts'

/** Completes names of places. What is typed is well-formed, trimmed and not long. */
export interface PlaceCompleter {
  works(typed: string): Iterable<Completion>
  anywhere(typed: string): Iterable<Completion>
  /** @param terms offered behind the places that are named so and before those that hold the words */
  within(work: Work, typed: string, terms: Iterable<Completion>): Iterable<Completion>
}

interface PlaceSources {
  readonly works: readonly Work[]
  readonly textIndex: () => TextIndex
  readonly segmenter: Segmenter
  /** Terms that the texts hold, by a part of one of their names. */
  readonly termsLike: (typed: string) => Iterable<string>
}

/** A place typed without its work, like 第三, is looked for in so many works: more than fill any list. */
const maxWorks = 50

/** A spot, and what is typed where that stands in it and is why it is offered. */
interface Offered extends Spot {
  readonly holds?: string
}

export function createPlaceCompleter(sources: PlaceSources): PlaceCompleter {
  const { works, textIndex, segmenter, termsLike } = sources
  const spots = once(() => works.flatMap(passageSpots))
  const workNamed = workFinder(works)
  const findWork = once(() =>
    createNameFinder(
      works.map(work => ({ thing: { work }, names: namesOf(work) })),
      segmenter,
    ),
  )
  const finders = once(() => findersOf(works, segmenter))
  const byWork = new Map<string, Finders>()
  const finderIn = (work: Work): Finders => {
    const known = byWork.get(work.id)
    if (known) return known
    const made = findersOf([work], segmenter)
    byWork.set(work.id, made)
    return made
  }
  const rangeOf = once(() => rangesOf(works))

  function* holding(words: string, work?: Work): Generator<Offered> {
    const bones = bonesOf(words)
    const [from, to] = (work && rangeOf().get(work.id)) ?? [0, 0]
    const found = work ? textIndex().holdingWithin(bones, from, to) : textIndex().holding(bones)
    for (const number of found) {
      const spot = spots()[number]
      if (spot) yield { ...spot, holds: bones }
    }
  }
  function* byTerm(typed: string, work?: Work): Generator<Offered> {
    for (const term of termsLike(typed)) yield* holding(term, work)
  }
  function* namedIn(work: Work, typed: string): Generator<Offered> {
    const { named, further } = spotsMeant(work, typed)
    yield* typed === '' ? insideSpots(work) : [...named, ...further]
    yield* byName(finderIn(work), typed)
  }
  function* heldIn(work: Work, typed: string): Generator<Offered> {
    if (isPlace(typed, [work])) return
    yield* holding(typed, work)
    yield* things(finderIn(work).sections.sounding(typed))
    yield* byTerm(typed, work)
  }
  function* anywhere(typed: string): Generator<Offered> {
    if (!/[\p{L}\p{N}]/u.test(typed)) {
      yield* works.map(work => ({ work }))
      for (const work of works) yield* sectionSpots(work)
      return
    }
    const head = splitWork(typed, works, workNamed)
    if (head && (head.rest === '' || isPlace(head.rest, [head.work])))
      yield* namedIn(head.work, head.rest)
    const some = works.slice(0, maxWorks)
    for (const work of some) yield* spotsMeant(work, typed).named
    for (const work of some) yield* spotsMeant(work, typed).further
    yield* things(findWork().beginning(typed))
    yield* byName(finders(), typed)
    yield* things(findWork().inside(typed))
    if (isPlace(typed, some) || (head && isPlace(head.rest, [head.work]))) return
    if (head && head.rest !== '') {
      yield* namedIn(head.work, head.rest)
      yield* heldIn(head.work, head.rest)
    }
    yield* holding(typed)
    yield* things(findWork().sounding(typed))
    yield* things(finders().sections.sounding(typed))
    for (const { work } of things(byAnyPart(findWork(), typed))) yield* sectionSpots(work)
    yield* byTerm(typed)
  }
  return {
    *works(typed) {
      const found =
        typed === '' ? works.map(work => ({ work })) : things(byAnyPart(findWork(), typed))
      for (const spot of found) yield addressed(spot)
    },
    *anywhere(typed) {
      for (const spot of anywhere(typed)) yield addressed(spot)
    },
    *within(work, typed, terms) {
      const head = splitWork(typed, works, workNamed)
      const inner = head?.work === work ? head.rest : typed
      for (const spot of namedIn(work, inner)) if (inner !== '' || !spot.passage) yield inside(spot)
      yield* terms
      for (const spot of heldIn(work, inner)) yield inside(spot)
    },
  }
}

interface Finders {
  readonly sections: NameFinder<Spot>
  /** By their first words alone. */
  readonly passages: NameFinder<Spot>
}

/** So much of a passage's beginning is its name, in UTF-16 code units. */
const openingLength = 24

const findersOf = (works: readonly Work[], segmenter: Segmenter): Finders => ({
  sections: createNameFinder(
    works.flatMap(sectionSpots).map(spot => ({
      thing: spot,
      names: [spot.section.heading, bareHeading(spot.section)],
    })),
    segmenter,
  ),
  passages: createNameFinder(
    works.flatMap(passageSpots).map(spot => ({
      thing: spot,
      names: [spot.passage.text.slice(0, openingLength)],
    })),
    segmenter,
  ),
})

const namesOf = ({ id, command, title, aliases }: Work) => [
  title.zh,
  id,
  command,
  title.en,
  ...aliases,
]

const sectionSpots = (work: Work) => work.sections.map(section => ({ work, section }))
const insideSpots = (work: Work): readonly Spot[] => [...sectionSpots(work), ...passageSpots(work)]
const passageSpots = (work: Work) =>
  work.sections.flatMap(section => section.passages.map(passage => ({ work, section, passage })))

function* byName({ sections, passages }: Finders, typed: string): Generator<Spot> {
  yield* things(sections.beginning(typed))
  yield* things(passages.beginning(typed))
  yield* things(sections.inside(typed))
}

function* things<T>(found: Iterable<{ readonly thing: T }>): Generator<T> {
  for (const { thing } of found) yield thing
}

/** For each work by its id the numbers `[from, to)` of its passages. */
function rangesOf(works: readonly Work[]): ReadonlyMap<string, readonly [number, number]> {
  let from = 0
  return new Map(
    works.map(work => {
      const range = [from, from + passageSpots(work).length] as const
      from = range[1]
      return [work.id, range]
    }),
  )
}

/** Splits `beltroad/3`, `一带一路 第三` or `belt/3` into a work and a part of a place in it. */
function splitWork(
  typed: string,
  works: readonly Work[],
  workNamed: (name: string) => Work | undefined,
): { readonly work: Work; readonly rest: string } | undefined {
  const cuts = Array.from(
    typed.matchAll(/(?<=[\s/》])|(?=第|开篇|開篇)|(?<=\P{N})(?=\p{N})/gu),
    ({ index }) => index,
  )
  for (const cut of cuts.reverse()) {
    const name = typed.slice(0, cut)
    const begun = name.endsWith('/') ? name.slice(0, -1).toLowerCase() : undefined
    const work =
      workNamed(name) ?? (begun ? works.find(({ id }) => id.startsWith(begun)) : undefined)
    if (work) return { work, rest: typed.slice(cut).trim() }
  }
  return undefined
}

const addressed = (spot: Offered): Completion => {
  const { work, section, passage } = spot
  if (section === undefined)
    return { value: work.id, label: `《${cutTo(60, work.title.zh)}》 ${work.id}` }
  const value = passage?.address ?? addressOf({ work: work.id, section: section.number })
  return { value, label: `${value} ${wordsOf(spot)}`.trim() }
}

/** What names a place is not looked for as words: 3 stands in 30 and in 349, too. */
const isPlace = (typed: string, works: readonly Work[]) =>
  works.some(work => spotsMeant(work, typed).named.length > 0)

/** As the work's own command takes it. */
const inside = (spot: Offered): Completion => {
  const { section, passage } = spot
  const value = [section?.number ?? 0, ...(passage ? [passage.paragraph] : [])].join('.')
  return { value, label: `${value} ${wordsOf(spot)}`.trim() }
}

/** Words are shown so long at most, in code points. */
const maxWords = 40

/** The words by which a reader knows the place. */
function wordsOf({ section, passage, holds }: Offered): string {
  if (passage)
    return cutTo(maxWords, holds === undefined ? passage.text : fromClause(passage, holds))
  return cutTo(maxWords, section?.heading || (section?.passages[0]?.text ?? ''))
}

/** So much is shown before the words that were looked for, in UTF-16 code units. */
const maxBefore = 12

/** The passage from a little before `bones`, which it holds: `…推动绿色丝绸之路建设`. */
function fromClause({ text }: Passage, bones: string): string {
  const folded = skeleton(text)
  const at = folded.text.indexOf(bones)
  const { start } = originalSpan(folded, text, at, at + bones.length)
  const [lead = ''] =
    /[\p{L}\p{N}“‘「『《（(][^。！？；，、：!?;\n]*$/u.exec(
      text.slice(Math.max(0, start - maxBefore), start),
    ) ?? []
  const before = start - lead.length
  const from = splitsPair(text, before) ? before + 1 : before
  return from === 0 ? text : `…${text.slice(from)}`
}
