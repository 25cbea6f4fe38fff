import { numeralChars } from '../../numeral.ts'
import type { Span } from '../../passage.ts'
import { splitsNumber } from '../../text.ts'
import { type Folded, originalSpan, skeleton } from '../fold.ts'
import { type Concept, isGiven, trust, type Variant, type Via } from '../interpret/concept.ts'

/** A passage's text ready to be looked through. */
export interface Readable {
  readonly text: string
  readonly folded: Folded
}

export const readable = (text: string): Readable => ({ text, folded: skeleton(text) })

/** What a passage holds of a concept. */
export interface ConceptMatch {
  readonly concept: Concept
  /** 1: the concept as typed; less for another wording or a part; 0: nothing. */
  readonly quality: number
  readonly via: Via
  /** The wording that was found, folded; its parts, parted by spaces, where not all of it was found. */
  readonly found: string
  /** Where it stands in the passage's text, in order, not overlapping. */
  readonly spans: readonly Span[]
}

/** A word that was found only by shorter words inside it is worth this much of what they cover. */
export const partTrust = 0.5

/** One character among words is found in nearly every passage, and means much only where it is rare: by its concept's idf, in nats. */
const characterTrust = (idf: number) => Math.min(1, Math.max(0.3, idf / 6))

/** The best wording of `concept` that the passage holds. */
export function matchConcept(concept: Concept, passage: Readable): ConceptMatch {
  // Most passages that are looked through hold most concepts not at all.
  const { text: bones } = passage.folded
  if (!concept.variants.some(({ text, tokens }) => holdsAny(bones, text, tokens)))
    return nothingOf(concept)
  const whole = concept.variants
    .map(({ text, via }) => ({
      concept,
      quality: trust[via] * (isCharacter(text) ? characterTrust(concept.idf) : 1),
      via,
      found: text,
      spans: occurrences(text, passage),
    }))
    .filter(({ spans }) => spans.length > 0)
    .sort((a, b) => b.quality - a.quality)
  const [best] = whole
  if (best === undefined) return matchInPart(concept, passage)
  return { ...best, spans: mergeSpans(whole.flatMap(({ spans }) => spans)) }
}

const holdsAny = (bones: string, text: string, tokens: readonly string[]) =>
  bones.includes(text) || tokens.some(token => token.length > 1 && bones.includes(token))

const nothingOf = (concept: Concept): ConceptMatch => ({
  concept,
  quality: 0,
  via: 'typed',
  found: '',
  spans: [],
})

const isCharacter = (text: string) => /^\p{Script=Han}$/u.test(text)

function matchInPart(concept: Concept, passage: Readable): ConceptMatch {
  // A piece of a term that was only inferred says nothing: 海洋经济 is no 经济.
  return concept.variants
    .filter(variant => !isGiven(variant))
    .map(variant => matchParts(concept, variant, passage))
    .reduce((best, match) => (match.quality > best.quality ? match : best), nothingOf(concept))
}

/** The shorter words (two characters and more) inside a wording that the passage holds. */
function matchParts(
  concept: Concept,
  { text, tokens, via }: Variant,
  passage: Readable,
): ConceptMatch {
  const parts = [...new Set(tokens)].filter(
    token =>
      token.length > 1 &&
      token.length < text.length &&
      // 20 is no part of 20% or of G20, nor 十九 of 九十九.
      !(numberOrCode.test(text) && /^\d/.test(token)) &&
      !wholeNumeral.test(text),
  )
  const found = parts
    .map(part => ({ part, spans: occurrences(part, passage) }))
    .filter(({ spans }) => spans.length > 0)
  const covered = new Set(
    found.flatMap(({ part }) => {
      const at = text.indexOf(part)
      return at < 0 ? [] : Array.from(part, (_, index) => at + index)
    }),
  )
  return {
    concept,
    quality: (covered.size / text.length) * partTrust * trust[via],
    via,
    found: covered.size === text.length ? text : found.map(({ part }) => part).join(' '),
    spans: mergeSpans(found.flatMap(({ spans }) => spans)),
  }
}

/**
 * Every place where the passage holds `words` (folded). Quotation marks may stand
 * between its characters, a comma or a full stop may not; Latin words and numbers are
 * found whole.
 */
const occurrences = (words: string, passage: Readable): readonly Span[] =>
  passage.folded.text.includes(words)
    ? phraseOccurrences(words, passage).filter(
        ({ start, end }) => !/[。！？；，、：.!?;,:\n]\D/u.test(passage.text.slice(start, end)),
      )
    : nowhere

const nowhere: readonly Span[] = []

/**
 * Every place where the passage holds `words` (a skeleton), whatever the punctuation
 * between its characters; Latin words and numbers are found whole.
 */
export function phraseOccurrences(words: string, { text, folded }: Readable): readonly Span[] {
  if (words === '') return []
  const spans: Span[] = []
  let at = folded.text.indexOf(words)
  while (at >= 0) {
    const span = originalSpan(folded, text, at, at + words.length)
    const isWhole = standsAlone(text, span)
    if (isWhole) spans.push(span)
    at = folded.text.indexOf(words, isWhole ? at + words.length : at + 1)
  }
  return spans
}

/** Whether a Latin word or number at `span` is not a piece of a longer one; a plural s may follow. */
export function standsAlone(text: string, { start, end }: Span): boolean {
  const [first = '', last = ''] = [text[start], text[end - 1]]
  // Most words begin and end with characters that go on in no other; this is asked of every place of each.
  if (!mayGoOn.test(first) && !mayGoOn.test(last)) return true
  const isLetter = (char = '') => /\p{Script=Latin}/u.test(char)
  const isPlural = /^s(?!\p{L})/iu.test(text.slice(end, end + 2))
  return (
    !(isLetter(first) && isLetter(text[start - 1])) &&
    !(isLetter(last) && isLetter(text[end]) && !isPlural) &&
    !splitsNumber(text, start) &&
    !splitsNumber(text, end) &&
    !cutsNumeral(text, { start, end })
  )
}

const mayGoOn = new RegExp(`[\\p{Script=Latin}\\p{N}第${numeralChars}]`, 'u')

/** Whether a numeral at `span` is a piece of a longer one: 十二 of 二十二, 三个 of 十三个; but not 百年 of 一百年. */
function cutsNumeral(text: string, { start, end }: Span): boolean {
  const words = text.slice(start, end)
  if (!countedNumeral.test(words)) return false
  const isNumeral = (char = ' ') => numeralChars.includes(char)
  return (
    (/^[^第百千万亿]/.test(words) && isNumeral(text[start - 1])) ||
    (isNumeral(words.at(-1)) && isNumeral(text[end]))
  )
}

const wholeNumeral = new RegExp(`^(?:[百千]分之)?[点${numeralChars}]+$`, 'u')
const numberOrCode = /^[\p{Script=Latin}\d.%‰月日号-]+$/u
const countedNumeral = new RegExp(`^第?[${numeralChars}]+.?$`, 'u')

/** Spans in order, those that touch or overlap made one. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1)
    if (last && span.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    } else {
      merged.push(span)
    }
  }
  return merged
}
