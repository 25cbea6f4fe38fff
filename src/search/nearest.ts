import { bonesOf } from './fold.ts'
import { pairsOf } from './segment/pairs.ts'

/**
 * The words of `known` that share most with what was typed: by pairs of
 * neighbouring characters (Dice 1945), single characters deciding between equals.
 */
export function nearestTerms(
  typed: string,
  known: readonly string[],
  limit: number,
): readonly string[] {
  const wanted = bonesOf(typed)
  const pairs = new Set(pairsOf(wanted))
  const chars = new Set(wanted.replace(/[\p{Script=Latin}\p{N}]/gu, ''))
  return known
    .map((term, order) => ({
      term,
      order,
      closeness: closenessOf(bonesOf(term), pairs, chars),
    }))
    .filter(({ closeness }) => closeness > 0)
    .sort((a, b) => b.closeness - a.closeness || a.order - b.order)
    .slice(0, limit)
    .map(({ term }) => term)
}

function closenessOf(term: string, pairs: ReadonlySet<string>, chars: ReadonlySet<string>): number {
  const own = pairsOf(term)
  const shared = own.filter(pair => pairs.has(pair)).length
  const sharedChars = [...new Set(term)].filter(char => chars.has(char)).length
  // One character in common is chance.
  if (shared === 0 && sharedChars < 2) return 0
  return (
    (2 * shared) / Math.max(1, own.length + pairs.size) +
    (0.3 * sharedChars) / Math.max(1, term.length + chars.size)
  )
}
