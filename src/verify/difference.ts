import { diffArrays } from 'diff'
import { bonesOf } from '../search/fold.ts'
import { sentences } from '../text.ts'

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
    comparator: (a, b) => a === b || (bonesOf(a) !== '' && bonesOf(a) === bonesOf(b)),
  })
  // The corpus is handed over as the new text, so that a common stretch is worded as it has it.
  const changes = parts.map(({ added, removed, value }): Change => {
    const kind = added ? 'missing' : removed ? 'added' : 'same'
    return { kind, text: value.join('') }
  })
  return corpusFirst(changes)
}

/** Where one stretch stands for another, the corpus's own before the claim's. */
const corpusFirst = (changes: readonly Change[]): readonly Change[] =>
  changes.map((change, at) => {
    const before = changes[at - 1]
    const after = changes[at + 1]
    if (change.kind === 'added' && after?.kind === 'missing') return after
    if (change.kind === 'missing' && before?.kind === 'added') return before
    return change
  })

/** A stretch of a text and of what it was changed to: in both, before alone, or after alone. */
export interface Revision {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Comparing takes time by the square of how much differs: what differs by more is compared in larger pieces. */
const maxEdits = 1000

/**
 * How `before` became `after`, to the character (code points); where all but nothing is
 * left of it, sentence by sentence. Without what was added it is `before`, without what
 * was removed it is `after`.
 */
export function revisionOf(before: string, after: string): readonly Revision[] {
  const parts =
    diffArrays([...before], [...after], { maxEditLength: maxEdits }) ??
    diffArrays(sentencesOf(before), sentencesOf(after), { maxEditLength: maxEdits }) ??
    diffArrays([before], [after])
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

const sentencesOf = (text: string) =>
  sentences(text).map(({ start, end }) => text.slice(start, end))
