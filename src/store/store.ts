import type { CitationStyle } from '../cite.ts'
import type { Locale } from '../passage.ts'
import type { Archive } from './archive.ts'
import type { Board, Cards, Dailies, Readers, Sessions } from './study.ts'

/**
 * What is remembered between one question and the next, and over a restart.
 *
 * Every `atMs` is milliseconds since 1970-01-01T00:00Z, handed in: the core reads no
 * clock. Every string is well-formed Unicode without U+0000. A promise that is
 * fulfilled stands for a change that outlives the process, where the store keeps
 * anything that long.
 */
export interface Store {
  readonly rooms: Rooms
  readonly buttons: Buttons
  readonly updates: Updates
  readonly polls: Polls
  readonly readers: Readers
  readonly sessions: Sessions
  readonly cards: Cards
  readonly dailies: Dailies
  readonly board: Board
  readonly archive: Archive
  /** Waits for what is under way and lets go of the store; nothing may be asked of it afterwards. */
  close(): Promise<void>
}

/** Where groups study; `a/b` names a room inside the room `a`: a topic of a forum, a thread of a channel. */
export interface Rooms {
  /** What the room chose; what it did not choose is absent. */
  settings(room: string): Promise<RoomSettings>
  /** Changes what is given; `undefined` takes a choice back. */
  change(room: string, changed: RoomChange): Promise<void>
  /**
   * Carries all that is kept of `from`, and of the rooms inside it (`from/…`), over
   * to `to` (`to/…`). What `to` has chosen or was found to be itself stays. Harmless when it is done twice, when nothing is kept of
   * `from`, and when one of the two is or holds the other: then nothing moves.
   */
  move(from: string, to: string): Promise<void>
  /** Whether the room can be written to: true until the platform refused it, as when the bot was blocked or removed. */
  reachable(room: string): Promise<boolean>
  setReachable(room: string, reachable: boolean): Promise<void>
  /** Deletes all that is kept of the room and of the rooms inside it; says how much it was. */
  clear(room: string): Promise<RoomKept>
}

/** What a room may choose for all who read there. */
export interface RoomSettings {
  readonly locale?: Locale
  readonly style?: CitationStyle
  /** Answers are shown to whoever asks alone, where the platform can do that. */
  readonly isPrivate?: boolean
  /** Who may lead a reading. */
  readonly lead?: Lead
  /** Whether a passage that a message names in brackets is brought unasked. */
  readonly brackets?: boolean
  /** What the board of evidence is about now. */
  readonly question?: string
}
export const leads = ['everyone', 'administrators'] as const
type Lead = (typeof leads)[number]

export type RoomChange = { readonly [K in keyof RoomSettings]?: RoomSettings[K] | undefined }

/** How many of each. */
export interface RoomKept {
  readonly settings: number
  readonly quizzes: number
  readonly sessions: number
  readonly pins: number
  readonly dailies: number
}

/** Payloads of buttons that are too long for a platform's own field, by a short id made from the payload. */
export interface Buttons {
  /** Keeps each payload; one that is kept already is marked as used now. */
  keep(buttons: readonly KeptButton[], atMs: number): Promise<void>
  /** The payload, which is marked as used now; undefined when it is not kept, or no longer. */
  find(id: string, atMs: number): Promise<string | undefined>
  /** Forgets the payloads that were last used before `atMs`; returns how many. */
  forgetBefore(atMs: number): Promise<number>
}

interface KeptButton {
  readonly id: string
  readonly payload: string
}

/** A platform's updates: which were answered, so that a restart answers none twice, and which are still to be, so that it loses none. */
export interface Updates {
  answered(update: string): Promise<boolean>
  /** Marks updates as answered, and lets go of what was kept of them. */
  setAnswered(updates: readonly string[], atMs: number): Promise<void>
  /** Keeps updates that will not be delivered again until they are answered. One that is kept stays as it is. */
  keep(updates: readonly KeptUpdate[], atMs: number): Promise<void>
  /** All that is kept, in no order; each is counted as taken up once more. */
  takeUp(): Promise<readonly TakenUpdate[]>
  /** Forgets the updates that were last marked, or were kept, before `atMs`; returns how many. */
  forgetBefore(atMs: number): Promise<number>
}

interface KeptUpdate {
  readonly id: string
  /** As the platform gave it, in JSON. */
  readonly content: string
}

export interface TakenUpdate extends KeptUpdate {
  /** How often it was taken up, with this time. */
  readonly times: number
}

/** Quizzes that were put to a room, and what readers chose. */
export interface Polls {
  /** Remembers that a quiz was put to a room. A poll that is open already stays as it is. */
  open(poll: Poll, atMs: number): Promise<void>
  find(id: string): Promise<Poll | undefined>
  /**
   * Takes a reader's choice. The first stands, also of several that come at once.
   *
   * @returns the choice that stands; undefined when there is no such poll
   */
  answer(answer: PollAnswer, atMs: number): Promise<TakenChoice | undefined>
  /** The choices, in the order they were made. */
  answers(poll: string): Promise<readonly Choice[]>
  /** Who answered the quizzes of a room since then: most right first, then fewest answers, then by reader. */
  score(room: string, sinceMs: number): Promise<readonly Score[]>
}

export interface Score {
  readonly reader: string
  readonly answered: number
  readonly right: number
}

export interface Poll {
  /** What the platform calls the poll, and its answers come under. */
  readonly id: string
  readonly room: string
  /** The quiz's own id. */
  readonly quiz: string
  /** The right option, counted from 0. */
  readonly correct: number
}

export interface PollAnswer {
  /** The poll's id. */
  readonly poll: string
  readonly reader: string
  /** Counted from 0. */
  readonly choice: number
}

export interface TakenChoice {
  readonly choice: number
  /** The reader had not chosen before. */
  readonly isFirst: boolean
}

interface Choice {
  readonly reader: string
  /** Counted from 0. */
  readonly choice: number
}
