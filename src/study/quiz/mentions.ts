import type { Glossary } from '../../corpus/glossary.ts'
import type { Passage, Span } from '../../passage.ts'
import { bonesOf } from '../../search/fold.ts'
import { phraseOccurrences, readable } from '../../search/rank/match.ts'
import { isBalanced } from './clauses.ts'

export type Term = Glossary[number]

/** A place where a passage uses a name of a glossary term. */
export interface Mention {
  readonly term: Term
  readonly span: Span
}

/** The glossary as quizzes use it. */
export interface Names {
  /** The term that `words` are a name of, whatever their punctuation, width or script. */
  termOf(words: string): Term | undefined
  /** The Chinese names of what `words` name, folded; `words` alone where the glossary has none. */
  namesOf(words: string): readonly string[]
  /** Where a passage names terms, in order; of names that overlap the longest. */
  mentionsIn(passage: Passage): readonly Mention[]
}

const isHan = (name: string) => /^[\p{Script=Han}\p{N}]+$/u.test(name)

export function createNames(glossary: Glossary): Names {
  const named = glossary.map(term => ({
    term,
    names: [...new Set([term.term, ...term.also].map(bonesOf))].filter(isHan),
  }))
  const byName = new Map(named.flatMap(one => one.names.map(name => [name, one] as const)))
  const longestFirst = [...byName.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return {
    termOf: words => byName.get(bonesOf(words))?.term,
    namesOf: words => byName.get(bonesOf(words))?.names ?? [bonesOf(words)],
    mentionsIn: ({ text }) => {
      const passage = readable(text)
      const mentions: Mention[] = []
      for (const name of longestFirst) {
        const term = byName.get(name)?.term
        if (term === undefined) continue
        for (const found of phraseOccurrences(name, passage)) {
          const span = withMarks(text, found)
          if (!isOneName(text, span, term)) continue
          if (!mentions.some(other => overlap(other.span, span))) mentions.push({ term, span })
        }
      }
      return mentions.sort((a, b) => a.span.start - b.span.start)
    },
  }
}

export const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end

/** The span with the mark before it that closes inside, or after it that opened inside. */
function withMarks(text: string, span: Span): Span {
  if (isBalanced(text.slice(span.start, span.end))) return span
  const before = { ...span, start: span.start - 1 }
  if (isBalanced(text.slice(before.start, before.end))) return before
  const after = { ...span, end: span.end + 1 }
  return isBalanced(text.slice(after.start, after.end)) ? after : span
}

/** Whether the words at `span` hang together: marks in pairs, no clause ends, no list that the term is not. */
function isOneName(text: string, { start, end }: Span, { term, also }: Term): boolean {
  const words = text.slice(start, end)
  if (!isBalanced(words) || /[，。；：！？\s]/.test(words)) return false
  return !words.includes('、') || [term, ...also].some(name => name.includes('、'))
}
