import { accessSync, readFileSync } from 'node:fs'
import { stemmer } from 'stemmer'
import { projectFile } from '../project-file.ts'

/** A text's words by what they mean in English. */
export interface Meanings {
  /**
   * Chinese words of the text (simplified) that mean what `word` means, those that share
   * most meanings with it first. `word` is Chinese itself, or English in lower case.
   */
  like(word: string): readonly string[]
}

/**
 * Out of CC-CEDICT, as scripts/meanings.mjs writes it, a line each: an English word and the
 * Chinese ones that it is the meaning of, `training⇥培训 训练`; or a Chinese one and others
 * with how many meanings they share, `公司⇥企业3`.
 */
const file = projectFile('src/search/cc-cedict.tsv')

/** Whether a folded word is looked up as English. */
export const isEnglish = (word: string) => /^[a-z]+$/.test(word)

/** @param holds whether the text has a Chinese word. The dictionary is read by the first question that needs it. */
export function openMeanings(holds: (word: string) => boolean): Meanings {
  // A program that was installed without it does not start.
  accessSync(file)
  let read: Dictionary | undefined
  return {
    like: word => {
      read ??= readDictionary()
      const { lines, byStem } = read
      const own = likeOf([lines.get(word)], holds)
      return own.length > 0 || !isEnglish(word)
        ? own
        : likeOf(byStem.get(stemOf(word)) ?? [], holds)
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

interface Dictionary {
  /** What stands behind each word. */
  readonly lines: ReadonlyMap<string, string>
  /** The same of English words by their stem. */
  readonly byStem: ReadonlyMap<string, readonly string[]>
}

function readDictionary(): Dictionary {
  const lines = new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(line => !line.startsWith('#'))
      .map(line => [line.slice(0, line.indexOf('\t')), line.slice(line.indexOf('\t') + 1)]),
  )
  const byStem = new Map<string, string[]>()
  for (const [word, line] of lines) {
    if (!isEnglish(word)) continue
    const stem = stemOf(word)
    const there = byStem.get(stem)
    if (there) there.push(line)
    else byStem.set(stem, [line])
  }
  return { lines, byStem }
}
