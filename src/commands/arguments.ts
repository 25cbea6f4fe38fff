import type { Params } from './listing.ts'

/** What was typed, by parameter; or the word that fits none. */
export type Parsed =
  | { readonly values: Readonly<Record<string, string | undefined>> }
  | { readonly unfit: string; readonly options?: readonly string[] }

/**
 * Parses the words behind a command. A choice is the last word if that is one of its
 * options; the text takes the rest. Words that nothing takes do not fit.
 */
export function parseArguments(params: Params, words: string): Parsed {
  const values: Record<string, string | undefined> = {}
  let rest = words.trim()
  const entries = Object.entries(params)
  for (const [name, param] of entries) {
    if (param.kind !== 'choice') continue
    const [, before = '', last = ''] = /^(.*?)(\S*)$/su.exec(rest) ?? []
    const typed = last.normalize('NFKC').toLowerCase()
    if (param.options.includes(typed)) {
      values[name] = typed
      rest = before.trim()
    } else {
      values[name] = undefined
    }
  }
  const text = entries.find(([, { kind }]) => kind === 'text')
  if (text) return { values: { ...values, [text[0]]: rest } }
  if (rest === '') return { values }
  const choice = entries.map(([, param]) => param).find(param => param.kind === 'choice')
  return { unfit: rest, ...(choice && { options: choice.options }) }
}
