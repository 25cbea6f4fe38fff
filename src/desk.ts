import type { CommandListing } from './commands/listing.ts'
import type { Asker } from './inquiry.ts'
import type { Library } from './library.ts'
import type { Locale } from './passage.ts'
import type { Store } from './store/store.ts'

/** What every command works with. Chance and the calendar are handed in: nothing in the core reads a clock. */
export interface Desk {
  readonly library: Library
  readonly store: Store
  /** The language of a reader who tells none. */
  readonly locale: Locale
  /** What `/help` lists, in its order. */
  readonly commands: readonly CommandListing[]
  readonly version: string
  /** Where the web reader can be reached, without a slash at its end. */
  readonly publicUrl?: string
  /** A number from 0 up to 1. */
  random(): number
  /** The reader's day, `2026-01-31`. */
  today(): string
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number
  /** Whether a reader may change what concerns everyone in the room: an administrator there, anyone who is alone. */
  administers(asker: Asker): Promise<boolean>
}
