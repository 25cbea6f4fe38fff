/** Why a file cannot be taken in, before anyone has named the file. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  readonly problem: string
  /** What the person at the keyboard can do about it. */
  readonly remedy: string

  constructor(problem: string, remedy: string, options?: ErrorOptions) {
    super(`${problem}: ${remedy}`, options)
    this.problem = problem
    this.remedy = remedy
  }
}

/** No parser can follow a file that nests so. */
export const tooDeep = (options?: ErrorOptions) =>
  new ImportError('nests its parts too deeply', 'save its text alone, as .txt', options)
