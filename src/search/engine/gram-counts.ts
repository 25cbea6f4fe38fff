/** In how many passages each character stands, and each two side by side. */
export interface GramCounts {
  /** How many passages hold `gram`, one code unit or two; now and then a few too many, never too few. */
  frequency(gram: string): number
}

/** The table has so many places at most, 8 MB; more of them share places. */
const maxPlaces = 2 ** 21

/**
 * Counts in one table of numbers under a hash of the code units, as a count–min sketch of one
 * row does (Cormode and Muthukrishnan 2005): a map of strings would take twenty times the
 * memory, and all that hangs on a count is how rare they are.
 *
 * @param passages the skeleton of each
 * @param units how long they are together, in UTF-16 code units: as many places as that,
 *   since a table much fuller than half counts strangers together
 */
export function countGrams(passages: Iterable<string>, units: number): Uint32Array {
  const places = Math.min(maxPlaces, 2 ** Math.ceil(Math.log2(Math.max(1024, units))))
  const table = new Uint32Array(places)
  const mask = places - 1
  const lastSeenIn = new Uint32Array(places)
  let passage = 0
  const count = (place: number) => {
    if (lastSeenIn[place] === passage) return
    lastSeenIn[place] = passage
    table[place] = (table[place] ?? 0) + 1
  }
  for (const bones of passages) {
    passage++
    for (let at = 0; at < bones.length; at++) {
      const unit = bones.charCodeAt(at)
      count(placeOf(unit, 0) & mask)
      if (at + 1 < bones.length) count(placeOf(unit, bones.charCodeAt(at + 1)) & mask)
    }
  }
  return table
}

/** @param table as `countGrams` made it */
export function createGramCounts(table: Uint32Array): GramCounts {
  const mask = table.length - 1
  return {
    frequency: gram =>
      table[placeOf(gram.charCodeAt(0), gram.length > 1 ? gram.charCodeAt(1) : 0) & mask] ?? 0,
  }
}

/** Two code units mixed by multiplication (Knuth, The Art of Computer Programming 3, 6.4). */
function placeOf(first: number, second: number): number {
  const mixed = Math.imul((first << 16) | second, 0x9e3779b1)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
