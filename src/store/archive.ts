import type { Locale } from '../passage.ts'

/** How passages read now and read before, so that what was cited can be shown again. */
export interface Archive {
  /**
   * Keeps each wording; one that is kept already was seen now, and is cited as it is now.
   * A clock that was set back makes nothing less lately seen. All of it is kept, or nothing.
   *
   * @returns how many were not kept before
   */
  keep(wordings: readonly Wording[], atMs: number): Promise<number>
  /** How the passage at `address` read when its text had that hash. */
  wording(address: string, hash: string): Promise<ArchivedWording | undefined>
  /** How the passage at `address` read when it was last seen; of several, the newest. */
  latest(address: string): Promise<ArchivedWording | undefined>
}

/** A passage as it reads at one time, with what it takes to cite it when it is gone. */
export interface Wording {
  /** The passage's, without a span. */
  readonly address: string
  /** `contentHash` of the text. */
  readonly hash: string
  /** All of the passage. */
  readonly text: string
  /** BCP 47 tag of the text's language. */
  readonly language: string
  /** The short citation in each language. */
  readonly citation: Readonly<Record<Locale, string>>
}

export interface ArchivedWording extends Wording {
  readonly firstSeenMs: number
  readonly lastSeenMs: number
}

/** One name for a wording: a passage's address with the version, as in a link. */
export const wordingId = ({ address, hash }: Pick<Wording, 'address' | 'hash'>) =>
  `${address}?v=${hash}`

/** Each wording once; of several with one address and hash the last is the one to cite. */
export const eachOnce = (wordings: readonly Wording[]): readonly Wording[] => [
  ...new Map(wordings.map(wording => [wordingId(wording), wording])).values(),
]
