/** Something wrong in a corpus file: where, what, and what would mend it. */
export interface Fault {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  readonly problem: string
  readonly remedy: string
}

/** A corpus that cannot be served, with every fault that was found in it. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError'
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(faults.map(describeFault).join('\n'))
    this.faults = faults
  }
}

/** `corpus/ftz.md:3: unknown field "titel": did you mean "title"?` */
export const describeFault = ({ file, line, problem, remedy }: Fault) =>
  `${file}:${line}: ${problem}: ${remedy}`
