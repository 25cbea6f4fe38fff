/** A package that is installed to run; `licence` is an SPDX expression, empty where none is named. */
interface Licensed {
  readonly name: string
  readonly version: string
  readonly licence: string
}

/** Whether an SPDX expression is allowed: of alternatives one must be, of a sum each. */
export function allowed(licence: string): boolean
/** The packages of a parsed package-lock.json that are not for development alone. */
export function licencesOf(lock: unknown): readonly Licensed[]
