import { akin, sameSuffix } from './akin.ts'
import type { Enumeration } from './enumeration.ts'
import { overlap } from './mentions.ts'
import { marksAround } from './places.ts'
import { byLikeness, type QuizItem, questionOf } from './question.ts'
import type { Reading, Source } from './source.ts'
import type { Use } from './term-uses.ts'

/** What can stand in an enumeration. */
export interface Member {
  readonly words: string
  readonly works: ReadonlySet<string>
  /** Whether it was seen in one, and is not only a term that could be. */
  readonly seen: boolean
  /** Whether 的 follows such lists: 开放、包容的 says how something is, 能源、交通等 names things. */
  readonly isAttribute: boolean
}

/** The members of the corpus's enumerations, and the terms that could be. */
export function membersOf({ readings }: Source, uses: readonly Use[]): readonly Member[] {
  const members = new Map<string, Member>(
    uses.map(({ words, works }) => [words, { words, works, seen: false, isAttribute: false }]),
  )
  for (const { work, passage, enumerations } of readings) {
    for (const list of enumerations.filter(list => !isSlogan(list))) {
      for (const { start, end } of list.members) {
        const words = passage.text.slice(start, end)
        const works = new Set([...(members.get(words)?.works ?? []), work.id])
        members.set(words, { words, works, seen: true, isAttribute: isAttribute(list) })
      }
    }
  }
  return [...members.values()]
}

/**
 * Asks for the members of a passage's enumerations. Distractors are members of others:
 * for a term, terms of its kind, for any other word such words; where all members of
 * the list end alike, so do they.
 */
export const memberQuestions = (
  reading: Reading,
  source: Source,
  members: readonly Member[],
): readonly QuizItem[] =>
  reading.enumerations
    .filter(list => !isSlogan(list))
    .flatMap(list => {
      const own = list.members.map(({ start, end }) => reading.passage.text.slice(start, end))
      const ending = commonEnding(own)
      const strange = members.filter(
        ({ words }) => words.endsWith(ending) && !own.some(one => akin(one, words, source)),
      )
      return list.members.flatMap((span, index) => {
        const words = own[index] ?? ''
        if (reading.quantities.some(quantity => overlap(quantity.span, span))) return []
        const kind = kindOf(words, source)
        const fitting = strange.filter(
          other =>
            kindOf(other.words, source) === kind &&
            isOfLength(other.words, words) &&
            sameSuffix(other.words, words) &&
            other.isAttribute === isAttribute(list),
        )
        const distractors = byLikeness(fitting, `${reading.passage.address}@${span.start}`, {
          likeness: other => likenessOf(other, words, reading.work.id),
          words: other => other.words,
        })
        const hidden = source.names.namesOf(words)
        return questionOf(reading, { kind: 'member', span, distractors, hidden }, source) ?? []
      })
    })

/** “小而美、见效快、惠民生”: nothing else could stand in it; only its order is worth asking for. */
const isSlogan = ({ passage, members, joint }: Enumeration) =>
  joint === 'comma' &&
  marksAround(passage.text, {
    start: members[0]?.start ?? 0,
    end: members.at(-1)?.end ?? 0,
  }) !== ''

const isAttribute = ({ passage, members }: Enumeration) =>
  passage.text.charAt(members.at(-1)?.end ?? 0) === '的'

/** The character that every member ends with, `''` where they end differently. */
function commonEnding(members: readonly string[]): string {
  const ending = members[0]?.at(-1) ?? ''
  return members.length > 2 && members.every(words => words.endsWith(ending)) ? ending : ''
}

const kindOf = (words: string, { names }: Source) => names.termOf(words)?.kind

/** A word is offered against words, a phrase against phrases. */
const isOfLength = (a: string, b: string) =>
  a.length <= b.length * 1.6 + 1 && b.length <= a.length * 1.6 + 1

const likenessOf = ({ words, works, seen }: Member, right: string, work: string): number =>
  Math.max(0, 4 - Math.abs(words.length - right.length)) +
  (words.at(-1) === right.at(-1) ? 2 : 0) +
  (/[“《]/.test(words) === /[“《]/.test(right) ? 2 : 0) +
  (works.has(work) ? 2 : 0) +
  (seen ? 2 : 0)
