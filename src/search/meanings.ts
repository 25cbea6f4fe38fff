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

/** Out of CC-CEDICT, as scripts/meanings.mjs writes it: `meaning⇥word word …`, a line each. */
const file = projectFile('src/search/cc-cedict.tsv')

/** Whether a folded word is looked up as English. */
export const isEnglish = (word: string) => /^[a-z]+$/.test(word)
/** What is left of a shorter word is none. */
const minEnglish = 3
/** A single character has too many meanings. */
const chinese = /^\p{Script=Han}{2,}$/u

/**
 * Two Chinese words share so many meanings at least: 公司 and 巩固 are both “firm”. Of the
 * 1,002 questions of cmrc2018_trial, which have nothing to do with our works, 39 bring
 * something of them without the dictionary, 41 with it so, 51 where one meaning is enough.
 */
const minShared = 2

/** @param holds whether the text has a Chinese word. The dictionary is read by the first question that needs it. */
export function openMeanings(holds: (word: string) => boolean): Meanings {
  // A program that was installed without it does not start.
  accessSync(file)
  let bytes: Buffer | undefined
  return {
    like: word => {
      bytes ??= readFileSync(file)
      const shared = new Map<string, number>()
      const lines = isEnglish(word) ? linesOfEnglish(word, bytes) : linesOfChinese(word, bytes)
      for (const other of lines.flatMap(line => line.split(' ')))
        if (other !== word && holds(other)) shared.set(other, (shared.get(other) ?? 0) + 1)
      const most = Math.max(...shared.values())
      const enough = isEnglish(word) ? 1 : minShared
      return [...shared]
        .filter(([, count]) => count >= enough && count * 2 > most)
        .sort(([, one], [, other]) => other - one)
        .map(([other]) => other)
    },
  }
}

/** The words of one English meaning, also where it was typed in the plural, which leaves `currencie`. */
function linesOfEnglish(typed: string, bytes: Buffer): readonly string[] {
  const one = singular(typed)
  const forms = [typed, one, one.replace(/ie$/, 'y')]
  return [...new Set(forms)].flatMap(form => {
    if (form.length < minEnglish) return []
    const at = bytes.indexOf(`\n${form}\t`)
    return at < 0 ? [] : [lineAt(at + 1, bytes)]
  })
}

/** The words of each meaning that a Chinese word has. A search through the bytes takes a millisecond; a table of them would take memory. */
function linesOfChinese(word: string, bytes: Buffer): readonly string[] {
  if (!chinese.test(word)) return []
  const lines: string[] = []
  const sought = Buffer.from(word)
  for (let at = bytes.indexOf(sought); at >= 0; at = bytes.indexOf(sought, at + sought.length)) {
    const ends = [bytes[at - 1], bytes[at + sought.length]]
    if (ends.every(byte => byte !== undefined && byte <= space))
      lines.push(lineAt(bytes.lastIndexOf('\n', at) + 1, bytes))
  }
  return lines
}

/** What parts words from each other: a space, a tab, the end of a line. */
const space = 0x20

/** The words behind the tab of the line that begins at `start`. */
function lineAt(start: number, bytes: Buffer): string {
  const tab = bytes.indexOf('\t', start)
  const end = bytes.indexOf('\n', tab)
  return bytes.toString('utf8', tab + 1, end)
}
