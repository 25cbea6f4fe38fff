import type { Glossary } from '../../corpus/glossary.ts'
import { foldedOf } from '../fold.ts'
import { runsOf } from '../segment/tokens.ts'

/** The smallest piece that a name is made of: one Chinese character, one Latin word, one number. */
export interface Unit {
  readonly kind: 'han' | 'latin' | 'number'
  readonly text: string
  /** Whether a mark or white space stands before it. */
  readonly apart: boolean
}

/** The units of folded text. */
export const unitsOf = (folded: string): readonly Unit[] =>
  runsOf(folded).flatMap(({ kind, text, apart }): readonly Unit[] =>
    kind === 'han'
      ? Array.from(text, (char, at) => ({ kind, text: char, apart: apart && at === 0 }))
      : [{ kind, text, apart }],
  )

/** Whether a run of that kind goes on with `unit`. What the reader parted in Chinese is two runs; pinyin and English are written in words. */
export const goesOn = (unit: Unit | undefined, kind: Unit['kind'] | undefined) =>
  unit !== undefined && unit.kind === kind && !(kind === 'han' && unit.apart)

/** The units of a name, `&` being a word of it: B&R is B and R. */
export const nameUnits = (name: string) => unitsOf(foldedOf(name.replaceAll('&', ' and ')))

/** Units run together as a passage's skeleton has them. */
export const joinUnits = (units: readonly Unit[]) => units.map(({ text }) => text).join('')

/** Units as a reader writes them: Latin words and numbers parted by spaces. */
export const spellUnits = (units: readonly Unit[]) =>
  units.reduce((text, unit, at) => {
    const spaced = unit.kind === 'latin' && units[at - 1]?.kind === 'latin'
    return spaced ? `${text} ${unit.text}` : text + unit.text
  }, '')

/** The names of one thing; the first is the term as the corpus writes it. */
export interface NamedThing {
  /** As the glossary writes them. */
  readonly written: readonly string[]
  /** The same, as units. */
  readonly names: readonly (readonly Unit[])[]
}

/** Finds the names of the glossary in what a reader typed. */
export interface NameIndex {
  readonly things: readonly NamedThing[]
  /** The longest name that begins at `from`, with how many units it takes. */
  longestAt(
    units: readonly Unit[],
    from: number,
  ): { readonly thing: NamedThing; readonly length: number } | undefined
}

export function createNameIndex(glossary: Glossary): NameIndex {
  const things = glossary.map(({ term, also }) => {
    const written = [term, ...also]
    return { written, names: written.map(nameUnits) }
  })
  const byKey = new Map<string, NamedThing>()
  let longest = 0
  for (const thing of things) {
    for (const name of thing.names) {
      byKey.set(keyOf(name), thing)
      longest = Math.max(longest, name.length)
    }
  }
  return {
    things,
    longestAt: (units, from) => {
      for (let length = Math.min(longest, units.length - from); length > 0; length--) {
        const thing = byKey.get(keyOf(units.slice(from, from + length)))
        if (thing) return { thing, length }
      }
      return undefined
    },
  }
}

const keyOf = (units: readonly Unit[]) => units.map(({ text }) => text).join(' ')
