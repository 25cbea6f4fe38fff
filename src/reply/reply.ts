import type { Address } from '../address.ts'
import type { Citation } from '../cite.ts'
import type { Question } from '../inquiry.ts'
import type { Locale, Span } from '../passage.ts'
import type { Quote } from '../quote.ts'
import type { Change } from '../verify/difference.ts'

/** Something a reader can do next, under a short name. A platform that cannot do it leaves it out. */
export type Action =
  | { readonly kind: 'ask'; readonly label: string; readonly question: Question }
  /** Puts `text` on the reader's clipboard. */
  | { readonly kind: 'copy'; readonly label: string; readonly text: string }
  /** Shows the quotation at `address` to others, in a room of the reader's choice. */
  | { readonly kind: 'share'; readonly label: string; readonly address: Address }
  /** Opens a place to talk about the quotation at `address`, where the platform has such places. */
  | { readonly kind: 'discuss'; readonly label: string; readonly address: Address }
  /** Opens the quotation at `address` where the reader talks with Zhangju alone. */
  | { readonly kind: 'open'; readonly label: string; readonly address: Address }

/** Exact words with their source. */
export interface Quotation {
  readonly kind: 'quotation'
  readonly quote: Quote
  /** What to set off in it, in the passage's text; all inside the quote's span. */
  readonly marks: readonly Span[]
  readonly citation: Citation
  /** Why it is shown, where that is not plain. */
  readonly note?: string
  readonly actions: readonly Action[]
}

/** A word in its context, one line of a concordance. */
export interface ConcordanceLine {
  readonly quote: Quote
  /** Where the word stands, in the passage's text. */
  readonly mark: Span
}

export interface ListItem {
  readonly text: string
  readonly detail?: string
  readonly question?: Question
}

/** A claimed wording against the corpus's own; what is the same and what is missing make the quote's words. */
export interface Difference {
  readonly kind: 'difference'
  readonly quote: Quote
  readonly citation: Citation
  readonly changes: readonly Change[]
}

/** A question with one right answer, which the quote shows to be right. */
export interface Quiz {
  readonly kind: 'quiz'
  /** Names the quiz to whoever counts its answers. */
  readonly id: string
  readonly question: string
  readonly options: readonly string[]
  /** Which option is right, counted from 0. */
  readonly right: number
  readonly quote: Quote
  readonly citation: Citation
}

/** Something to keep: a handout, a deck of cards. */
export interface File {
  readonly kind: 'file'
  /** With its ending, of letters, digits, hyphens and full stops. */
  readonly name: string
  /** Its media type: `text/csv`. */
  readonly type: string
  readonly content: Uint8Array
}

/** A quotation as a picture, which is drawn where it is shown. */
export interface Card {
  readonly kind: 'card'
  readonly quote: Quote
  readonly citation: Citation
  /** Where the picture can be seen; only when readers have a public address. */
  readonly link?: string
}

/** One part of an answer: what it is, never how it looks. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | Quotation
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'concordance'; readonly lines: readonly ConcordanceLine[] }
  | Difference
  | Quiz
  | File
  | Card
  /** A reader's mistake, or something worth knowing beside the answer. */
  | { readonly kind: 'notice'; readonly tone: 'mistake' | 'fault' | 'hint'; readonly text: string }
  | { readonly kind: 'actions'; readonly actions: readonly Action[] }

/** An answer: a row of blocks in one language, with no platform in it. */
export interface Reply {
  readonly locale: Locale
  readonly blocks: readonly Block[]
  /** What brings this very answer again, where its own question might bring another. */
  readonly again?: Question
}
