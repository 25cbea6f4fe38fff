/**
 * The tables as the newest migration leaves them. A time is milliseconds since
 * 1970-01-01T00:00Z in a 64-bit column; it is compared in the database and never
 * read, as PostgreSQL's driver would hand it over as text.
 */
export interface Tables {
  readonly rooms: RoomsTable
  readonly buttons: ButtonsTable
  readonly updates: UpdatesTable
  readonly polls: PollsTable
  readonly answers: AnswersTable
}

/** `null`: the room has not chosen, or was not tried. */
interface RoomsTable {
  readonly room: string
  readonly locale: string | null
  /** 1 or 0: SQLite has no type for true and false. */
  readonly reachable: number | null
  /** 1 or 0. */
  readonly private: number | null
}

interface ButtonsTable {
  readonly id: string
  readonly payload: string
  readonly used_at_ms: number
}

interface UpdatesTable {
  readonly id: string
  readonly answered_at_ms: number
}

interface PollsTable {
  readonly id: string
  readonly room: string
  readonly quiz: string
  /** Counted from 0. */
  readonly correct: number
  readonly opened_at_ms: number
}

interface AnswersTable {
  readonly poll: string
  readonly reader: string
  /** Counted from 0. */
  readonly choice: number
  /** Grows with each choice of a poll. Clocks are set back, and two answers share a millisecond. */
  readonly place: number
  readonly answered_at_ms: number
}
