import { foldedOf } from '../fold.ts'
import type { Segmenter } from '../segment/segment.ts'
import { isStopWord } from '../segment/stop-words.ts'
import { wordsOf } from './stretch.ts'

/** Phrases are told from so many passages, taken evenly from all: counting takes 0.1 ms a passage. */
const maxPassages = 2000
const maxPhrases = 3000

/** A phrase has so many words at most, and so many characters (UTF-16 code units). */
const maxWords = 4
const maxLength = 12

/**
 * Words, and phrases of a few words, that stand in `texts` more than once, the most
 * frequent first. A phrase that only stands in a longer one is left to that.
 */
export function frequentPhrases(texts: readonly string[], segmenter: Segmenter): readonly string[] {
  const step = Math.max(1, texts.length / maxPassages)
  const sample = texts.filter(
    (_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step),
  )
  const counts = new Map<string, number>()
  const partsOf = new Map<string, readonly string[]>()
  for (const text of sample) {
    for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) {
      const words = wordsOf(foldedOf(run), segmenter)
      for (let start = 0; start < words.length; start++) {
        for (let count = 1; count <= maxWords && start + count <= words.length; count++) {
          const parts = words.slice(start, start + count)
          const phrase = parts.join('')
          if (phrase.length > maxLength) break
          counts.set(phrase, (counts.get(phrase) ?? 0) + 1)
          partsOf.set(phrase, parts)
        }
      }
    }
  }
  const frequent = [...counts].filter(([, count]) => count > 1)
  const swallowed = new Set(
    frequent.flatMap(([phrase, count]) => {
      const parts = partsOf.get(phrase) ?? []
      const shorter = [parts.slice(1).join(''), parts.slice(0, -1).join('')]
      return shorter.filter(part => counts.get(part) === count)
    }),
  )
  return frequent
    .filter(([phrase]) => !swallowed.has(phrase) && isTelling(partsOf.get(phrase) ?? []))
    .sort(([, a], [, b]) => b - a)
    .slice(0, maxPhrases)
    .map(([phrase]) => phrase)
}

/** Whether a phrase neither begins nor ends in a word that says nothing by itself, nor counts (第一). */
const isTelling = (words: readonly string[]) =>
  !words.some(word => word.startsWith('第')) &&
  [words.at(0), words.at(-1)].every(
    word => word !== undefined && [...word].length > 1 && !isStopWord(word),
  )
