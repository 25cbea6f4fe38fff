/** What a reader asked, its operators taken apart. All of it as typed: not folded yet. */
export interface Query {
  /** The words to look for, those of the phrases among them. */
  readonly words: string
  /** Stretches in quotation marks: each must stand in a passage as it is. What a question quotes is what it asks about, and may stand beside the answer. */
  readonly phrases: readonly string[]
  /** Words behind a minus: a passage that holds one is left out. */
  readonly excluded: readonly string[]
  /** Names behind `in:`: only these works are searched. */
  readonly works: readonly string[]
}

const phrase = /“([^“”]+)”|「([^「」]+)」|『([^『』]+)』|"([^"]+)"|＂([^＂]+)＂/gu
const operator =
  /(?<=^|\s)(?:in[:：](?<work>\S+)|[-－](?=\S*[\p{L}\p{N}])(?<excluded>[^\s－-]\S*))/giu

/** What tells a question, outside of quotation marks. */
const asks =
  /[?？]\s*$|什[么麼]|甚[么麼]|怎|[为為]何|[为為]啥|哪|[谁誰]|多少|[几幾](?!乎)|[吗嗎]|如何|是否|\b(?:who|whom|whose|what|which|when|where|why|how)\b/iu

/**
 * Takes `绿色 "共建国家" -能源 in:beltroad` apart. Phrases are looked for in all that is
 * no operator; a mark without its partner is a character like any other.
 */
export function parseQuery(typed: string): Query {
  const works: string[] = []
  const excluded: string[] = []
  for (const { groups } of typed.matchAll(operator)) {
    const work = groups?.['work']
    const word = groups?.['excluded']
    if (work !== undefined) works.push(work)
    if (word !== undefined) excluded.push(word)
  }
  const words = typed.replace(operator, ' ').replace(/\s+/gu, ' ').trim()
  const quoted = Array.from(
    words.matchAll(phrase),
    ([, ...inner]) => inner.find(Boolean) ?? '',
  ).filter(inner => /[\p{L}\p{N}]/u.test(inner))
  const phrases = asks.test(words.replace(phrase, ' ')) ? [] : quoted
  return { words, phrases, excluded, works }
}
