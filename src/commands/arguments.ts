import { type Param, type Params, paramsIn } from './listing.ts'

/** What was typed, by parameter; or the word that fits none. */
export type Parsed =
  | { readonly values: Readonly<Record<string, string | number | undefined>> }
  | { readonly unfit: string; readonly options?: readonly string[] }

type Choice = Extract<Param, { readonly kind: 'choice' }>

/**
 * Parses the words behind a command. A choice is the last word, the first, or one
 * between two texts, if that is one of its options; a count is the last if it is a number
 * in its range; the text takes the rest. Words that nothing takes do not fit.
 */
export function parseArguments(params: Params, words: string): Parsed {
  const values: Record<string, string | number | undefined> = {}
  let rest = words.trim()
  const entries = paramsIn(params)
  const [text, second] = entries.filter(([, { kind }]) => kind === 'text')
  for (const [name, param] of entries) {
    if (param.kind === 'text') continue
    if (param.kind === 'choice' && param.at === 'middle') {
      const parted = partedBy(param, rest)
      values[name] = parted.option
      if (second) values[second[0]] = parted.after
      rest = parted.before
      continue
    }
    const isFirst = param.kind === 'choice' && param.at === 'first'
    const [word, others] = isFirst ? firstWord(rest) : lastWord(rest)
    const value = param.kind === 'choice' ? optionIn(param, word) : countIn(word, param.max)
    values[name] = value
    if (value !== undefined) rest = others.trim()
  }
  if (text) return { values: { ...values, [text[0]]: rest } }
  if (rest === '') return { values }
  const choice = entries.map(([, param]) => param).find(param => param.kind === 'choice')
  return { unfit: rest, ...(choice && { options: choice.options }) }
}

const plain = (word: string) => word.normalize('NFKC').toLowerCase()

const optionIn = ({ options }: Choice, word: string) =>
  options.find(option => option === plain(word))

/** What stands before and behind the first word, but not the very first, that is an option. */
function partedBy(choice: Choice, words: string) {
  for (const { 0: word, index } of words.matchAll(/\S+/gu)) {
    const option = index === 0 ? undefined : optionIn(choice, word)
    if (option === undefined) continue
    const after = words.slice(index + word.length).trim()
    return { before: words.slice(0, index).trim(), option, after }
  }
  return { before: words, option: undefined, after: '' }
}

const lastWord = (words: string): readonly [word: string, others: string] => {
  const [, others = '', word = ''] = /^(.*?)(\S*)$/su.exec(words) ?? []
  return [word, others]
}

const firstWord = (words: string): readonly [word: string, others: string] => {
  const [, word = '', others = ''] = /^(\S*)(.*)$/su.exec(words) ?? []
  return [word, others]
}

function countIn(typed: string, max: number): number | undefined {
  const count = /^\d{1,4}$/.test(plain(typed)) ? Number(plain(typed)) : 0
  return count >= 1 && count <= max ? count : undefined
}
