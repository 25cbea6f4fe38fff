/** A rule of Discord, or of this project, that a body breaks. */
export interface Violation {
  /** Where in the body: `components[0].label`; empty for the body itself. */
  readonly at: string
  readonly sentence: string
}

export const violation = (at: string, sentence: string): Violation => ({ at, sentence })

/** The violation alone when a rule is broken, else none. */
export const unless = (kept: boolean, at: string, sentence: string): readonly Violation[] =>
  kept ? [] : [violation(at, sentence)]

/** As a sentence of a report: where, then what. */
export const told = ({ at, sentence }: Violation) => (at === '' ? sentence : `${at} ${sentence}`)

/** The path of a field within the object at `path`. */
export const fieldAt = (path: string, name: string) => (path === '' ? name : `${path}.${name}`)
