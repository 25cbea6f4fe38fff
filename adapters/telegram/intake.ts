import type { CommandListing } from '../../src/commands/listing.ts'
import type { Asker, Inquiry } from '../../src/inquiry.ts'
import type { Locale } from '../../src/passage.ts'
import type { Place } from './room.ts'

/** What of an update concerns us. */
export type Intake =
  | { readonly kind: 'ask'; readonly inquiry: Inquiry; readonly target: Target }
  /** Places that a message names in double brackets, as they are written there. */
  | {
      readonly kind: 'brackets'
      readonly places: readonly string[]
      readonly from: Asker
      readonly target: Target
      /** What is asked where none of them is a place. */
      readonly otherwise?: Inquiry
    }
  | {
      readonly kind: 'press'
      readonly query: string
      readonly data: string
      readonly from: Asker
      readonly pressed: Pressed
    }
  | {
      readonly kind: 'inline'
      readonly query: string
      readonly words: string
      readonly offset: string
      readonly from: Asker
    }
  | {
      readonly kind: 'choice'
      readonly poll: string
      readonly reader: string
      readonly name?: string
      readonly choice: number | undefined
    }
  | { readonly kind: 'moved'; readonly from: string; readonly to: string }
  /** Whether the bot may write to a room has changed; `greets` where it has come into a group. */
  | {
      readonly kind: 'standing'
      readonly room: string
      readonly reachable: boolean
      readonly greets?: { readonly inquiry: Inquiry; readonly target: Target }
    }

/** Where an answer goes. */
export interface Target extends Place {
  readonly talk: 'alone' | 'group'
  /** The message that it answers, where others write between. */
  readonly replyTo?: number
  /** The chat has topics, and more can be opened. */
  readonly forum?: true
}

/** The message whose button was pressed: one in a chat, or one that was sent through inline mode. */
export type Pressed =
  | { readonly kind: 'chat'; readonly target: Target; readonly message: number }
  | { readonly kind: 'inline'; readonly message: string }

/** What reading needs to know of the bot. */
export interface Self {
  readonly id: number
  readonly username: string
  /** The language of a reader who tells none. */
  readonly locale: Locale
  readonly commands: readonly CommandListing[]
}
