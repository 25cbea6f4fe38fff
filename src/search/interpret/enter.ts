/** Enters one more value under `key`. */
export function enter<Key, Value>(index: Map<Key, Value[]>, key: Key, value: Value): void {
  const there = index.get(key)
  if (there) there.push(value)
  else index.set(key, [value])
}
