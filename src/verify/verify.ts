import type { Passage, Span } from '../passage.ts'
import { type Quote, quote } from '../quote.ts'
import { bonesOf, type Folded, originalSpan, skeleton } from '../search/fold.ts'
import type { Search } from '../search/search.ts'
import { pairsOf } from '../search/segment/pairs.ts'
import { splitsNumber } from '../text.ts'
import { alignWithin } from './align.ts'
import { reportedIn } from './claims.ts'
import { type Change, differenceOf } from './difference.ts'
import { partsOf, sentencesIn, unquoted, withoutSource } from './pieces.ts'

/** What the corpus says to a claimed quotation. `claim` is as the reader wrote it. */
export type Verdict =
  /** It stands there to the character; `others` are further places where it does. */
  | {
      readonly kind: 'exact'
      readonly claim: string
      readonly quote: Quote
      readonly others: readonly Quote[]
    }
  /** The same letters and digits; punctuation, white space, width, case or script differ. */
  | { readonly kind: 'loose'; readonly claim: string; readonly quote: Quote }
  /** Like it, but altered; `quote` is the nearest stretch. */
  | {
      readonly kind: 'altered'
      readonly claim: string
      readonly quote: Quote
      readonly changes: readonly Change[]
    }
  | { readonly kind: 'missing'; readonly claim: string }

/** What claims are checked against. */
export interface Sources {
  readonly passages: readonly Passage[]
  readonly search: Search
}

/** A claim longer than this, in UTF-16 code units, is checked by its beginning alone. */
export const maxClaim = 4000

/** So many passages are looked through whole; of more, those that search finds. */
const readAllUpTo = 500

/** A wording with less than this in common with the nearest stretch is another wording. */
const minLikeness = 0.4

/**
 * Checks a claimed quotation: as a whole if the corpus has it as a whole, else
 * sentence by sentence, and what an omission parts by itself. Quotation marks around all of
 * it, or all of a sentence, are not part of the claim, nor is the source behind it; where
 * somebody is reported to have said something, what he said is.
 */
export function verify(claimed: string, sources: Sources): readonly Verdict[] {
  const claim = unquoted(claimed.slice(0, maxClaim))
  if (bonesOf(claim) === '') return [{ kind: 'missing', claim }]
  const reading = readingOf(sources)
  const whole = reading.located(claim)
  if (whole) return [whole]
  const reported = reportedIn(claim)
  return (reported.length > 0 ? reported : [claim]).flatMap(one => checked(one, reading))
}

function checked(claim: string, reading: Reading): readonly Verdict[] {
  const bare = withoutSource(claim)
  const whole = reading.located(bare)
  if (whole) return [whole]
  return partsOf(bare)
    .flatMap(sentencesIn)
    .map(sentence => reading.located(sentence) ?? nearest(sentence, reading))
}

/** The sources with each passage folded, and each wording looked for, once in a check. */
interface Reading extends Sources {
  folded(passage: Passage): Folded
  /** Where the corpus holds `claim`: a claim may be its own only sentence. */
  located(claim: string): Verdict | undefined
}

function readingOf(sources: Sources): Reading {
  const known = new Map<Passage, Folded>()
  const found = new Map<string, Verdict | undefined>()
  const reading: Reading = {
    ...sources,
    folded: passage => {
      const folded = known.get(passage) ?? skeleton(passage.text)
      known.set(passage, folded)
      return folded
    },
    located: claim => {
      if (!found.has(claim)) found.set(claim, locate(claim, reading))
      return found.get(claim)
    },
  }
  return reading
}

/** Where the corpus holds `claim`, to the character or all but. */
function locate(claim: string, sources: Reading): Verdict | undefined {
  const exact = sources.passages.flatMap(passage => {
    const spans = placesOf(claim, passage.text).map(at => ({ start: at, end: at + claim.length }))
    const span = spans.find(span => isWhole(passage.text, span))
    return span ? [quote(passage, span)] : []
  })
  const [first, ...others] = exact
  if (first) return { kind: 'exact', claim, quote: first, others }
  const wanted = bonesOf(claim)
  for (const passage of candidates(claim, sources)) {
    const folded = sources.folded(passage)
    const span = placesOf(wanted, folded.text)
      .map(at => originalSpan(folded, passage.text, at, at + wanted.length))
      .find(span => isWhole(passage.text, span))
    if (span === undefined) continue
    return { kind: 'loose', claim, quote: quote(passage, withMarks(passage.text, span, claim)) }
  }
  return undefined
}

/** Where `words`, which are some, begin in `text`. */
function placesOf(words: string, text: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at)
  return places
}

/**
 * Whether a stretch of `text` says what it says there: 5% is not quoted out of 3.5%, nor 5
 * out of －5, nor 得以 out of 不得以.
 */
const isWhole = (text: string, { start, end }: Span) =>
  !beginsCut(text, start) && !splitsNumber(text, end)

const beginsCut = (text: string, start: number) =>
  splitsNumber(text, start) || cutsSign(text, start) || cutsNegation(text, start)

const cutsNegation = (text: string, start: number) =>
  /[不没沒未勿莫]/.test(text[start - 1] ?? '') && /^\p{L}/u.test(text.slice(start))

/** Whether a number loses its sign: in the skeleton of the text it has one. */
const cutsSign = (text: string, start: number) =>
  /^\p{N}/u.test(text.slice(start)) &&
  /^[-±≥≤<>]/.test(bonesOf(text.slice(Math.max(0, start - 4), start + 1)).at(-2) ?? '')

/** `span` with all of what it cuts. */
function wholeWords(text: string, { start, end }: Span): Span {
  if (beginsCut(text, start)) return wholeWords(text, { start: start - 1, end })
  return splitsNumber(text, end) ? wholeWords(text, { start, end: end + 1 }) : { start, end }
}

function nearest(claim: string, sources: Reading): Verdict {
  const wanted = bonesOf(claim)
  const ranked = likeliest(wanted, candidates(claim, sources), sources)
    .map(passage => {
      const folded = sources.folded(passage)
      const { start, end, distance } = alignWithin(wanted, folded.text)
      const likeness = 1 - distance / Math.max(wanted.length, end - start)
      return { passage, folded, start, end, likeness }
    })
    .sort((a, b) => b.likeness - a.likeness)
  const [best] = ranked
  if (best === undefined || best.likeness < minLikeness) return { kind: 'missing', claim }
  const { passage, folded, start, end } = best
  const stretch = wholeWords(passage.text, originalSpan(folded, passage.text, start, end))
  const span = withMarks(passage.text, withoutStrangeEnds(passage.text, stretch, claim), claim)
  const found = quote(passage, span)
  return {
    kind: 'altered',
    claim,
    quote: found,
    changes: differenceOf(found.words, bareEnds(claim, found.words)),
  }
}

/**
 * `span` without what stands at its ends only because the claim goes on with words of its
 * own: 。要把 in 营商环境。要把 for 营商环境，也是教育 is another sentence, not quoted at all.
 */
function withoutStrangeEnds(text: string, { start, end }: Span, claim: string): Span {
  const changes = differenceOf(text.slice(start, end), claim)
  const isStrange = (one: Change | undefined, beside: Change | undefined, mark: RegExp) =>
    one?.kind === 'missing' && mark.test(one.text) && beside?.kind === 'added' ? one.text.length : 0
  const [last, beforeLast] = [changes.at(-1), changes.at(-2)]
  const behind = isStrange(beforeLast, last, /^[，。；：！？,;:!?]/u)
  const before = isStrange(changes[0], changes[1], /[，。；：！？,;:!?]$/u)
  return before + behind < end - start
    ? { start: start + before, end: end - behind }
    : { start, end }
}

/** So many passages are aligned with a claim, which is slow; those that share most pairs of characters with it. */
const alignedUpTo = 6

function likeliest(
  wanted: string,
  passages: readonly Passage[],
  { folded }: Reading,
): readonly Passage[] {
  const pairs = pairsOf(wanted)
  return passages
    .map(passage => {
      const { text } = folded(passage)
      return { passage, shared: pairs.filter(pair => text.includes(pair)).length }
    })
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, alignedUpTo)
    .map(({ passage }) => passage)
}

/** The passages that may hold `claim`: all of a small corpus, what search finds in a large one. */
function candidates(claim: string, { passages, search }: Sources): readonly Passage[] {
  if (passages.length <= readAllUpTo) return passages
  const words = claim.replace(/[^\p{L}\p{N}.,%‰]+/gu, ' ')
  return search.find(words, { limit: 20 }).hits.map(({ passage }) => passage)
}

/** `span` with the marks around it that the claim has there too. */
function withMarks(text: string, { start, end }: Span, claim: string): Span {
  const opening = claim.slice(0, claim.search(/[\p{L}\p{N}]|$/u))
  const closing = claim.slice(claim.search(/[^\p{L}\p{N}]*$/u))
  let before = 0
  while (alike(text[start - before - 1], opening.at(-before - 1))) before++
  let after = 0
  while (alike(text[end + after], closing[after])) after++
  return { start: start - before, end: end + after }
}

/** Quotation marks that stand for each other: those that open, those that close. */
const quotationMarks = ['“‘「『"', '”’」』"']

/** Whether two marks are one, or the same quotation mark in two styles; where there is none, it is none. */
const alike = (one: string | undefined, other: string | undefined) =>
  one !== undefined &&
  other !== undefined &&
  (one === other || quotationMarks.some(style => style.includes(one) && style.includes(other)))

/**
 * `claim` without the marks at its ends where the corpus has others: a sentence may be
 * quoted without its end and closed with a full stop.
 */
function bareEnds(claim: string, words: string): string {
  const start = sameMark(claim, words, 0) ? claim : claim.replace(/^[^\p{L}\p{N}\p{S}]+/u, '')
  return sameMark(start, words, -1) ? start : start.replace(/[^\p{L}\p{N}\p{S}%％‰]+$/u, '')
}

const sameMark = (claim: string, words: string, at: 0 | -1) => claim.at(at) === words.at(at)
