import type { Wording } from '../i18n/wording.ts'

/** A kind of argument. A text takes all words that no other argument took. */
export type Param =
  | { readonly kind: 'text'; readonly of: 'words' | 'address' | 'place' | 'work' | 'command' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
export type Params = Readonly<Record<string, Param>>

/** Headings under which `/help` lists commands, in its order. */
export const groups = ['read', 'find', 'check', 'settings'] as const

/** What a command says of itself: enough for `/help`, for menus and for registration. */
export interface CommandListing {
  readonly name: string
  readonly group: (typeof groups)[number]
  readonly params: Params
  summary(say: Wording): string
  /** How it is typed, by example. */
  usage(say: Wording): string
}
