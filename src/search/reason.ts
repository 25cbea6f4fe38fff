import { fold, originalSpan } from './fold.ts'
import type { Via } from './interpret/concept.ts'
import type { ConceptMatch } from './rank/match.ts'

/** Why a passage matched. `typed` and `missing` are as typed; `found` is folded: simplified, lower case, no punctuation. */
export type Reason =
  | { readonly kind: 'exact' }
  | {
      readonly kind: 'words'
      readonly found: readonly string[]
      readonly missing: readonly string[]
    }
  | OtherWording

interface OtherWording {
  readonly kind: Exclude<Via, 'typed'>
  /** Several words are parted by spaces. */
  readonly typed: string
  readonly found: string
}

/**
 * The reasons of a hit: that it holds the query as it is, or word by word and by what
 * other wordings.
 *
 * @param words the query as typed
 */
export function reasonsOf(
  matches: readonly ConceptMatch[],
  exact: boolean,
  words: string,
): readonly Reason[] {
  if (exact) return [{ kind: 'exact' }]
  const asTyped = writingIn(words)
  const held = matches.filter(isHeld)
  const found = held.filter(({ via }) => via === 'typed').map(({ found }) => found)
  const missing = matches
    .filter(match => !isHeld(match))
    .map(({ concept }) => asTyped(concept.typed))
  const others = mergedByFound(
    held.flatMap(({ via, concept, found }) =>
      via === 'typed' ? [] : [{ kind: via, typed: asTyped(concept.typed), found }],
    ),
  )
  return found.length + missing.length > 0 ? [{ kind: 'words', found, missing }, ...others] : others
}

/** Whether what a passage holds of a concept can be told: WTO is 世界贸易组织, in one piece or not, and not 组织. */
const isHeld = ({ quality, via, found, concept }: ConceptMatch) =>
  quality > 0 && (via === 'typed' || concept.variants.some(({ text }) => text === found))

/** Several words that mean one thing are one reason. */
function mergedByFound(reasons: readonly OtherWording[]): readonly OtherWording[] {
  const merged = new Map<string, OtherWording>()
  for (const reason of reasons) {
    const key = `${reason.kind} ${reason.found}`
    const there = merged.get(key)
    merged.set(key, there ? { ...there, typed: `${there.typed} ${reason.typed}` } : reason)
  }
  return [...merged.values()]
}

/** What was folded, without plural s and the marks between words, as it stands in `words`; as it is where it does not stand there. */
export function writingIn(words: string): (folded: string) => string {
  const all = fold(words)
  return folded => {
    const latin = isLatin.test(folded) ? latinIn(all.text, folded) : undefined
    const at = latin?.index ?? all.text.indexOf(folded)
    if (at < 0) return folded
    const { start, end } = originalSpan(all, words, at, at + (latin?.[0] ?? folded).length)
    return words.slice(start, end)
  }
}

const isLatin = /^\p{Script=Latin}/u

/** Latin words with whatever parts them, each perhaps in the plural. */
function latinIn(text: string, folded: string): RegExpExecArray | undefined {
  const plain = folded.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
  const pattern = `(?<!\\p{Script=Latin})${plain.replaceAll(' ', 's?\\P{L}+')}(?:s(?!\\p{L}))?`
  return new RegExp(pattern, 'u').exec(text) ?? undefined
}
