import type { Score } from './store.ts'

/** Most right first, then fewest answers, then by reader. */
export const byScore = (one: Score, other: Score) =>
  other.right - one.right ||
  one.answered - other.answered ||
  (one.reader < other.reader ? -1 : one.reader > other.reader ? 1 : 0)
