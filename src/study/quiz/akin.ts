import type { Source } from './source.ts'

/**
 * Whether two answers could be taken for one: names of one term, or a name of the one
 * inside a name of the other.
 */
export function akin(a: string, b: string, { names }: Source): boolean {
  const [left, right] = [names.namesOf(a), names.namesOf(b)]
  return left.some(one => right.some(other => one.includes(other) || other.includes(one)))
}

/** Whether both end with the same suffix that makes a word of another, or neither with any: 可靠性 is not offered for 合作. */
export const sameSuffix = (a: string, b: string) => suffixOf(a) === suffixOf(b)

const suffixOf = (words: string) => /[性化率度力]$/.exec(words)?.[0]
