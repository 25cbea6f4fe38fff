import { headingWords } from '../../cite.ts'
import { ordinalOf } from '../../corpus/ordinal.ts'
import type { Section, Work } from '../../passage.ts'
import type { Segmenter } from '../segment/segment.ts'
import { wordsOf } from './stretch.ts'

/**
 * What the headings of `works` say, as words to look for: without their number, and
 * without quotation marks, which would ask for passages that hold the same phrase.
 */
export const headingWordsIn = (works: readonly Work[], segmenter: Segmenter): readonly string[] =>
  works.flatMap(({ sections }) =>
    sections
      .filter(({ passages }) => passages.length > 0)
      .map(section => bareHeading(section).replace(/["＂“”「」『』]/gu, ''))
      .filter(words => isFindable(words, segmenter)),
  )

/** A heading's words without its number: `第三，促进…` → `促进…`. */
export function bareHeading(section: Section): string {
  const printed = ordinalOf(section.heading)?.printed ?? ''
  return headingWords(section)
    .slice(printed.length)
    .replace(/^[\s，、．.：:]+/u, '')
}

/** Search shows a passage for its heading only by whole words of it: a row of single characters finds none. */
const minShareOfWords = 0.75

function isFindable(words: string, segmenter: Segmenter): boolean {
  const inWords = Array.from(words.matchAll(/[\p{L}\p{N}]+/gu), ([run]) => run).flatMap(run =>
    wordsOf(run, segmenter).filter(word => word.length > 1),
  )
  return inWords.join('').length >= minShareOfWords * words.length && words.length > 1
}
