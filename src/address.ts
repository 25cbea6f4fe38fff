import { parseNumeral } from './numeral.ts'
import type { Span } from './text.ts'

declare const brand: unique symbol

/**
 * The permanent name of a place in the corpus, in its one written form:
 * `beltroad` a work, `beltroad/3` a section, `beltroad/3.1` a passage,
 * `beltroad/3.1@12-40` a span of the passage in UTF-16 code units.
 */
export type Address = string & { readonly [brand]: 'Address' }

/** What an address says, part by part: each part stands only behind the one before it. */
export interface Place {
  readonly work: string
  readonly section?: number
  readonly paragraph?: number
  readonly span?: Span
}

const workId = `[a-z][a-z0-9]*(?:-[a-z0-9]+)*`
const grammar = new RegExp(
  String.raw`^(${workId})(?:\/(\d{1,6})(?:\.(\d{1,6})(?:@(\d{1,9})-(\d{1,9}))?)?)?$`,
)

/** Whether `id` may name a work: lower-case Latin letters and digits, parted by single hyphens. */
export const isWorkId = (id: string) => id.length <= 32 && new RegExp(`^${workId}$`).test(id)

/**
 * The place that `input` names in the written form; `undefined` when it is not
 * an address. Whether the corpus has such a place is the library's to say.
 */
export function parseAddress(input: string): Place | undefined {
  const [, work, section, paragraph, start, end] = grammar.exec(input) ?? []
  if (work === undefined) return undefined
  const span = start === undefined ? undefined : { start: Number(start), end: Number(end) }
  if (span && span.start >= span.end) return undefined
  return {
    work,
    ...(section !== undefined && { section: Number(section) }),
    ...(paragraph !== undefined && { paragraph: Number(paragraph) }),
    ...(span && { span }),
  }
}

/** The written form of `place`. The only maker of an `Address`. */
export function addressOf({ work, section, paragraph, span }: Place): Address {
  const inWork = section === undefined ? '' : `/${section}`
  const inSection = paragraph === undefined ? '' : `.${paragraph}`
  const inPassage = span === undefined ? '' : `@${span.start}-${span.end}`
  return `${work}${inWork}${inSection}${inPassage}` as Address
}

/** A deep link's parameter takes so many characters of `A-Z a-z 0-9 _ -` (Telegram's `?start=`). */
const maxDeepLink = 64

/**
 * `place` as a deep link's parameter: `beltroad_3_1`, `beltroad_3_1_12-40`. A span that
 * would make it too long is left out: the link then opens the whole passage.
 */
export function deepLinkOf(place: Place): string {
  const { work, section, paragraph, span } = place
  const inWork = [work, section, paragraph].filter(part => part !== undefined).join('_')
  const whole = span === undefined ? inWork : `${inWork}_${span.start}-${span.end}`
  return whole.length <= maxDeepLink ? whole : inWork
}

/** The place that a deep link's parameter names; `undefined` when it names none. */
export function parseDeepLink(parameter: string): Place | undefined {
  const [work = '', section, paragraph, span, ...rest] = parameter.split('_')
  if (rest.length > 0) return undefined
  const inWork = section === undefined ? '' : `/${section}`
  const inSection = paragraph === undefined ? '' : `.${paragraph}`
  const inPassage = span === undefined ? '' : `@${span}`
  return parseAddress(`${work}${inWork}${inSection}${inPassage}`)
}

/** A place inside a work as a reader types it. */
export interface TypedPlace {
  readonly section: number
  /** Typed as an ordinal (第三, 三): means the section whose heading is numbered so. */
  readonly ordinal: boolean
  readonly paragraph?: number
  readonly span?: Span
}

/**
 * Reads `3`, `3.1`, `3.1@12-40`, `三`, `第三`, `第三 1`, `第三，第1段`, `§3 ¶1`;
 * `undefined` when `input` is none of them.
 */
export function parsePlace(input: string): TypedPlace | undefined {
  const [, typed = '', start, end] = /^(.*?)(?:@(\d{1,9})-(\d{1,9}))?$/su.exec(input.trim()) ?? []
  const parts = typed
    .normalize('NFKC')
    .replace(/自然段|部分|[第§¶节章条点篇段/.,、·\s]/gu, ' ')
    .trim()
    .split(/ +/)
  const [section, paragraph] = parts.map(parseNumeral)
  if (section === undefined || parts.length > 2) return undefined
  if (parts.length === 2 && paragraph === undefined) return undefined
  const span = start === undefined ? undefined : { start: Number(start), end: Number(end) }
  if (span && (paragraph === undefined || span.start >= span.end)) return undefined
  return {
    section,
    ordinal: !/^\d/.test(parts[0] ?? ''),
    ...(paragraph !== undefined && { paragraph }),
    ...(span && { span }),
  }
}
