import type { StoreFault } from './fault.ts'

const elsewhere = 'or name another path'
export const damaged = {
  problem: 'the database is damaged',
  remedy: `put a copy back, or move the file away with its -wal and -shm to begin anew, ${elsewhere}`,
} as const satisfies StoreFault

export const notDatabase = {
  problem: 'not a SQLite database',
  remedy: `move the file away, ${elsewhere}`,
} as const satisfies StoreFault

/** By the beginning of SQLite's code, of which there are longer ones: `SQLITE_CANTOPEN_ISDIR`. */
const faults: Readonly<Record<string, StoreFault>> = {
  SQLITE_NOTADB: notDatabase,
  SQLITE_CORRUPT: damaged,
  SQLITE_CANTOPEN: {
    problem: 'cannot be opened as a file',
    remedy: 'name a file, not a folder, where whoever runs this program may read and write',
  },
  SQLITE_READONLY: {
    problem: 'cannot be written to',
    remedy: `let whoever runs this program write to the file and its folder, ${elsewhere}`,
  },
  SQLITE_BUSY: {
    problem: 'another program keeps the database locked',
    remedy: `end that program, ${elsewhere}`,
  },
  SQLITE_FULL: {
    problem: 'the disk is full',
    remedy: `free some space, ${elsewhere}`,
  },
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/** Whether an error is the file's or the disk's, and not that of a statement of ours. */
export const isFileFault = (error: unknown) =>
  [...Object.keys(faults), 'SQLITE_IOERR'].some(start => codeOf(error).startsWith(start))

/** What SQLite's error means for whoever started the program. */
export function sqliteFault(error: unknown): StoreFault {
  const code = codeOf(error)
  const known = Object.entries(faults).find(([start]) => code.startsWith(start))?.[1]
  return (
    known ?? {
      problem: `cannot be opened (${error instanceof Error ? error.message : String(error)})`,
      remedy: `move the file away if another program made it, ${elsewhere}`,
    }
  )
}
