/** The stretch `[start, end)` of a text that is nearest to a pattern, and how far it is from it. */
export interface Alignment {
  readonly start: number
  readonly end: number
  /** Characters to insert, delete or replace. */
  readonly distance: number
}

/**
 * The stretch of `text` with the least edit distance to `pattern`, by Sellers' algorithm
 * (P. H. Sellers 1980, “The theory and computation of evolutionary distances”). Of
 * stretches at one distance that which shares most characters with the pattern, of those
 * the one nearest to its length, of those the first. Time is the product of the lengths,
 * in UTF-16 code units.
 */
export function alignWithin(pattern: string, text: string): Alignment {
  const size = pattern.length
  // A change costs more than all that equal characters, at -1 each, can win back.
  const change = size + 1
  // One column a character of the text: cost[i] is the least cost between the pattern's
  // first i characters and a stretch that ends here; from[i] is where that stretch begins.
  let cost = Int32Array.from({ length: size + 1 }, (_, index) => index * change)
  let from = new Uint32Array(size + 1)
  let best = { start: 0, end: 0, cost: size * change }
  const offLength = (start: number, end: number) => Math.abs(end - start - size)
  for (let at = 0; at < text.length; at++) {
    const nextCost = new Int32Array(size + 1)
    const nextFrom = new Uint32Array(size + 1)
    nextFrom[0] = at + 1
    for (let row = 1; row <= size; row++) {
      const replace = (cost[row - 1] ?? 0) + (pattern[row - 1] === text[at] ? -1 : change)
      const skipText = (cost[row] ?? 0) + change
      const skipPattern = (nextCost[row - 1] ?? 0) + change
      const least = Math.min(replace, skipText, skipPattern)
      nextCost[row] = least
      const begun =
        least === replace ? from[row - 1] : least === skipText ? from[row] : nextFrom[row - 1]
      nextFrom[row] = begun ?? 0
    }
    cost = nextCost
    from = nextFrom
    const ended = { start: from[size] ?? 0, end: at + 1, cost: cost[size] ?? 0 }
    const nearer =
      ended.cost < best.cost ||
      (ended.cost === best.cost &&
        offLength(ended.start, ended.end) < offLength(best.start, best.end))
    if (nearer) best = ended
  }
  return { start: best.start, end: best.end, distance: Math.floor((best.cost + size) / change) }
}
