import type { Passage, Span } from '../../passage.ts'
import { sentences } from '../../text.ts'

/** The marks that open and close what stands together; nothing is cut between them. */
const openers = '“‘《〈（「『['
const closers = '”’》〉）」』]'

/** How many marks are open before each code unit of `text`, and after the last. */
export function depthsOf(text: string): readonly number[] {
  let depth = 0
  const depths = Array.from({ length: text.length }, (_, index) => {
    const char = text.charAt(index)
    if (closers.includes(char) && depth > 0) depth--
    const before = depth
    if (openers.includes(char)) depth++
    return before
  })
  return [...depths, depth]
}

/** Whether every mark that opens in `words` closes in it, and none closes that did not open. */
export function isBalanced(words: string): boolean {
  const open: number[] = []
  for (const char of words) {
    if (openers.includes(char)) open.push(openers.indexOf(char))
    if (closers.includes(char) && open.pop() !== closers.indexOf(char)) return false
  }
  return open.length === 0
}

/** The sentences of a passage without the white space around them; a run-in heading is apart. */
export function sentencesOf({ text, headingEnd }: Passage): readonly Span[] {
  const parts = [
    { start: 0, end: headingEnd },
    { start: headingEnd, end: text.length },
  ]
  return parts.flatMap(part =>
    sentences(text.slice(part.start, part.end)).flatMap(({ start, end }) =>
      trimmed(text, { start: part.start + start, end: part.start + end }),
    ),
  )
}

/** The span without white space at its ends, and none where nothing is left. */
function trimmed(text: string, { start, end }: Span): readonly Span[] {
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  const to = start + words.trimEnd().length
  return from < to ? [{ start: from, end: to }] : []
}

/** The clauses of the sentence at `span`, each with the mark that ends it. */
export function clausesOf(text: string, { start, end }: Span): readonly Span[] {
  const sentence = text.slice(start, end)
  const depths = depthsOf(sentence)
  const cuts = Array.from(sentence.matchAll(/[，；：,;:]/g), ({ index }) => index)
    .filter(index => depths[index] === 0 && !/\d[,:]\d/.test(sentence.slice(index - 1, index + 2)))
    .map(index => start + index + 1)
  return [start, ...cuts]
    .map((from, index) => ({ start: from, end: cuts[index] ?? end }))
    .filter(({ start, end }) => start < end)
}

/**
 * Stretches of the sentence around `span` that begin and end where its clauses do, the
 * widest first: the whole sentence if it is at most `preferred` UTF-16 code units, else
 * what fits of it, then ever less, down to the clauses that hold `span`.
 */
export function windowsAround(passage: Passage, span: Span, preferred: number): readonly Span[] {
  const { text } = passage
  const sentence = sentencesOf(passage).find(
    ({ start, end }) => start <= span.start && span.end <= end,
  )
  if (sentence === undefined) return []
  const clauses = partAround(text, sentence, { span, preferred })
  const first = clauses.findIndex(({ end }) => end > span.start)
  const last = clauses.findIndex(({ end }) => end >= span.end)
  if (first < 0 || last < 0) return []
  const windows: Span[] = []
  let [from, to] = [first, last]
  while (true) {
    windows.unshift(closed(text, clauses[from]?.start ?? 0, clauses[to]?.end ?? 0))
    const before = clauses[from - 1]
    const after = clauses[to + 1]
    const start = clauses[from]?.start ?? 0
    const end = clauses[to]?.end ?? 0
    if (before && end - before.start <= preferred) from--
    else if (after && after.end - start <= preferred) to++
    else return windows
  }
}

/** The clauses of the sentence, of a long one only those between the semicolons around `span`. */
function partAround(
  text: string,
  sentence: Span,
  { span, preferred }: { readonly span: Span; readonly preferred: number },
): readonly Span[] {
  const clauses = clausesOf(text, sentence)
  if (sentence.end - sentence.start <= preferred) return clauses
  const isCut = ({ end }: Span) => /[；;]/.test(text.charAt(end - 1))
  const before = clauses.findLastIndex(clause => isCut(clause) && clause.end <= span.start)
  const after = clauses.findIndex(clause => isCut(clause) && clause.end >= span.end)
  return clauses.slice(before + 1, after < 0 ? undefined : after + 1)
}

/** A window without the comma that only leads on to what is no longer in it. */
function closed(text: string, start: number, end: number): Span {
  return { start, end: /[，；：,;:]/.test(text.charAt(end - 1)) ? end - 1 : end }
}
