import { type Params, paramsIn } from './listing.ts'

/** What was typed, by parameter; or the word that fits none. */
export type Parsed =
  | { readonly values: Readonly<Record<string, string | number | undefined>> }
  | { readonly unfit: string; readonly options?: readonly string[] }

/**
 * Parses the words behind a command. A choice is the last word, or the first, if that is
 * one of its options, a count the last if it is a number in its range; the text takes the
 * rest. Words that nothing takes do not fit.
 */
export function parseArguments(params: Params, words: string): Parsed {
  const values: Record<string, string | number | undefined> = {}
  let rest = words.trim()
  const entries = paramsIn(params)
  for (const [name, param] of entries) {
    if (param.kind === 'text') continue
    const isFirst = param.kind === 'choice' && param.first === true
    const [word, others] = isFirst ? firstWord(rest) : lastWord(rest)
    const typed = word.normalize('NFKC').toLowerCase()
    const value =
      param.kind === 'choice'
        ? param.options.find(option => option === typed)
        : countIn(typed, param.max)
    values[name] = value
    if (value !== undefined) rest = others.trim()
  }
  const text = entries.find(([, { kind }]) => kind === 'text')
  if (text) return { values: { ...values, [text[0]]: rest } }
  if (rest === '') return { values }
  const choice = entries.map(([, param]) => param).find(param => param.kind === 'choice')
  return { unfit: rest, ...(choice && { options: choice.options }) }
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
  const count = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
  return count >= 1 && count <= max ? count : undefined
}
