/** What the system calls an error, `ENOENT` or the like; the error in words where it has no code. */
export const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
