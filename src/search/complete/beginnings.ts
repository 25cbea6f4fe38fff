/** Something that is found by how its key begins. */
interface Keyed {
  readonly key: string
  /** Among those whose keys begin alike, the least comes first. */
  readonly order: number
}

/**
 * Keys in a sorted row, and over the row a tree that knows the least order of every
 * stretch of it: the best few of ten thousand that begin alike are found without
 * looking at the others.
 */
export interface Beginnings<T> {
  /** Those whose key begins with `prefix`, the least order first. */
  startingWith(prefix: string): Iterable<T>
}

/** Sorts after every character that a key has. */
const last = '\uffff'

export function createBeginnings<T extends Keyed>(unsorted: readonly T[]): Beginnings<T> {
  const row = unsorted.toSorted((a, b) => compare(a.key, b.key) || a.order - b.order)
  const first = firstOf(row.map(({ order }) => order))
  return {
    *startingWith(prefix) {
      const stretches = [
        [lowerBound(row, prefix), lowerBound(row, prefix + last)] as const,
      ].flatMap(([start, end]) => stretch(start, end, first))
      while (stretches.length > 0) {
        const at = indexOfLeast(stretches.map(({ best }) => row[best]?.order ?? 0))
        const [{ start, end, best } = nowhere] = stretches.splice(at, 1)
        const item = row[best]
        if (item === undefined) return
        yield item
        stretches.push(...stretch(start, best, first), ...stretch(best + 1, end, first))
      }
    },
  }
}

/** `[start, end)` of the row, and where in it the least order stands. */
interface Stretch {
  readonly start: number
  readonly end: number
  readonly best: number
}
const nowhere: Stretch = { start: 0, end: 0, best: -1 }

type FirstOf = (start: number, end: number) => number

const stretch = (start: number, end: number, first: FirstOf): readonly Stretch[] =>
  start < end ? [{ start, end, best: first(start, end) }] : []

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function indexOfLeast(numbers: readonly number[]): number {
  let least = 0
  for (let at = 1; at < numbers.length; at++) {
    if ((numbers[at] ?? 0) < (numbers[least] ?? 0)) least = at
  }
  return least
}

/** How many keys of the row come before `key`. */
function lowerBound(row: readonly Keyed[], key: string): number {
  let [start, end] = [0, row.length]
  while (start < end) {
    const middle = (start + end) >>> 1
    if ((row[middle]?.key ?? last) < key) start = middle + 1
    else end = middle
  }
  return start
}

/** Tells where in `[start, end)` the least of `orders` stands, in as many steps as the row's length has bits. */
function firstOf(orders: readonly number[]): FirstOf {
  const size = orders.length
  const tree = new Int32Array(2 * size)
  const better = (a: number, b: number) => ((orders[b] ?? 0) < (orders[a] ?? 0) ? b : a)
  for (let at = 0; at < size; at++) tree[size + at] = at
  for (let at = size - 1; at > 0; at--) tree[at] = better(tree[2 * at] ?? 0, tree[2 * at + 1] ?? 0)
  return (start, end) => {
    let best = start
    for (let low = start + size, high = end + size; low < high; low >>= 1, high >>= 1) {
      if (low & 1) best = better(best, tree[low++] ?? 0)
      if (high & 1) best = better(best, tree[--high] ?? 0)
    }
    return best
  }
}
