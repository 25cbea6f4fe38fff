import type { Glossary } from '../../corpus/glossary.ts'
import { bonesOf, foldedOf } from '../fold.ts'
import type { Segmenter } from '../segment/segment.ts'
import { isStopWord } from '../segment/stop-words.ts'
import { tokensOf } from '../segment/tokens.ts'

/** The glossary read backwards, as a reverse dictionary is: from what a term means to the term. */
export interface Glosses {
  /**
   * The terms (folded) that are meant by each of `words`, those that more of them mean
   * first: a term whose gloss holds two of them at least, neither a piece of the other, or one
   * that is a whole wording of it.
   */
  meantBy(words: readonly string[]): ReadonlyMap<string, readonly string[]>
}

/** One word of a gloss may stand in any question. */
const minShared = 2

/** What parts the wordings of a gloss. */
const between = /[；;]/u

export function createGlosses(glossary: Glossary, segmenter: Segmenter): Glosses {
  const entries = glossary
    .filter(({ gloss }) => gloss !== '')
    .map(({ term, also, gloss }) => ({
      term: bonesOf(term),
      wordings: new Set(gloss.split(between).map(bonesOf)),
      words: new Set(
        [...also, gloss].flatMap(text => tokensOf(foldedOf(text), segmenter)).filter(isTelling),
      ),
    }))
  return {
    meantBy: words => {
      const telling = words.filter(isTelling)
      const meant = entries
        .map(({ term, wordings, words }) => ({
          term,
          shared: telling.filter(word => words.has(word) || wordings.has(word)).filter(isNoPiece),
          isWhole: telling.some(word => wordings.has(word)),
        }))
        .filter(({ shared, isWhole }) => isWhole || shared.length >= minShared)
        .sort((a, b) => b.shared.length - a.shared.length)
      return new Map(
        telling.map(word => [
          word,
          meant.filter(({ shared }) => shared.includes(word)).map(({ term }) => term),
        ]),
      )
    },
  }
}

/** 利亚 is no second word beside 澳大利亚. */
const isNoPiece = (word: string, _: number, all: readonly string[]) =>
  !all.some(other => other !== word && other.includes(word))

/** Glosses are Chinese, and a single character stands in any of them. */
const isTelling = (word: string) => /^\p{Script=Han}{2,}$/u.test(word) && !isStopWord(word)
