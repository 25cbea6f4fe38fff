import type { Term } from './mentions.ts'
import { marksAround, placesOf } from './places.ts'
import type { Source } from './source.ts'

/** A term as the corpus uses it: where it was seen, and in what company. */
export interface Use {
  readonly term: Term
  readonly words: string
  readonly works: ReadonlySet<string>
  /** The characters that were seen before and after it. */
  readonly before: ReadonlySet<string>
  readonly after: ReadonlySet<string>
  /** The marks that it stands between, `''` for none. */
  readonly marks: string
}

/** The terms that the corpus holds as the glossary writes them. */
export const usesOf = ({ corpus, readings }: Source): readonly Use[] =>
  corpus.glossary
    .filter(({ term }) => !term.includes('、'))
    .flatMap(term => {
      const seen = readings.flatMap(({ work, passage: { text } }) =>
        placesOf(term.term, text).map(span => ({ work: work.id, text, span })),
      )
      if (seen.length === 0) return []
      return {
        term,
        words: term.term,
        works: new Set(seen.map(({ work }) => work)),
        before: new Set(seen.map(({ text, span }) => text.charAt(span.start - 1))),
        after: new Set(seen.map(({ text, span }) => text.charAt(span.end))),
        marks: seen.map(({ text, span }) => marksAround(text, span)).find(marks => marks) ?? '',
      }
    })

/** How easily one is taken for the other: the same length, ending, marks, neighbours and work. */
export function likenessOf(use: Use, right: Use): number {
  const apart = Math.abs(use.words.length - right.words.length)
  return (
    Math.max(0, 4 - apart) +
    (use.marks === right.marks ? 6 : 0) +
    (use.words.at(-1) === right.words.at(-1) ? 2 : 0) +
    (meet(use.before, right.before) ? 3 : 0) +
    (meet(use.after, right.after) ? 3 : 0) +
    (meet(use.works, right.works) ? 3 : 0)
  )
}

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some(one => b.has(one))
