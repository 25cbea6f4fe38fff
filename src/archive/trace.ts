import { type Address, addressOf, type Place } from '../address.ts'
import { contentHash } from '../content-hash.ts'
import type { Library, Located } from '../library.ts'
import type { Passage, Span } from '../passage.ts'
import type { Archive, ArchivedWording } from '../store/archive.ts'
import { splitsPair } from '../text.ts'
import { type Revision, revisionOf } from '../verify/difference.ts'

type LocatedPassage = Extract<Located, { readonly kind: 'passage' }>

/** A wording that was cited, and the stretch of it that was meant where that is not all. */
export interface Cited {
  readonly wording: ArchivedWording
  readonly span?: Span
}

/** What became of a passage that was cited. */
export type Trace =
  /** It reads as it did, or nobody said how it did. */
  | { readonly kind: 'today'; readonly today: LocatedPassage }
  /** It reads otherwise; `elsewhere` are passages that read as it did, and did so then. */
  | {
      readonly kind: 'changed'
      readonly cited: Cited
      /** All of the passage. */
      readonly today: LocatedPassage
      readonly revision: readonly Revision[]
      readonly elsewhere: readonly Passage[]
    }
  /** Its words were carried to `elsewhere`, and at its address another passage stands. */
  | {
      readonly kind: 'moved'
      readonly cited: Cited
      /** All of the passage. */
      readonly today: LocatedPassage
      readonly elsewhere: readonly Passage[]
    }
  /** Nothing stands at its address any longer. */
  | {
      readonly kind: 'gone'
      /** How it read when it was last seen. */
      readonly last: Cited
      /** What was cited, where that is known to be another wording. */
      readonly cited?: Cited
      /** Where what was cited stands today, or else how it last read. */
      readonly elsewhere: readonly Passage[]
    }
  /** The version that was cited was not kept; `today` is all of the passage. */
  | { readonly kind: 'unknownVersion'; readonly today: LocatedPassage }
  /** No passage is or was there, as far as is known; `near` are places that there are. */
  | { readonly kind: 'nowhere'; readonly near: readonly Address[] }

/** What a trace is read from. */
export interface Records {
  readonly library: Pick<Library, 'locate' | 'passages'>
  readonly archive: Pick<Archive, 'wording' | 'latest'>
}

/** A passage's place, or that of a stretch of it. */
export type PassagePlace = Place & { readonly section: number; readonly paragraph: number }

export const isPassagePlace = (place: Place | undefined): place is PassagePlace =>
  place?.section !== undefined && place.paragraph !== undefined

/**
 * What became of the passage at `place` since it read as `version` says.
 *
 * @param version as a link has it behind `v=`; `undefined` or empty: none. What is no hash is a
 *   version that was not kept
 */
export async function traceOf(
  { span, ...place }: PassagePlace,
  version: string | undefined,
  { library, archive }: Records,
): Promise<Trace> {
  const today = library.locate(addressOf(place))
  if (today.kind === 'passage') return traceHere(today, span, version, { library, archive })
  const address = addressOf(place)
  const last = await archive.latest(address)
  if (last === undefined)
    return { kind: 'nowhere', near: today.kind === 'nowhere' ? today.near : [] }
  const hash = hashIn(version)
  const wording = hash === undefined ? undefined : await archive.wording(address, hash)
  const isOlder = wording !== undefined && wording.hash !== last.hash
  // A span that was cited in words that were not kept might mean any here.
  const isMeant = version === undefined || version === '' || wording?.hash === last.hash
  return {
    kind: 'gone',
    last: cited(last, isMeant ? span : undefined),
    ...(isOlder && { cited: cited(wording, span) }),
    elsewhere: reading(wording ?? last, library),
  }
}

/** The trace of a passage whose address there is today. */
async function traceHere(
  today: LocatedPassage,
  span: Span | undefined,
  version: string | undefined,
  { library, archive }: Records,
): Promise<Trace> {
  const { passage } = today.quote
  const hash = hashIn(version)
  if (version === undefined || version === '' || hash === contentHash(passage.text)) {
    if (span === undefined) return { kind: 'today', today }
    const stretch = library.locate(addressOf({ ...placeOf(passage), span }))
    if (stretch.kind === 'passage') return { kind: 'today', today: stretch }
    return { kind: 'nowhere', near: [passage.address] }
  }
  const wording = hash === undefined ? undefined : await archive.wording(passage.address, hash)
  if (wording === undefined) return { kind: 'unknownVersion', today }
  const elsewhere = reading(wording, library)
  if (await wasCarried(wording, elsewhere, archive))
    return { kind: 'moved', cited: cited(wording, span), today, elsewhere }
  return {
    kind: 'changed',
    cited: cited(wording, span),
    today,
    revision: revisionOf(wording.text, passage.text),
    elsewhere,
  }
}

/** A link may stand at the end of a sentence, and be taken with its full stop. */
const hashIn = (version = '') => /^([0-9a-f]{12})[^0-9a-z]{0,2}$/i.exec(version)?.[1]?.toLowerCase()

const placeOf = ({ work, section, paragraph }: Passage) => ({ work, section, paragraph })

/** A span that the wording does not have is left out: all of it was meant, as far as one can tell. */
function cited(wording: ArchivedWording, span: Span | undefined): Cited {
  const { text } = wording
  const isThere =
    span !== undefined &&
    span.end <= text.length &&
    !splitsPair(text, span.start) &&
    !splitsPair(text, span.end) &&
    span.end - span.start < text.length
  return { wording, ...(isThere && { span }) }
}

/** The passages that read so today. */
const reading = ({ text }: ArchivedWording, { passages }: Pick<Library, 'passages'>) =>
  passages.filter(passage => passage.text === text)

/** Whether one of `passages` came to read so only after the wording was last seen in its old place. */
async function wasCarried(
  { hash, lastSeenMs }: ArchivedWording,
  passages: readonly Passage[],
  archive: Pick<Archive, 'wording'>,
): Promise<boolean> {
  const kept = await Promise.all(passages.map(({ address }) => archive.wording(address, hash)))
  return kept.some(there => there === undefined || there.firstSeenMs > lastSeenMs)
}
