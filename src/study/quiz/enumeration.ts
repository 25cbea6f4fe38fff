import type { Passage, Span } from '../../passage.ts'
import { depthsOf } from './clauses.ts'
import type { Mention } from './mentions.ts'

/** Things that a clause names side by side: `政策沟通、设施联通、贸易畅通…`. */
export interface Enumeration {
  readonly passage: Passage
  /** The members whose beginning and end are certain, in order. */
  readonly members: readonly Span[]
  /** Whether those are all members there are, so that the first to the last is the whole list. */
  readonly whole: boolean
  /** What stands between two members: `step` is a dash that leads from one to the next. */
  readonly joint: 'comma' | 'step'
}

/** The enumerations of a passage that have three members or more. */
export function enumerationsOf(
  passage: Passage,
  mentions: readonly Mention[],
): readonly Enumeration[] {
  return stretchesOf(passage.text)
    .flatMap(stretch => listIn(passage, stretch, mentions))
    .sort((a, b) => (a.members[0]?.start ?? 0) - (b.members[0]?.start ?? 0))
}

/** A clause, or what stands between two marks, and where in it the joints stand. */
interface Stretch extends Span {
  readonly joint: Enumeration['joint']
  readonly joints: readonly number[]
}

/** Every stretch with a comma of enumeration, or two dashes; what stands between marks is a stretch of its own. */
function stretchesOf(text: string): readonly Stretch[] {
  const depths = depthsOf(text)
  const found: Stretch[] = []
  const open: { start: number; commas: number[]; steps: number[] }[] = []
  const close = (end: number) => {
    const last = open.pop()
    if (last === undefined) return
    const { start, commas, steps } = last
    if (commas.length > 0) found.push({ start, end, joint: 'comma', joints: commas })
    if (steps.length > 1) found.push({ start, end, joint: 'step', joints: steps })
  }
  for (let index = 0; index <= text.length; index++) {
    const char = text.charAt(index)
    const depth = depths[index] ?? 0
    while (open.length > depth + 1) close(index)
    if (index === text.length || /[，。；：！？\n]/.test(char)) {
      while (open.length > depth) close(index)
    } else {
      while (open.length <= depth) open.push({ start: index, commas: [], steps: [] })
      const top = open.at(-1)
      if (char === '、') top?.commas.push(index)
      if (/[－→]/.test(char)) top?.steps.push(index)
    }
  }
  return found
}

function listIn(
  passage: Passage,
  stretch: Stretch,
  mentions: readonly Mention[],
): readonly Enumeration[] {
  const { text } = passage
  const { joint } = stretch
  const segments = segmentsOf(text, stretch, mentions)
  const firstSegment = segments[0]
  const lastSegment = segments.at(-1)
  if (firstSegment === undefined || lastSegment === undefined || segments.length < 3) return []
  const inner = segments.slice(1, -1)
  const last = lastOf(text, lastSegment, inner, mentions)
  const rest = last ? [...inner, last] : inner
  const first = firstOf(text, firstSegment, rest, mentions, isMarked(text, stretch))
  const members = (first ? [first, ...rest] : rest).filter(span => isOne(text, span, mentions))
  const whole = members.length === segments.length
  return members.length === 0 ? [] : [{ passage, members, whole, joint }]
}

/** What stands between the joints, up to the 等 that ends the list. */
function segmentsOf(
  text: string,
  { start, end, joints }: Stretch,
  mentions: readonly Mention[],
): readonly Span[] {
  const starts = [start, ...joints.map(at => at + 1)]
  const segments: Span[] = []
  for (const [index, from] of starts.entries()) {
    const segment = { start: from, end: joints[index] ?? end }
    segments.push(...partsOf(text, segment, mentions))
    if (listEnd(text, segment) < segment.end) break
  }
  return segments
}

/** Where 等 stands that ends a list, not the one of 平等 or 等级; the segment's end where there is none. */
function listEnd(text: string, { start, end }: Span): number {
  const words = text.slice(start, end)
  const depths = depthsOf(words)
  const found = Array.from(
    words.matchAll(/(?<![平高中初同对])等(?![级待候同])/g),
    ({ index }) => index,
  )
  return start + (found.find(index => index > 0 && depths[index] === 0) ?? end - start)
}

/** `机场以及“丝路海运”` is two members, and so are two names with 和 between them. */
function partsOf(text: string, segment: Span, mentions: readonly Mention[]): readonly Span[] {
  const { start, end } = segment
  const joins = Array.from(
    text.slice(start, end).matchAll(/以及|[和与及]/g),
    ({ index, 0: word }) => ({
      start: start + index,
      end: start + index + word.length,
    }),
  )
  const join = joins.find(
    join =>
      join.start > start &&
      !isInside(join.start, mentions) &&
      (join.end - join.start > 1 || isBetween(join, mentions)),
  )
  if (join === undefined) return [segment]
  return [{ start, end: join.start }, ...partsOf(text, { start: join.end, end }, mentions)]
}

const isBetween = (join: Span, mentions: readonly Mention[]) =>
  mentions.some(({ span }) => span.end === join.start) &&
  mentions.some(({ span }) => span.start === join.end)

/** A segment that holds a conjunction outside any name may be one member or two. */
function isOne(text: string, { start, end }: Span, mentions: readonly Mention[]): boolean {
  const joins = text.slice(start, end).matchAll(/[和与及或]/g)
  return Array.from(joins).every(({ index }) => isInside(start + index, mentions))
}

const isInside = (index: number, mentions: readonly Mention[]) =>
  mentions.some(({ span }) => span.start < index && index < span.end)

/** Whether marks enclose the stretch, so that nothing stands before its first member. */
const isMarked = (text: string, { start, end }: Span) =>
  /[“‘（「]/.test(text.charAt(start - 1)) && /[”’）」]/.test(text.charAt(end))

/** The last member ends before 等 or 的, or with its clause; not where a name ends before that. */
function lastOf(
  text: string,
  segment: Span,
  inner: readonly Span[],
  mentions: readonly Mention[],
): Span | undefined {
  const { start } = segment
  const end = listEnd(text, segment)
  const words = text.slice(start, end)
  const depths = depthsOf(words)
  const named = mentions.find(({ span }) => span.start === start && span.end <= end)
  const from = named ? named.span.end - start : 1
  const of = Array.from(words.matchAll(/的/g), ({ index }) => index)
  const stop = of.find(index => index >= from && depths[index] === 0) ?? words.length
  const longest = Math.max(...inner.map(({ start, end }) => end - start))
  const isClear = stop <= longest * 1.5 + 1 && (named === undefined || from === stop)
  return isClear ? { start, end: start + stop } : undefined
}

/** The first member begins where a name does, at an opening mark, or is as long as all others. */
function firstOf(
  text: string,
  segment: Span,
  rest: readonly Span[],
  mentions: readonly Mention[],
  marked: boolean,
): Span | undefined {
  const { end } = segment
  if (marked) return segment
  const named = mentions.find(({ span }) => span.end === end && span.start >= segment.start)
  const start = named?.span.start
  if (start !== undefined) {
    const opened = /[“‘《]/.test(text.charAt(start - 1)) && start > segment.start
    return { start: opened ? start - 1 : start, end }
  }
  const opener = '“‘《'.charAt('”’》'.indexOf(text.charAt(end - 1)))
  const openedAt = opener === '' ? -1 : text.lastIndexOf(opener, end)
  if (openedAt >= segment.start) return { start: openedAt, end }
  const [length, ...others] = [...new Set(rest.map(({ start, end }) => end - start))]
  if (length === undefined || others.length > 0 || rest.length < 3) return undefined
  return end - length >= segment.start ? { start: end - length, end } : undefined
}
