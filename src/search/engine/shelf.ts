import type { Corpus } from '../../corpus/load.ts'
import type { Passage } from '../../passage.ts'
import { bonesOf } from '../fold.ts'

/** The passages in the order of the corpus, each with what stands around it. */
export interface Shelf {
  readonly passages: readonly Passage[]
  /** Of a passage's text, in UTF-16 code units. */
  readonly averageLength: number
  /** The skeleton of a passage's text; made when it is first asked for, and kept. */
  bones(id: number): string
  /** The part of a work that a passage stands in. */
  partOf(id: number): Part
}

/** A section as a passage's surroundings. */
export interface Part {
  /** Ids of its passages: from `first`, `end` not included. */
  readonly first: number
  readonly end: number
  /** The skeleton of the work's title and the section's heading. */
  readonly names: string
  /** The skeleton of its first clause, which names what it is about where no heading does. */
  readonly opening: string
  /** How far its passages say one thing together, 0 to 1: each is then read with the others. */
  readonly unity: number
}

/** A section up to this long reads as one paragraph, in UTF-16 code units; twice as long as an encyclopedia's. */
const paragraphUpTo = 1000

/** Less than this tells nothing, and to look through a long section takes long: passages of more than 3,162 code units stand alone. */
const minUnity = 0.1

export function createShelf({ works }: Corpus): Shelf {
  const passages: Passage[] = []
  const parts: Part[] = []
  for (const { title, sections } of works) {
    for (const section of sections) {
      const first = passages.length
      for (const passage of section.passages) passages.push(passage)
      const part: Part = {
        first,
        end: passages.length,
        names: bonesOf(`${title.zh}\n${section.heading}`),
        opening: bonesOf(openingOf(section.passages[0]?.text ?? '')),
        unity: unityOf(section.passages),
      }
      for (const _ of section.passages) parts.push(part)
    }
  }
  const bones: string[] = []
  const alone: Part = { first: 0, end: 0, names: '', opening: '', unity: 0 }
  return {
    passages,
    averageLength:
      passages.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, passages.length),
    bones: id => {
      bones[id] ??= bonesOf(passages[id]?.text ?? '')
      return bones[id]
    },
    partOf: id => parts[id] ?? alone,
  }
}

/** A passage that opens with its own number is complete in itself: an article of a law, an item of a list. */
const numbered =
  /^\s*(?:第[〇零一二三四五六七八九十百千\d]+[条條款]|[（(]?[〇零一二三四五六七八九十\d]+[）)、.．])/u

/**
 * The shape of the corpus decides whether what stands around a passage speaks for it. In
 * windows of one text the sentence asked about and the one that names its subject stand
 * side by side; the longer a section, the less its passages have to do with each other.
 */
function unityOf(passages: readonly Passage[]): number {
  if (passages.length < 2) return 0
  if (passages.filter(({ text }) => numbered.test(text)).length * 2 > passages.length) return 0
  const length = passages.reduce((sum, { text }) => sum + text.length, 0)
  const unity = Math.min(1, (paragraphUpTo / length) ** 2)
  return unity < minUnity ? 0 : unity
}

/** No opening is longer, in UTF-16 code units. */
const maxOpening = 20

const openingOf = (text: string) =>
  (/^[《“「『"'（(]*[^，。（(,；;：:！？!?》」』]*/u.exec(text)?.[0] ?? '').slice(0, maxOpening)
