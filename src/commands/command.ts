import type { Desk } from '../desk.ts'
import type { Wording } from '../i18n/wording.ts'
import type { Inquiry } from '../inquiry.ts'
import type { Locale } from '../passage.ts'
import type { Reply } from '../reply/reply.ts'
import type { RoomSettings } from '../store/store.ts'
import type { CommandListing, Params } from './listing.ts'

type Value<P> = P extends { readonly options: readonly (infer Option)[] }
  ? Option | undefined
  : P extends { readonly kind: 'count' }
    ? number | undefined
    : string

/** The arguments that a declaration gives its handler: a text is `''` when nothing was typed. */
export type Args<P extends Params> = { readonly [K in keyof P]: Value<P[K]> }

/** One asking: what a handler may look at beside its arguments. */
export interface Asked {
  readonly desk: Desk
  readonly inquiry: Inquiry
  /** What the room chose. */
  readonly settings: RoomSettings
  readonly locale: Locale
  readonly say: Wording
}

export interface Command<P extends Params = Params> extends CommandListing {
  readonly params: P
  run(args: Args<P>, asked: Asked): Promise<Reply> | Reply
}

/** A command whose declaration has typed its own handler: any arguments that parse fit. */
export interface AnyCommand extends CommandListing {
  /** Parses `words` by the declaration and runs the handler, or says why they do not fit. */
  answer(words: string, asked: Asked): Promise<Reply> | Reply
}
