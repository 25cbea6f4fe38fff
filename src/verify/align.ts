/** The stretch `[start, end)` of a text that is nearest to a pattern, and how far it is from it. */
export interface Alignment {
  readonly start: number
  readonly end: number
  /** Characters to insert, delete or replace. */
  readonly distance: number
}

/**
 * The stretch of `text` with the least edit distance to `pattern`, by Sellers' algorithm
 * (P. H. Sellers 1980, “The theory and computation of evolutionary distances”). Time is
 * the product of the lengths, in UTF-16 code units.
 */
export function alignWithin(pattern: string, text: string): Alignment {
  const size = pattern.length
  // One column a character of the text: cost[i] is the least distance between the pattern's
  // first i characters and a stretch that ends here; from[i] is where that stretch begins.
  let cost = Uint32Array.from({ length: size + 1 }, (_, index) => index)
  let from = new Uint32Array(size + 1)
  let best: Alignment = { start: 0, end: 0, distance: size }
  for (let at = 0; at < text.length; at++) {
    const nextCost = new Uint32Array(size + 1)
    const nextFrom = new Uint32Array(size + 1)
    nextFrom[0] = at + 1
    for (let row = 1; row <= size; row++) {
      const replace = (cost[row - 1] ?? 0) + (pattern[row - 1] === text[at] ? 0 : 1)
      const skipText = (cost[row] ?? 0) + 1
      const skipPattern = (nextCost[row - 1] ?? 0) + 1
      const least = Math.min(replace, skipText, skipPattern)
      nextCost[row] = least
      const begun =
        least === replace ? from[row - 1] : least === skipText ? from[row] : nextFrom[row - 1]
      nextFrom[row] = begun ?? 0
    }
    cost = nextCost
    from = nextFrom
    const distance = cost[size] ?? size
    if (distance < best.distance) best = { start: from[size] ?? 0, end: at + 1, distance }
  }
  return best
}
