import { bonesOf } from '../search/fold.ts'

/** What is quoted with fewer letters and digits is a word that is set off, not a sentence. */
const minQuoted = 6

/** Quotation marks that stand in pairs; those of one pair may stand inside those of another. */
const pairs: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '「': '」', '『': '』' }

/**
 * What a message claims that a text says: the sentences that it quotes, in quotation
 * marks or behind a bar (`> …`), a line each; all of it where it quotes none.
 */
export function claimsIn(message: string): string {
  const quoted = [...barred(message), ...marked(message.replace(/^>.*$/gm, ''))].filter(isLong)
  return quoted.length === 0 ? message.trim() : quoted.map(claim => `“${claim}”`).join('\n')
}

const isLong = (claim: string) => bonesOf(claim).length >= minQuoted

/** What introduces a quotation: 他说“…”, 指出：“…”. */
const introduced =
  /(?:[说說道称稱曰云写寫问問答]|[指提]出|[强強][调調]|[认認][为為]|\b(?:says?|said|writes?|wrote))[了过過：:，,\s]*[“‘「『"]/u

/** The sentences that a reader reports somebody to have said, in quotation marks; none where the marks only set something off. */
export const reportedIn = (claim: string): readonly string[] =>
  introduced.test(claim) ? marked(claim).filter(isLong) : []

/** Lines behind a bar; those that follow each other are one quotation. */
const barred = (message: string): readonly string[] =>
  [...message.matchAll(/(?:^[ \t]*>[ \t]?.*(?:\n|$))+/gm)].map(([block]) =>
    block.replace(/^[ \t]*>[ \t]?/gm, '').trim(),
  )

/** What stands between outermost quotation marks. */
function marked(message: string): readonly string[] {
  const claims: string[] = []
  const open: string[] = []
  let start = 0
  for (const [at, char] of Array.from(message).entries()) {
    const closing = pairs[char]
    if (closing !== undefined) {
      if (open.length === 0) start = at + 1
      open.push(closing)
    } else if (char === open.at(-1)) {
      open.pop()
      if (open.length === 0) claims.push(Array.from(message).slice(start, at).join(''))
    }
  }
  const straight = [...message.matchAll(/"([^"\n]+)"/g)].map(([, claim = '']) => claim)
  return [...claims, ...straight].map(claim => claim.trim())
}
