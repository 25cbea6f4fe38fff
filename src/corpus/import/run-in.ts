import { isMajor, type Opening, openingOf } from './opening.ts'

/** A paragraph that a heading opens, parted into the two. */
export interface RunIn {
  readonly opening: Opening
  readonly heading: string
  /** `''` where the heading is the whole paragraph. */
  readonly rest: string
}

/** No heading is longer, in UTF-16 code units; a longer first sentence is cut at a comma. */
const longest = 60

/**
 * Parts `第一，对接…新路径。国务院于…` into heading and rest; `undefined` when `text` opens
 * with no ordinal, or with one that only counts the items of a list (（一）…；).
 */
export function splitRunIn(text: string): RunIn | undefined {
  const opening = openingOf(text)
  if (!opening) return undefined
  const words = text.slice(opening.length)
  if (words === '') return undefined
  if (!/[。！？；：，,.!?;:、]/u.test(words)) {
    return text.length <= longest ? { opening, heading: text, rest: '' } : undefined
  }
  // 第一条　为了规范…: the number alone is the heading, as the law itself is cited.
  if (opening.form === 'di-条' || opening.form === 'di-款' || opening.form === 'di-项') {
    return { opening, heading: text.slice(0, opening.length).trim(), rest: words }
  }
  const end = sentenceEnd(text, opening.length) ?? clauseEnd(text, opening.length)
  if (end === undefined) return undefined
  const rest = text.slice(end).trim()
  if (rest === '' && !isMajor(opening)) return undefined
  return { opening, heading: text.slice(0, end), rest }
}

/** A full stop inside quotation marks may end no more than the quotation. */
const sentenceEnd = (text: string, from: number) =>
  within(text, from, /[。！？](?![。！？”’」』）》])/gu)

const clauseEnd = (text: string, from: number) => within(text, from, /[：；，]/gu)

function within(text: string, from: number, mark: RegExp): number | undefined {
  for (const { index } of text.matchAll(mark)) {
    if (index >= from && index < longest) return index + 1
  }
  return undefined
}

/**
 * 在推进举措上，…: a paragraph behind the numbered ones that turns to another topic.
 * 在此基础上， and its like go on with the topic before.
 */
export function splitTopic(text: string): Omit<RunIn, 'opening'> | undefined {
  const [heading] =
    /^在(?!此|这|這|其|上述)[^，。；：！？、“”《》]{2,12}(?<!基础|基礎|过程|過程|前提)(?:上|方面)，/u.exec(
      text,
    ) ?? []
  if (heading === undefined) return undefined
  const rest = text.slice(heading.length).trim()
  return rest === '' || openingOf(rest) ? undefined : { heading, rest }
}
