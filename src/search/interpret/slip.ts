import type { Segmenter } from '../segment/segment.ts'
import { isStopWord } from '../segment/stop-words.ts'
import { syllables } from './pinyin.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A stretch of what was typed, in UTF-16 code units, and the word of the corpus that it must mean. */
interface Slip {
  readonly start: number
  readonly end: number
  readonly meant: string
}

/** A longer stretch is not looked up, in characters. */
const longestSlip = 12

/** Two characters have too many homophones among plain words; a name of two is still told by its sound. */
const minHeardWord = 3

/**
 * The longest stretch with a word that the corpus does not hold and that becomes a
 * name or word of the corpus by one slip, or by the same sounds.
 */
export function findSlip(
  run: string,
  segmenter: Segmenter,
  vocabulary: Vocabulary,
): Slip | undefined {
  if (run.length < 2) return undefined
  const suspicious: boolean[] = []
  for (const word of segmenter.words(run)) {
    const strange = vocabulary.frequency(word) === 0 || (word.length === 1 && !isStopWord(word))
    for (const _ of word) suspicious.push(strange)
  }
  if (!suspicious.includes(true)) return undefined
  const sounds = syllables(run)
  for (let length = Math.min(longestSlip, run.length); length >= 2; length--) {
    for (let start = 0; start + length <= run.length; start++) {
      const end = start + length
      if (!suspicious.slice(start, end).includes(true)) continue
      const typed = run.slice(start, end)
      if (isStopWord(typed) || vocabulary.frequency(typed) > 0) continue
      // What the dictionary has for a word is meant so: 梧桐 is no 五通.
      if (segmenter.words(typed).length === 1) continue
      const heard = vocabulary.sounds().spoken(sounds.slice(start, end))
      const sounding = heard.find(word => length >= minHeardWord || vocabulary.isName(word))
      const meant = sounding ?? vocabulary.nearMisses().mended(typed)
      if (meant === undefined || meant === typed) continue
      if (sounding !== undefined || !besideWord(typed, segmenter)) return { start, end, meant }
    }
  }
  return undefined
}

/** A long word with a character beside it is no slip: 字丝绸之路 is a piece of 数字丝绸之路, not 新丝绸之路. */
function besideWord(typed: string, segmenter: Segmenter): boolean {
  const lengths = segmenter.words(typed).map(word => word.length)
  return lengths.length === 2 && Math.min(...lengths) === 1 && typed.length > 3
}
