/** Something real that what is typed may be on its way to. */
export interface Completion {
  /** What goes into the command in its place: an address, a work's id, words to look for. */
  readonly value: string
  /** What a reader sees, and recognises it by. */
  readonly label: string
}

/** A value or label is so long at most, in code points: Discord takes no longer one. */
const maxLength = 100

/** The first `limit` of `offered`; of one value the first, and no value that is too long to be taken. */
export function distinct(offered: Iterable<Completion>, limit: number): readonly Completion[] {
  const chosen = new Map<string, Completion>()
  if (!(limit > 0)) return []
  for (const { value, label } of offered) {
    if (chosen.has(value) || value.trim() === '' || [...value].length > maxLength) continue
    chosen.set(value, { value, label: cutTo(maxLength, label) })
    if (chosen.size >= limit) break
  }
  return [...chosen.values()]
}

/** `text` in one line of at most `length` code points, with `…` for what is cut off. */
export function cutTo(length: number, text: string): string {
  const chars = [
    ...text
      .slice(0, 2 * length)
      .replace(/\s+/gu, ' ')
      .trim(),
  ]
  return chars.length > length ? `${chars.slice(0, length - 1).join('')}…` : chars.join('')
}
