/**
 * A number below 2³² that follows from `seed` and `key` alone and looks like chance:
 * FNV-1a with the last mixing of MurmurHash3. Not for secrets.
 */
export function rankOf(seed: string, key: string): number {
  let hash = 0x811c9dc5
  for (const char of `${seed}\n${key}`) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** `items` in an order that follows from `seed` and their keys, however they came. */
export const shuffled = <T>(
  items: readonly T[],
  seed: string,
  keyOf: (item: T) => string,
): readonly T[] =>
  items
    .map(item => ({ item, key: keyOf(item), rank: rankOf(seed, keyOf(item)) }))
    .sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1))
    .map(({ item }) => item)
