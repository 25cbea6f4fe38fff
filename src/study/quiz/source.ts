import type { Corpus } from '../../corpus/load.ts'
import type { Passage, Work } from '../../passage.ts'
import { bonesOf } from '../../search/fold.ts'
import { type Enumeration, enumerationsOf } from './enumeration.ts'
import { createNames, type Mention, type Names } from './mentions.ts'
import { placesOf } from './places.ts'
import { type Quantity, quantitiesIn } from './quantity.ts'

/** The corpus as questions are made of it; each passage is read once. */
export interface Source {
  readonly corpus: Corpus
  readonly names: Names
  readonly readings: readonly Reading[]
  /** The quantities of all passages, each wording once. */
  readonly quantities: readonly Quantity[]
  /** Whether any passage holds the three in a row, whatever the punctuation, width or script; folded. */
  says(before: string, words: string, after: string): boolean
  /** Whether any passage holds the three in a row to the character, `\n` standing for its ends. */
  holds(before: string, words: string, after: string): boolean
}

/** A passage and what questions can be made of. */
export interface Reading {
  readonly work: Work
  readonly passage: Passage
  readonly mentions: readonly Mention[]
  readonly enumerations: readonly Enumeration[]
  readonly quantities: readonly Quantity[]
}

export function createSource(corpus: Corpus): Source {
  const names = createNames(corpus.glossary)
  const readings = corpus.works.flatMap(work =>
    work.sections.flatMap(({ passages }) =>
      passages.map((passage): Reading => {
        const mentions = names.mentionsIn(passage)
        return {
          work,
          passage,
          mentions,
          enumerations: enumerationsOf(passage, mentions),
          quantities: quantitiesIn(passage.text),
        }
      }),
    ),
  )
  const all = `\n${readings.map(({ passage }) => passage.text).join('\n')}\n`
  const folded = readings.map(({ passage }) => bonesOf(passage.text)).join('\n')
  return {
    corpus,
    names,
    readings,
    quantities: [
      ...new Map(
        readings.flatMap(({ quantities }) => quantities.map(one => [one.words, one] as const)),
      ).values(),
    ],
    says: finderIn(folded),
    holds: finderIn(all),
  }
}

/** Finds words between others in `text`; where the words stand is looked up once, for they come again. */
function finderIn(text: string): (before: string, words: string, after: string) => boolean {
  const known = new Map<string, readonly number[]>()
  return (before, words, after) => {
    const places = known.get(words) ?? placesOf(words, text).map(({ start }) => start)
    known.set(words, places)
    return places.some(at => text.startsWith(after, at + words.length) && text.endsWith(before, at))
  }
}
