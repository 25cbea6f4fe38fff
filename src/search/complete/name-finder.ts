import { bonesOf } from '../fold.ts'
import { joinUnits, nameUnits, type Unit } from '../interpret/names.ts'
import { spellingsOf, syllables } from '../interpret/pinyin.ts'
import type { Segmenter } from '../segment/segment.ts'
import { createBeginnings } from './beginnings.ts'
import { once } from './once.ts'

/** Something that has names. */
export interface Named<T> {
  readonly thing: T
  /** Its own name, then others. */
  readonly names: readonly string[]
}

export interface Found<T> {
  readonly thing: T
  /** The name that it was found by, as it was given. */
  readonly name: string
}

/**
 * Finds things by a part of one of their names. Where two fit equally well, what was
 * found by its own name comes before what was found by another, and then what was given
 * first. One thing may come more than once, by each of its names.
 */
export interface NameFinder<T> {
  /** By a whole name, then by the beginning of one. */
  beginning(typed: string): Iterable<Found<T>>
  /** By the beginning of a word inside a name, then by any characters inside it. */
  inside(typed: string): Iterable<Found<T>>
  /** By pinyin, whole (`luse`) or initials (`ydyl`), from the beginning of a word; 绿色si is half of it. */
  sounding(typed: string): Iterable<Found<T>>
}

/** A name from one of its units on. */
interface Tail<T> extends Found<T> {
  readonly key: string
  readonly order: number
  readonly units: readonly Unit[]
  readonly at: number
}

/** Stands behind a key's end, so that a whole name can be asked for as a beginning. */
const end = '\0'

/** So many tails are looked at for one question: enough for any list that a reader goes through. */
const maxTails = 400

/** Pinyin costs 1.5 µs a character; of more names than this the first are found by their sound. */
const maxSounding = 20_000

export function createNameFinder<T>(
  named: readonly Named<T>[],
  segmenter: Segmenter,
): NameFinder<T> {
  const tails: readonly Tail<T>[] = named
    .flatMap(({ thing, names }) =>
      names.map((name, at) => ({ thing, name, other: at > 0, units: nameUnits(name) })),
    )
    .filter(({ units }) => units.length > 0)
    .sort((a, b) => Number(a.other) - Number(b.other))
    .map((found, order) => ({ ...found, order, at: 0, key: joinUnits(found.units) + end }))
  const starts = createBeginnings(tails)
  const innerTails = once(() =>
    createBeginnings(tails.flatMap(tail => tailsInside(tail, tails.length, segmenter))),
  )
  const soundTails = once(() =>
    createBeginnings(
      tails.slice(0, maxSounding).flatMap(tail => tailsHeard(tail, tails.length, segmenter)),
    ),
  )
  return {
    *beginning(typed) {
      const key = joinUnits(nameUnits(typed))
      if (key === '') return
      yield* first(starts.startingWith(key + end))
      yield* first(starts.startingWith(key))
    },
    *inside(typed) {
      const key = joinUnits(nameUnits(typed))
      if (key !== '') yield* first(innerTails().startingWith(key))
    },
    *sounding(typed) {
      const [, written = '', letters = ''] =
        /^(.*\p{Script=Han})?([a-z]+)$/u.exec(bonesOf(typed)) ?? []
      if (letters === '') return
      if (written === '') {
        yield* first(soundTails().startingWith(letters))
        return
      }
      for (const tails of [starts, innerTails()]) {
        for (const tail of first(tails.startingWith(written))) {
          if (goesOnAs(letters, tail, written)) yield tail
        }
      }
    },
  }
}

/** By any part of a name, the surest first. */
export function* byAnyPart<T>(finder: NameFinder<T>, typed: string): Generator<Found<T>> {
  yield* finder.beginning(typed)
  yield* finder.inside(typed)
  yield* finder.sounding(typed)
}

function* first<T>(items: Iterable<T>): Generator<T> {
  let left = maxTails
  for (const item of items) {
    if (left-- === 0) return
    yield item
  }
}

/** Every later beginning in a name; those within a word come after all those at one. */
function tailsInside<T>(tail: Tail<T>, count: number, segmenter: Segmenter): readonly Tail<T>[] {
  const { units, order } = tail
  const words = wordStarts(units, segmenter)
  const whole = joinUnits(units)
  let offset = 0
  return units
    .map(({ text }, at) => {
      const key = whole.slice(offset)
      offset += text.length
      return { ...tail, at, key, order: words.has(at) ? order : count + order }
    })
    .slice(1)
}

/** How a name sounds from each of its words on: pinyin before initials, the beginning before what is inside. */
function tailsHeard<T>(tail: Tail<T>, count: number, segmenter: Segmenter): readonly Tail<T>[] {
  const { units, order } = tail
  const heard = heardOf(units)
  if (heard === undefined) return []
  return [0, ...wordStarts(units, segmenter)].flatMap(at => {
    const rank = at === 0 ? order : count + order
    const { whole, initials } = soundFrom(heard, units, at)
    return [
      ...spellingsOf(whole).map(key => ({ ...tail, at, key, order: rank })),
      { ...tail, at, key: initials, order: 2 * count + rank },
    ]
  })
}

/** Whether the name, behind what was written of it in Chinese, sounds as `letters` begin. */
function goesOnAs<T>(letters: string, { units, at }: Tail<T>, written: string): boolean {
  const heard = heardOf(units)
  if (heard === undefined) return false
  const { whole, initials } = soundFrom(heard, units, at + nameUnits(written).length)
  return [...spellingsOf(whole), initials].some(sound => sound.startsWith(letters))
}

/** One sound a unit: a character's syllable, a Latin word or number itself; `undefined` where nothing is Chinese. */
function heardOf(units: readonly Unit[]): readonly string[] | undefined {
  if (!units.some(({ kind }) => kind === 'han')) return undefined
  const heard = hanRuns(units).reduce<string[]>(
    (heard, { start, run }) => heard.toSpliced(start, run.length, ...syllables(run.join(''))),
    units.map(({ text }) => text),
  )
  // A character outside pinyin-pro's table is no syllable: then nobody can type it.
  return heard.length === units.length ? heard : undefined
}

const soundFrom = (heard: readonly string[], units: readonly Unit[], at: number) => ({
  whole: heard.slice(at).join(''),
  initials: heard
    .slice(at)
    .map((sound, index) => (units[at + index]?.kind === 'han' ? sound.slice(0, 1) : sound))
    .join(''),
})

/** Where words begin inside a name, as indexes of its units, its own beginning left out. */
function wordStarts(units: readonly Unit[], segmenter: Segmenter): ReadonlySet<number> {
  const starts = new Set(units.flatMap(({ kind }, at) => (kind === 'han' ? [] : [at])))
  for (const { start, run } of hanRuns(units)) {
    starts.add(start)
    for (const word of new Set(segmenter.searchWords(run.join('')))) {
      const chars = [...word]
      if (chars.length === 1) continue
      run.forEach((_, at) => {
        if (chars.every((char, index) => run[at + index] === char)) starts.add(start + at)
      })
    }
  }
  starts.delete(0)
  return starts
}

interface HanRun {
  /** As an index of the name's units. */
  readonly start: number
  /** Character by character. */
  readonly run: readonly string[]
}

function hanRuns(units: readonly Unit[]): readonly HanRun[] {
  const runs: HanRun[] = []
  for (let start = 0; start < units.length; ) {
    let end = start
    while (units[end]?.kind === 'han') end++
    if (end > start) runs.push({ start, run: units.slice(start, end).map(({ text }) => text) })
    start = Math.max(end, start + 1)
  }
  return runs
}
