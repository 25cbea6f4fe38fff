import { accessSync, readFileSync } from 'node:fs'
import { projectFile } from '../project-file.ts'
import { singular } from './tokens.ts'

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
  let lines: ReadonlyMap<string, string> | undefined
  return {
    like: word => {
      lines ??= readLines()
      const shared = new Map<string, number>()
      for (const form of isEnglish(word) ? formsOf(word) : [word]) {
        for (const [, other = '', count] of lines.get(form)?.matchAll(entries) ?? []) {
          if (holds(other)) shared.set(other, (shared.get(other) ?? 0) + Number(count || 1))
        }
      }
      const most = Math.max(...shared.values())
      return [...shared]
        .filter(([, count]) => count * 2 > most)
        .sort(([, one], [, other]) => other - one)
        .map(([other]) => other)
    },
  }
}

/** An English word, also where it was typed in the plural, which leaves `currencie`. */
function formsOf(typed: string): ReadonlySet<string> {
  const one = singular(typed)
  return new Set([typed, one, one.replace(/ie$/, 'y')])
}

const entries = /(\p{Script=Han}+)(\d*)/gu

const readLines = () =>
  new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(line => !line.startsWith('#'))
      .map(line => [line.slice(0, line.indexOf('\t')), line.slice(line.indexOf('\t') + 1)]),
  )
