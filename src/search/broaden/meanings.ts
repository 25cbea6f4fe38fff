import { accessSync, readFileSync } from 'node:fs'
import { stemmer } from 'stemmer'
import { projectFile } from '../../project-file.ts'
import { enter } from '../interpret/enter.ts'

/** A text's words by what they mean in English. */
export interface Meanings {
  /**
   * Chinese words of the text (simplified) that mean what `word` means, those that share
   * most meanings with it first. `word` is Chinese itself, or English in lower case, of
   * several words perhaps.
   */
  like(word: string): readonly string[]
}

/**
 * Out of CC-CEDICT, as scripts/meanings.mjs writes it, a line each: an English word, or
 * several, and the Chinese ones that it is the meaning of, `training⇥培训 训练`; or a Chinese
 * word and others with how many meanings they share, `公司⇥企业3`.
 */
const file = projectFile('src/search/broaden/cc-cedict.tsv')

/** Whether a folded word, or several, are looked up as English. */
export const isEnglish = (words: string) => /^[a-z]+(?: [a-z]+)*$/.test(words)

/**
 * The dictionary is read by the first question that needs it.
 *
 * @param holds whether the text has a Chinese word
 * @param mayHold whether the text may have what is of several words side by side
 */
export function openMeanings(
  holds: (word: string) => boolean,
  mayHold: (words: string) => boolean = holds,
): Meanings {
  // A program that was installed without it does not start.
  accessSync(file)
  let lines: ReadonlyMap<string, string> | undefined
  let stems: ReadonlyMap<string, readonly string[]> | undefined
  return {
    like: word => {
      lines ??= readLines()
      // Of what was typed the plural s is gone; a phrase has no stem.
      if (word.includes(' ')) return likeOf([lines.get(word), lines.get(`${word}s`)], mayHold)
      const own = likeOf([lines.get(word)], holds)
      if (own.length > 0 || !isEnglish(word)) return own
      stems ??= byStem(lines)
      return likeOf(stems.get(stemOf(word)) ?? [], holds)
    },
  }
}

/** Of the words of `lines` those that the text has, which share half of the most meanings at least. */
function likeOf(
  lines: readonly (string | undefined)[],
  holds: (word: string) => boolean,
): readonly string[] {
  const shared = new Map<string, number>()
  for (const line of lines) {
    for (const [, other = '', count] of line?.matchAll(entries) ?? []) {
      if (holds(other)) shared.set(other, (shared.get(other) ?? 0) + Number(count || 1))
    }
  }
  const most = Math.max(...shared.values())
  return [...shared]
    .filter(([, count]) => count * 2 > most)
    .sort(([, one], [, other]) => other - one)
    .map(([other]) => other)
}

const entries = /(\p{Script=Han}+)(\d*)/gu

/** The stem of an English word (Porter 1980), also where its plural s is gone, which leaves `currencie`: of reform, reforms and reforming it is the same. */
const stemOf = (word: string) => stemmer(word.replace(/ie$/, 'y'))

/** What stands behind each word. */
const readLines = () =>
  new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(line => !line.startsWith('#'))
      .map(line => [line.slice(0, line.indexOf('\t')), line.slice(line.indexOf('\t') + 1)]),
  )

/** The same of English words by their stem. */
function byStem(lines: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const stems = new Map<string, string[]>()
  for (const [word, line] of lines) if (/^[a-z]+$/.test(word)) enter(stems, stemOf(word), line)
  return stems
}
