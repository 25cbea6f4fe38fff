import type { Span } from '../../passage.ts'
import { bonesOf, foldedOf, originalSpan, skeleton } from '../fold.ts'
import { standsAlone } from '../rank/match.ts'
import type { Segmenter } from '../segment/segment.ts'
import { isStopWord } from '../segment/stop-words.ts'

/** A stretch is so much longer than what it goes on from, in UTF-16 code units, and no more. */
const maxFurther = 24

/** Marks that part clauses; a stretch does not go past one. */
const parting = /[。！？；，、：!?;\n]/u

/**
 * Where `text` goes on from `typed`, wherever it stands: each time the shortest stretch
 * that is a word longer, and the longest within its clause. A stretch ends where a word
 * ends, and holds both of a pair of quotation marks or neither.
 */
export function* stretchesFrom(typed: string, text: string, segmenter: Segmenter): Generator<Span> {
  const bones = bonesOf(typed)
  const folded = skeleton(text)
  if (bones === '') return
  for (
    let at = folded.text.indexOf(bones);
    at >= 0;
    at = folded.text.indexOf(bones, at + bones.length)
  ) {
    const match = originalSpan(folded, text, at, at + bones.length)
    if (parting.test(text.slice(match.start, match.end)) && !parting.test(typed)) continue
    const before = match.start - 1
    const fromMark = opening.has(text[before] ?? '') ? [before] : []
    for (const start of [...fromMark, match.start]) {
      const [ends, all] = [[], []] as [number[], number[]]
      for (const { end, word } of wordEnds(text, start, match.end + maxFurther, segmenter)) {
        if (end < match.end || !standsAlone(text, { start, end })) continue
        all.push(end)
        if (/[\p{L}\p{N}]/u.test(text.slice(match.end, end)) && !trails(word)) ends.push(end)
      }
      const [short = all[0], long = short] = [ends[0], ends.at(-1)]
      if (short === undefined || long === undefined) continue
      yield { start, end: short }
      if (long !== short) yield { start, end: long }
      break
    }
  }
}

/** A stretch that ends in 的 or 新 wants another word. */
const trails = (word: string) => isStopWord(word) || /^\p{Script=Han}$/u.test(word)

const pairs = ['“”', '‘’', '「」', '『』', '《》', '〈〉', '（）', '()', '【】']
const opening = new Set(pairs.map(pair => pair.slice(0, 1)))
const closing = new Set(pairs.map(pair => pair.slice(1)))

const tokens =
  /(?<han>[\p{Script=Han}〇]+)|(?<word>(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:[.,]\p{N}+)*)|(?<join>[ \u3000·－—+/&%-])|(?<other>.)/gsu

/** Where words end in the clause from `start` on, up to `limit`, as long as marks stand in pairs. */
function* wordEnds(
  text: string,
  start: number,
  limit: number,
  segmenter: Segmenter,
): Generator<{ readonly end: number; readonly word: string }> {
  // A word that the limit cuts is seen whole, and so not taken for a shorter one.
  const clause = text.slice(start, limit + maxFurther)
  let open = 0
  let word = ''
  for (const { index, groups = {}, 0: token } of clause.matchAll(tokens)) {
    let end = start + index
    const parts = groups['han'] === undefined ? [token] : wordsOf(token, segmenter)
    for (const part of parts) {
      end += part.length
      if (end > limit) return
      if (groups['join'] !== undefined) continue
      if (groups['other'] === undefined) word = part
      else if (opening.has(part)) open++
      else if (closing.has(part)) open--
      else return
      if (open < 0) return
      if (open === 0) yield { end, word }
    }
  }
}

/** The words of a run of Chinese characters, as the run itself writes them. */
export function wordsOf(run: string, segmenter: Segmenter): readonly string[] {
  const folded = foldedOf(run)
  const words = segmenter.words(folded)
  if (folded === run) return words
  // A compatibility form may fold to more characters than it has; such a run stays whole.
  if (folded.length !== run.length) return [run]
  let at = 0
  return words.map(word => {
    at += word.length
    return run.slice(at - word.length, at)
  })
}
