import { bonesOf } from '../search/fold.ts'
import { sentences } from '../text.ts'

/** A sentence longer than this, in UTF-16 code units, is compared clause by clause: aligning takes time by the square. */
const maxAligned = 400

/** `“…”`, `「…」`, `"…"` and the marks of a block quote taken off, as often as they enclose all. */
export function unquoted(text: string): string {
  const bare = text.replace(/^[ \t]*>[ \t]?/gm, '').trim()
  const [, inner] =
    /^(?:“([^“”]*(?:“[^“”]*”[^“”]*)*)”|「(.*)」|『(.*)』|"([^"]*)"|'([^']*)')$/su
      .exec(bare)
      ?.filter(part => part !== undefined) ?? []
  return inner === undefined || inner.trim() === '' ? bare : unquoted(inner)
}

const named = /[^。！？!?\n]{0,60}[《§][^。！？!?\n]{0,60}|[^，。；！？,;!?\n]{1,20}/u.source

/** Where a quotation comes from, behind its end: `——习近平`, `（《报告》第三章）`, `[1]`. */
const source = new RegExp(
  `(?<=[”’」』"。！？!?…])\\s*(?:[—–-]{2,}(?:${named})|[（([［〔【](?:${named})[）)\\]］〕】])\\s*$` +
    '|[[［〔](?:注|\\d){1,4}[\\]］〕]\\s*$',
  'u',
)

/** `claim` without the source that is named behind it, if there is one. */
export function withoutSource(claim: string): string {
  const bare = unquoted(claim.replace(source, ''))
  return bonesOf(bare) === '' ? claim : bare
}

/** The sentences of `claim` that say something, and have a letter if any has; a very long one by its clauses. */
export function sentencesIn(claim: string): readonly string[] {
  const all = sentences(claim)
    .map(({ start, end }) => unquoted(claim.slice(start, end)))
    .flatMap(sentence => (sentence.length > maxAligned ? clauses(sentence) : [sentence]))
    .filter(sentence => bonesOf(sentence) !== '')
  const worded = all.filter(sentence => /\p{L}/u.test(sentence))
  // A number by itself is that of a page or a note.
  return worded.length > 0 ? worded : all
}

const clauses = (sentence: string) =>
  sentence
    .split(/(?<=[，；：,;:])/u)
    .flatMap(clause => clause.match(new RegExp(`.{1,${maxAligned}}`, 'gsu')) ?? [])

/** Marks of an omission: ……, ..., […], （略）. */
const omission = /[[［〔（(]\s*(?:…+|\.{3,}|略)\s*[\]］〕）)]|…+|\.{3,}/u

/** What stands before and behind what a claim says to have left out. */
export const partsOf = (claim: string): readonly string[] =>
  claim.split(omission).filter(part => bonesOf(part) !== '')
