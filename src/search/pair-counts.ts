/** In how many passages each two neighbouring characters stand side by side. */
export interface PairCounts {
  /** Counts the pairs of one more passage, each once. @param bones its skeleton */
  add(bones: string): void
  /** How many passages hold `pair`; now and then a few too many, never too few. */
  frequency(pair: string): number
  /** The counts themselves, to be kept in a file. */
  readonly counts: Uint32Array
}

/** The table has so many places at most, 8 MB; more pairs share places. */
const maxPlaces = 2 ** 21

/** Places a passage: a table much fuller than half counts strangers together. */
const placesAPassage = 64

/**
 * Counts in one table of numbers under a hash of the pair, as a count–min sketch of one
 * row does (Cormode and Muthukrishnan 2005): a map of strings would take twenty times the
 * memory, and all that hangs on a count is how rare a pair is.
 */
export function createPairCounts(passages: number, counts?: Uint32Array): PairCounts {
  const places = Math.min(
    maxPlaces,
    2 ** Math.ceil(Math.log2(Math.max(1024, passages * placesAPassage))),
  )
  const table = counts ?? new Uint32Array(places)
  const mask = table.length - 1
  const lastSeenIn = new Uint32Array(counts ? 0 : places)
  let passage = 0
  return {
    counts: table,
    add: bones => {
      passage++
      for (let at = 0; at + 1 < bones.length; at++) {
        const place = placeOf(bones.charCodeAt(at), bones.charCodeAt(at + 1)) & mask
        if (lastSeenIn[place] === passage) continue
        lastSeenIn[place] = passage
        table[place] = (table[place] ?? 0) + 1
      }
    },
    frequency: pair => table[placeOf(pair.charCodeAt(0), pair.charCodeAt(1)) & mask] ?? 0,
  }
}

/** Two code units mixed by multiplication (Knuth, The Art of Computer Programming 3, 6.4). */
function placeOf(first: number, second: number): number {
  const mixed = Math.imul((first << 16) | second, 0x9e3779b1)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
