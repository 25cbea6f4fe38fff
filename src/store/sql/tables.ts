/**
 * The tables as the newest migration leaves them. A time is milliseconds since
 * 1970-01-01T00:00Z in a 64-bit column, which PostgreSQL's driver hands over as
 * text: what is read is made a number by `millis`.
 */
export interface Tables {
  readonly rooms: RoomsTable
  readonly buttons: ButtonsTable
  readonly updates: UpdatesTable
  readonly updates_kept: UpdatesKeptTable
  readonly polls: PollsTable
  readonly answers: AnswersTable
  readonly readers: ReadersTable
  readonly sessions: SessionsTable
  readonly session_passages: SessionPassagesTable
  readonly session_readers: SessionReadersTable
  readonly cards: CardsTable
  readonly dailies: DailiesTable
  readonly daily_slots: DailySlotsTable
  readonly daily_passages: DailyPassagesTable
  readonly pins: PinsTable
  readonly wordings: WordingsTable
}

/** `null`: the room has not chosen, or was not tried. */
interface RoomsTable {
  readonly room: string
  readonly locale: string | null
  /** 1 or 0: SQLite has no type for true and false. */
  readonly reachable: number | null
  /** 1 or 0. */
  readonly private: number | null
  readonly style: string | null
  readonly lead: string | null
  /** 1 or 0. */
  readonly brackets: number | null
  readonly question: string | null
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

/** What is not answered yet and will not be delivered again. */
interface UpdatesKeptTable {
  readonly id: string
  readonly content: string
  readonly times: number
  readonly kept_at_ms: number
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

interface ReadersTable {
  readonly reader: string
  readonly name: string
}

interface SessionsTable {
  readonly room: string
  readonly work: string
  readonly address: string
  readonly started_by: string
  readonly started_at_ms: number
}

/** What was read; `place` grows. */
interface SessionPassagesTable {
  readonly room: string
  readonly address: string
  readonly place: number
}

/** Who took part; `place` grows. */
interface SessionReadersTable {
  readonly room: string
  readonly reader: string
  readonly place: number
}

interface CardsTable {
  readonly reader: string
  readonly quiz: string
  readonly state: string
  readonly due_at_ms: number
}

interface DailiesTable {
  readonly room: string
  readonly hour: number
  readonly minute: number
  readonly zone: string
  /** `null`: all works. */
  readonly work: string | null
  /** 1 or 0. */
  readonly weekdays: number
  readonly sequence: string
  readonly since_at_ms: number
  readonly locale: string
}

interface DailySlotsTable {
  readonly room: string
  readonly slot_at_ms: number
}

interface DailyPassagesTable {
  readonly room: string
  readonly address: string
  readonly place: number
}

interface PinsTable {
  readonly id: string
  readonly room: string
  readonly question: string
  readonly stance: string
  readonly address: string
  readonly hash: string
  readonly words: string
  readonly note: string
  readonly reader: string
  readonly at_ms: number
}

interface WordingsTable {
  /** The address and the hash, as `wordingId` writes them. */
  readonly id: string
  readonly address: string
  readonly hash: string
  readonly text: string
  readonly language: string
  readonly citation_zh: string
  readonly citation_en: string
  readonly first_seen_at_ms: number
  readonly last_seen_at_ms: number
}

/** A time out of a 64-bit column, as a number whatever the driver makes of it. */
export const millis = (value: number | string | bigint) => Number(value)
