import { enter } from './enter.ts'

/** Words that are one slip away from what was typed. */
export interface NearMissIndex {
  /**
   * The word that `typed` becomes when one of its characters is changed, changes places with
   * the next, is left out or has another put beside it; of several, one that was entered first.
   */
  mended(typed: string): string | undefined
}

/** Of shorter words, in UTF-16 code units, those with a character less are too many to mean one. */
const minLopsided = 5

/**
 * Each word is entered under itself and under what is left without each of its characters,
 * as what was typed is looked up: a slip on either side leaves the two something in common
 * (Mor and Fraenkel 1982, “A hash code method for detecting and correcting spelling
 * errors”). A look-up costs as many map reads as the word has characters, however many
 * words there are.
 */
export function createNearMissIndex(words: Iterable<string>): NearMissIndex {
  const byRest = new Map<string, string[]>()
  const order = new Map<string, number>()
  const lengths = new Set<number>()
  for (const word of words) {
    if (order.has(word)) continue
    order.set(word, order.size)
    for (const length of [word.length - 1, word.length, word.length + 1]) lengths.add(length)
    for (const rest of restsOf(word)) enter(byRest, rest, word)
  }
  const orderOf = (word: string) => order.get(word) ?? 0
  return {
    mended: typed => {
      if (!lengths.has(typed.length)) return undefined
      const near = [...restsOf(typed)].flatMap(rest => byRest.get(rest) ?? [])
      const [first] = near
        .filter(word => isOneSlip(typed, word))
        .sort((a, b) => orderOf(a) - orderOf(b))
      return first
    },
  }
}

/** The word itself, and what is left without each of its UTF-16 code units. */
const restsOf = (word: string): ReadonlySet<string> =>
  new Set([word, ...Array.from({ length: word.length }, (_, at) => without(word, at))])

const without = (word: string, at: number) => word.slice(0, at) + word.slice(at + 1)

/** A distance of one by Damerau (1964), but for what only stands beside the word, which is no slip. */
function isOneSlip(typed: string, word: string): boolean {
  if (typed.length === word.length) {
    const at = firstDifference(typed, word)
    if (at === typed.length) return false
    const [a = '', b = ''] = [typed.slice(at, at + 2), word.slice(at, at + 2)]
    const isSwapped = a.length === 2 && a[0] === b[1] && a[1] === b[0]
    return (
      typed.slice(at + 1) === word.slice(at + 1) ||
      (isSwapped && typed.slice(at + 2) === word.slice(at + 2))
    )
  }
  const [shorter, longer] = typed.length < word.length ? [typed, word] : [word, typed]
  return (
    longer.length - shorter.length === 1 &&
    longer.length >= minLopsided &&
    !longer.startsWith(shorter) &&
    !longer.endsWith(shorter) &&
    without(longer, firstDifference(shorter, longer)) === shorter
  )
}

/** In UTF-16 code units; the length of `a` where `b` goes on as it does. */
function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}
