import { parsePlace } from '../../address.ts'
import { ordinalOf } from '../../corpus/ordinal.ts'
import type { Passage, Section, Work } from '../../passage.ts'
import { foldedOf } from '../fold.ts'

/** A place that can be opened: a work, or what it names in one. */
export interface Spot {
  readonly work: Work
  readonly section?: Section
  readonly passage?: Passage
}

/** What a place inside a work that is typed in part may be on its way to. */
interface Meant {
  /** What it names already. */
  readonly named: readonly Spot[]
  /** What lies in that, and what its digits begin. */
  readonly further: readonly Spot[]
}

/** Reads `3`, `3.`, `3.1`, `第三`, `三 1`, `§3 ¶1`, `开篇` as the library does; nothing where it is no place. */
export function spotsMeant(work: Work, typed: string): Meant {
  const written = foldedOf(typed).replace(/@[\d-]*$/, '')
  const place = parsePlace(written.trim().replace(/^(?:开篇|opening)/, '0 '))
  if (place === undefined) return { named: [], further: [] }
  const { paragraph } = place
  const sections = sectionsMeant(work, place)
  const passages = sections.flatMap(section =>
    section.passages.map((passage): Spot => ({ work, section, passage })),
  )
  if (paragraph !== undefined) {
    return {
      named: passages.filter(({ passage }) => passage?.paragraph === paragraph),
      further: passages.filter(({ passage }) => goesOn(paragraph, passage?.paragraph)),
    }
  }
  const longer = place.ordinal
    ? []
    : work.sections.filter(({ number }) => goesOn(place.section, number))
  return {
    named: sections.map(section => ({ work, section })),
    further: [...passages, ...longer.map(section => ({ work, section }))],
  }
}

/** Every section that is printed with that ordinal; where none is, and for a plain number, the one in that place. */
function sectionsMeant(
  { sections }: Work,
  { section: wanted, ordinal }: { readonly section: number; readonly ordinal: boolean },
): readonly Section[] {
  const printed = ordinal
    ? sections.filter(({ heading }) => ordinalOf(heading)?.value === wanted)
    : []
  return printed.length > 0 ? printed : sections.filter(({ number }) => number === wanted)
}

/** Whether a number is written with the digits of `begun` and more. */
const goesOn = (begun: number, number: number | undefined) =>
  number !== undefined && number !== begun && String(number).startsWith(String(begun))
