import { diffArrays } from 'diff'
import { skeleton } from '../search/fold.ts'

/** A stretch of two wordings: in both, in the corpus alone, or in the claim alone. */
export interface Change {
  readonly kind: 'same' | 'missing' | 'added'
  /** As the corpus has it where it has it, else as claimed. */
  readonly text: string
}

/**
 * What turns `corpus` into `claim`, character by character (code points). Characters
 * that differ in script, width or case alone count as the same: 綠 is 绿.
 */
export function differenceOf(corpus: string, claim: string): readonly Change[] {
  const parts = diffArrays([...claim], [...corpus], {
    comparator: (a, b) => a === b || (bone(a) !== '' && bone(a) === bone(b)),
  })
  // The corpus is handed over as the new text, so that a common stretch is worded as it has it.
  return parts.map(({ added, removed, value }): Change => {
    const kind = added ? 'missing' : removed ? 'added' : 'same'
    return { kind, text: value.join('') }
  })
}

const bone = (char: string) => skeleton(char).text
