import { addressOf } from '../../address.ts'
import type { Span } from '../../passage.ts'
import { type Quote, quote } from '../../quote.ts'
import { bonesOf } from '../../search/fold.ts'
import { rankOf, shuffled } from './chance.ts'
import { isBalanced, sentencesOf, windowsAround } from './clauses.ts'
import type { Reading, Source } from './source.ts'

export type QuizKind = 'number' | 'term' | 'member' | 'order'

/** A question with one right answer, which its quote shows. */
export interface QuizItem {
  /**
   * Names the question as long as its passage stands unchanged: the quote's address, the
   * kind, and where in the passage the blank is: `beltroad/3.1@16-84#number-23`. At most
   * 80 ASCII characters.
   */
  readonly id: string
  readonly kind: QuizKind
  /** The words that the question blanks and that show the answer. */
  readonly quote: Quote
  /** The quote's words with `____` for what is asked; at most 300 UTF-16 code units. */
  readonly question: string
  /** Three or four, each of 1–100 code points, in an order that follows from the id. */
  readonly options: readonly string[]
  /** Which option is right, counted from 0. */
  readonly right: number
}

/** What a question leaves out of a passage, and what could be taken for it. */
export interface Blank {
  readonly kind: QuizKind
  readonly span: Span
  /** Wrong answers that fit the blank, the best first. */
  readonly distractors: Iterable<string>
  /** Words that would give the answer away wherever the question holds them. */
  readonly hidden: readonly string[]
}

const gap = '____'

/** Telegram takes no longer question, in UTF-16 code units. */
const maxQuestion = 300

/** A question of this length, in UTF-16 code units, still reads at a glance; its quote fits a poll's explanation. */
const preferred = 140

/** Without so many letters around the blank, a question could be about anything. */
const minContext = 9

/** Telegram takes no longer option, in code points. */
const maxOption = 100
const maxId = 80
const maxDistractors = 3
const minDistractors = 2

/** The question that leaves `blank` out; `undefined` where no sound one can be made. */
export function questionOf(reading: Reading, blank: Blank, source: Source): QuizItem | undefined {
  const { passage } = reading
  const right = quote(passage, blank.span).words
  const window = windowsAround(passage, blank.span, preferred).find(window => {
    const asked = askedIn(passage.text, window, blank.span)
    const letters = bonesOf(asked)
    return (
      letters.length >= minContext &&
      asked.length <= maxQuestion &&
      isBalanced(asked) &&
      ![right, ...blank.hidden].some(words => letters.includes(bonesOf(words)))
    )
  })
  if (window === undefined) return undefined
  const shown = quote(passage, window)
  const id = `${addressOf({ ...placeOf(reading), span: window })}#${blank.kind}-${blank.span.start}`
  const wrong = distractorsOf(reading, blank, { window, source })
  const options = shuffled([right, ...wrong], id, option => option)
  if (id.length > maxId || wrong.length < minDistractors) return undefined
  if (options.some(option => [...option].length > maxOption)) return undefined
  return {
    id,
    kind: blank.kind,
    quote: shown,
    question: askedIn(passage.text, window, blank.span),
    options,
    right: options.indexOf(right),
  }
}

const placeOf = ({ passage: { work, section, paragraph } }: Reading) => ({
  work,
  section,
  paragraph,
})

const askedIn = (text: string, window: Span, blank: Span) =>
  text.slice(window.start, blank.start) + gap + text.slice(blank.end, window.end)

/** The first distractors that make the sentence say what the corpus nowhere says. */
function distractorsOf(
  { passage }: Reading,
  { kind, span, distractors }: Blank,
  { window, source }: { readonly window: Span; readonly source: Source },
): readonly string[] {
  const { text } = passage
  const right = text.slice(span.start, span.end)
  const sentence = sentencesOf(passage).find(
    ({ start, end }) => start <= span.start && span.end <= end,
  )
  const around = sentence ? bonesOf(askedIn(text, sentence, span)) : ''
  const [before, after] = [
    bonesOf(text.slice(window.start, span.start)),
    bonesOf(text.slice(span.end, window.end)),
  ]
  const [frameStart, frameEnd] = frameOf(text, span)
  const taken = new Set([bonesOf(right)])
  const chosen: string[] = []
  for (const words of distractors) {
    if (chosen.length === maxDistractors) break
    const letters = bonesOf(words)
    if (letters === '' || taken.has(letters) || !isBalanced(words)) continue
    const isNamed = source.names.namesOf(words).some(name => around.includes(name))
    if (kind !== 'order' && (isNamed || around.includes(letters))) continue
    if (source.says(before, letters, after)) continue
    if (source.holds(frameStart, words, frameEnd)) continue
    taken.add(letters)
    chosen.push(words)
  }
  return chosen
}

/** The two characters before and after the blank, `\n` for the passage's ends: what else the corpus has between them fits too. */
const frameOf = (text: string, { start, end }: Span) =>
  [`\n${text.slice(0, start)}`.slice(-2), `${text.slice(end, end + 2)}\n`.slice(0, 2)] as const

/** `candidates`, the likest first; among equally like ones by chance that follows from `seed`. */
export const byLikeness = <T>(
  candidates: readonly T[],
  seed: string,
  { likeness, words }: { likeness(candidate: T): number; words(candidate: T): string },
): readonly string[] =>
  candidates
    .map(one => ({ words: words(one), likeness: likeness(one), rank: rankOf(seed, words(one)) }))
    .sort((a, b) => b.likeness - a.likeness || a.rank - b.rank)
    .map(({ words }) => words)
