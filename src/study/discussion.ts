import type { Passage, Span } from '../passage.ts'
import { type Quote, quote } from '../quote.ts'
import { clausesOf, depthsOf, sentencesOf, windowsAround } from './quiz/clauses.ts'
import { overlap } from './quiz/mentions.ts'

/** Words of a passage that an open question can be asked about, by how they are built. */
export interface DiscussionPoint {
  readonly kind: 'enumeration' | 'purpose' | 'contrast'
  readonly quote: Quote
}

const maxPoints = 3

/** A point is read at a glance; in UTF-16 code units. */
const maxWords = 120

/** A short clause is shown with its neighbours, up to this many UTF-16 code units. */
const preferred = 60

/** What a purpose is introduced with. 以…为核心 is none: only an aim stands behind 为. */
const purpose =
  /以[^，。；以]{1,30}为(?:目标|目的|宗旨|导向)|为了|旨在|有利于|目的是|(?<![成作认称以行因])为[^，。；：、为]{2,15}(?:探索|积累|培育|赢得|注入|开辟|打造|提供|创造)/g

/** What sets two things against each other, within a sentence. */
const contrast =
  /从[^，。；从]{1,30}(?:进入|扩展到|扩大到|转向|走向|到)[^，。；]|由[^，。；由]{1,30}向[^，。；]{1,30}转变|不仅[^。；]{1,60}(?:而且|还|也)|既(?![有定往得])[^。；]{1,60}[又也]|不是[^。；]{1,40}而是|但是?，/g

/**
 * Up to three points that a group can discuss, in the order of the text: first one of
 * each kind, then more of those that there are. Each is the clause, or the clauses,
 * whose words show it.
 */
export function discussionPoints(passage: Passage): readonly DiscussionPoint[] {
  const found = [contrastsIn(passage), purposesIn(passage), enumerationsIn(passage)]
  const turns = Array.from({ length: maxPoints }, (_, turn) => found.flatMap(of => of[turn] ?? []))
  const chosen: DiscussionPoint[] = []
  for (const point of turns.flat()) {
    const isNew = !chosen.some(({ quote }) => overlap(quote.span, point.quote.span))
    if (isNew && chosen.length < maxPoints) chosen.push(point)
  }
  return chosen.sort((a, b) => a.quote.span.start - b.quote.span.start)
}

const contrastsIn = (passage: Passage) => matchesIn(passage, 'contrast', contrast)
const purposesIn = (passage: Passage) => matchesIn(passage, 'purpose', purpose)

function matchesIn(
  passage: Passage,
  kind: DiscussionPoint['kind'],
  pattern: RegExp,
): readonly DiscussionPoint[] {
  return sentencesOf(passage).flatMap(sentence =>
    Array.from(
      passage.text.slice(sentence.start, sentence.end).matchAll(pattern),
      ({ index, 0: { length } }) => ({
        start: sentence.start + index,
        end: sentence.start + index + length,
      }),
    ).flatMap(span => pointAt(passage, kind, span)),
  )
}

/** The widest stretch around `span` that is short enough. */
function pointAt(
  passage: Passage,
  kind: DiscussionPoint['kind'],
  span: Span,
): readonly DiscussionPoint[] {
  const window = windowsAround(passage, span, preferred).find(
    ({ start, end }) => end - start <= maxWords,
  )
  return window ? [{ kind, quote: quote(passage, window) }] : []
}

/** Clauses that name three things or more, and sentences of three parts or more, the longest list first. */
function enumerationsIn(passage: Passage): readonly DiscussionPoint[] {
  const { text } = passage
  const lists = sentencesOf(passage).flatMap(sentence => [
    { span: sentence, joints: jointsIn(text, sentence, '；') },
    ...clausesOf(text, sentence).map(span => ({ span, joints: jointsIn(text, span, '、') })),
  ])
  return lists
    .filter(({ joints }) => joints >= 2)
    .sort((a, b) => b.joints - a.joints || a.span.start - b.span.start)
    .flatMap(({ span }) => pointAt(passage, 'enumeration', span))
}

/** How often `joint` stands in the span outside all marks. */
function jointsIn(text: string, { start, end }: Span, joint: string): number {
  const words = text.slice(start, end)
  const depths = depthsOf(words)
  return [...words.matchAll(new RegExp(joint, 'g'))].filter(({ index }) => depths[index] === 0)
    .length
}
