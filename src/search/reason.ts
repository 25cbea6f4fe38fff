import type { ConceptMatch } from './match.ts'

/** Why a passage matched. `typed` and `found` are folded: simplified, lower case, no punctuation. */
export type Reason =
  | { readonly kind: 'exact' }
  | {
      readonly kind: 'words'
      readonly found: readonly string[]
      readonly missing: readonly string[]
    }
  | {
      readonly kind: 'alias' | 'number' | 'pinyin' | 'near'
      readonly typed: string
      readonly found: string
    }

/** The reasons of a hit: that it holds the query as it is, or word by word and by what other wordings. */
export function reasonsOf(matches: readonly ConceptMatch[], exact: boolean): readonly Reason[] {
  if (exact) return [{ kind: 'exact' }]
  const held = matches.filter(({ quality }) => quality > 0)
  const found = held.filter(({ via }) => via === 'typed').map(({ found }) => found)
  const missing = matches.filter(({ quality }) => quality === 0).map(({ concept }) => concept.typed)
  const others = held.flatMap(({ via, concept, found }): readonly Reason[] =>
    via === 'typed' ? [] : [{ kind: via, typed: concept.typed, found }],
  )
  return found.length + missing.length > 0 ? [{ kind: 'words', found, missing }, ...others] : others
}
