import type { Locale } from '../passage.ts'

/** Who asks and answers, by what others may know them. */
export interface Readers {
  /** By what name others know the reader, where the platform told. */
  name(reader: string): Promise<string | undefined>
  setName(reader: string, name: string): Promise<void>
  /** How much is kept of a reader. */
  kept(reader: string): Promise<ReaderKept>
  /** Deletes all that is kept of a reader, answers and pins too; says how much it was. */
  forget(reader: string): Promise<ReaderKept>
}

/** How many of each. */
export interface ReaderKept {
  readonly names: number
  readonly answers: number
  readonly cards: number
  readonly pins: number
  /** Readings under way in which the reader took part. */
  readonly sessions: number
}

/** A work that a room reads together. */
export interface Session {
  readonly room: string
  /** The work's id. */
  readonly work: string
  /** The passage where the reading stands. */
  readonly address: string
  readonly startedBy: string
  readonly startedAtMs: number
}

/** Readings under way: one a room. */
export interface Sessions {
  find(room: string): Promise<Session | undefined>
  /** Starts a reading in place of one that is there. */
  start(session: Session): Promise<void>
  /**
   * Goes to a passage, which counts as read, and the reader as having taken part.
   * Where nothing is read, nothing happens.
   */
  goTo(room: string, address: string, reader: string): Promise<void>
  /** The passages that were read and who took part, in the order in which they first were. */
  progress(room: string): Promise<Progress>
  /** Ends a reading and forgets its progress. */
  stop(room: string): Promise<void>
  /** The readings of a room and of the rooms inside it, by room. */
  within(room: string): Promise<readonly Session[]>
}

interface Progress {
  readonly read: readonly string[]
  readonly readers: readonly string[]
}

/** How well a reader knows a question. */
export interface Card {
  readonly reader: string
  /** The quiz's own id. */
  readonly quiz: string
  /** As the scheduler of reviews writes it. */
  readonly state: string
  readonly dueAtMs: number
}

export interface Cards {
  find(reader: string, quiz: string): Promise<Card | undefined>
  put(card: Card): Promise<void>
  /** Those that are due, the longest due first. */
  due(reader: string, atMs: number, limit: number): Promise<readonly Card[]>
  /** Every question of which something is known, by its id. */
  all(reader: string): Promise<readonly Card[]>
}

/** A passage that comes to a room every day. */
export interface Daily {
  readonly room: string
  readonly hour: number
  readonly minute: number
  /** IANA. */
  readonly zone: string
  /** The work's id; absent: all works. */
  readonly work?: string
  readonly weekdays: boolean
  readonly order: 'text' | 'random'
  /** No slot before this falls due. */
  readonly sinceMs: number
  /** Of whoever set it; the one that the room chose goes before it. */
  readonly locale: Locale
}

export interface Dailies {
  find(room: string): Promise<Daily | undefined>
  put(daily: Daily): Promise<void>
  /** @returns false when there was none */
  remove(room: string): Promise<boolean>
  all(): Promise<readonly Daily[]>
  /** Claims a slot: true for the one caller, of all processes, that claims it first. */
  claim(room: string, slotMs: number): Promise<boolean>
  /** What was shown in this round, in order. */
  shown(room: string): Promise<readonly string[]>
  show(room: string, address: string): Promise<void>
  startOver(room: string): Promise<void>
  /** Forgets the claims of slots before `slotMs`; returns how many. */
  forgetSlotsBefore(slotMs: number): Promise<number>
}

/** A passage on a room's board of evidence. */
export interface Pin {
  readonly id: string
  readonly room: string
  /** What it bears on; '' where that is nothing in particular. */
  readonly question: string
  readonly stance: 'for' | 'against' | 'note'
  readonly address: string
  /** Of the passage as it stood. */
  readonly hash: string
  /** The pinned words as they stood. */
  readonly words: string
  /** What the reader wrote beside it. */
  readonly note: string
  readonly reader: string
  readonly atMs: number
}

export interface Board {
  add(pin: Pin): Promise<void>
  /** Oldest first. */
  of(room: string): Promise<readonly Pin[]>
  /** @returns false when there was none of that id in the room */
  remove(room: string, id: string): Promise<boolean>
}
