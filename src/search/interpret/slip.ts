import type { Span } from '../../passage.ts'
import type { Segmenter } from '../segment/segment.ts'
import { isStopWord } from '../segment/stop-words.ts'
import { syllables } from './pinyin.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A stretch of what was typed, in UTF-16 code units, and the word of the corpus that it must mean. */
interface Slip extends Span {
  readonly meant: string
}

/** A longer stretch is not looked up, in characters. */
const longestSlip = 12

/** Two characters have too many homophones among plain words; a name of two is still told by its sound. */
const minHeardWord = 3

/**
 * Stretches with a word that the corpus does not hold and that become a name or word of the
 * corpus by one slip, or by the same sounds; in their order, the longer first where two overlap.
 */
export function findSlips(
  run: string,
  segmenter: Segmenter,
  vocabulary: Vocabulary,
): readonly Slip[] {
  if (run.length < 2) return []
  const suspicious: boolean[] = []
  for (const word of segmenter.words(run)) {
    const strange = vocabulary.frequency(word) === 0 || (word.length === 1 && !isStopWord(word))
    for (const _ of word) suspicious.push(strange)
  }
  if (!suspicious.includes(true)) return []
  const sounds = syllables(run)
  const slips: Slip[] = []
  for (let length = Math.min(longestSlip, run.length); length >= 2; length--) {
    for (let start = 0; start + length <= run.length; start++) {
      const end = start + length
      if (!suspicious.slice(start, end).includes(true)) continue
      if (slips.some(slip => slip.start < end && start < slip.end)) continue
      const meant = meantBy(run.slice(start, end), sounds.slice(start, end), segmenter, vocabulary)
      if (meant !== undefined) slips.push({ start, end, meant })
    }
  }
  return slips.sort((one, other) => one.start - other.start)
}

/** The name or word that `typed`, which sounds so, is with a slip in it. */
function meantBy(
  typed: string,
  sounds: readonly string[],
  segmenter: Segmenter,
  vocabulary: Vocabulary,
): string | undefined {
  if (isStopWord(typed) || vocabulary.frequency(typed) > 0) return undefined
  // What the dictionary has for a word is meant so: 梧桐 is no 五通.
  if (segmenter.words(typed).length === 1) return undefined
  const heard = vocabulary.sounds().spoken(sounds)
  const sounding = heard.find(word => typed.length >= minHeardWord || vocabulary.isName(word))
  if (sounding !== undefined) return sounding === typed ? undefined : sounding
  const mended = vocabulary.nearMisses().mended(typed)
  return mended === typed || besideWord(typed, segmenter) ? undefined : mended
}

/** A long word with a character beside it is no slip: 字丝绸之路 is a piece of 数字丝绸之路, not 新丝绸之路. */
function besideWord(typed: string, segmenter: Segmenter): boolean {
  const lengths = segmenter.words(typed).map(word => word.length)
  return lengths.length === 2 && Math.min(...lengths) === 1 && typed.length > 3
}
