export interface SearchOptions {
  readonly corpus: string | undefined
  readonly limit: number
  /** `''`: the queries come from standard input. */
  readonly words: string
}

export const searchUsage = 'usage: npm run -s search -- --json [--corpus DIR] [--limit N] [words…]'

/**
 * Reads the options by hand: a word may open with a minus (`-能源` leaves a word out),
 * which an option parser would take for an option.
 */
export function readSearchOptions(
  args: readonly string[],
): SearchOptions | { readonly problem: string } {
  const words: string[] = []
  let json = false
  let corpus: string | undefined
  let limit = 10
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    const [, name, inline] = /^--([a-z]+)(?:=(.*))?$/s.exec(arg) ?? []
    if (name === undefined) {
      words.push(arg)
      continue
    }
    const value = inline ?? (name === 'json' ? '' : args[++at])
    if (value === undefined) return { problem: `--${name} needs a value` }
    if (name === 'json') json = true
    else if (name === 'corpus') corpus = value
    else if (name === 'limit' && /^[1-9]\d{0,3}$/.test(value)) limit = Number(value)
    else if (name === 'limit')
      return { problem: `--limit must be a whole number from 1 to 9999, not "${value}"` }
    else return { problem: `there is no option --${name}` }
  }
  if (!json)
    return {
      problem:
        'only --json is printed here; to read an answer, use: npm run ask -- "/search words"',
    }
  return { corpus, limit, words: words.join(' ') }
}
