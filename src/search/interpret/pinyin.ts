import { createRequire } from 'node:module'
import { enter } from './enter.ts'

type PinyinPro = typeof import('pinyin-pro')

let loaded: PinyinPro | undefined

/** pinyin-pro takes 50 ms to load and few questions need it: it is loaded by the first that does. */
function pinyinPro(): PinyinPro {
  if (loaded === undefined) {
    const require: (id: 'pinyin-pro') => PinyinPro = createRequire(import.meta.url)
    loaded = require('pinyin-pro')
  }
  return loaded
}

/** The syllables of Chinese `text`, one a character, without tones: 绿色 → `['lv', 'se']`. */
export const syllables = (text: string): readonly string[] =>
  pinyinPro().pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })

/** Pinyin as it may be typed: ü is v or, by most who write 战略 as zhanlue, u. */
export const spellingsOf = (letters: string): readonly string[] =>
  letters.includes('v') ? [letters, letters.replaceAll('v', 'u')] : [letters]

/** Words by how they sound. */
export interface SoundIndex {
  /** The words whose full pinyin, written as one, is `letters`: `juncao` → 菌草. */
  spelt(letters: string): readonly string[]
  /** The words that are spoken as `parts`, syllable by syllable: `['jun', 'cao']` → 菌草. */
  spoken(parts: readonly string[]): readonly string[]
  /** The words whose syllables begin with these letters: `ydyl` → 一带一路. */
  initialled(letters: string): readonly string[]
}

/** Initials of fewer than three syllables stand for too many words to mean one. */
const minInitials = 3

export function createSoundIndex(words: Iterable<string>): SoundIndex {
  const bySpelling = new Map<string, string[]>()
  const bySyllables = new Map<string, string[]>()
  const byInitials = new Map<string, string[]>()
  for (const word of words) {
    const parts = syllables(word)
    for (const spelling of spellingsOf(parts.join(''))) enter(bySpelling, spelling, word)
    enter(bySyllables, parts.join(' '), word)
    if (parts.length >= minInitials)
      enter(byInitials, parts.map(part => part[0] ?? '').join(''), word)
  }
  return {
    spelt: letters => bySpelling.get(letters) ?? [],
    spoken: parts => bySyllables.get(parts.join(' ')) ?? [],
    initialled: letters => byInitials.get(letters) ?? [],
  }
}
