import { akin, sameSuffix } from './akin.ts'
import { type Mention, overlap, type Term } from './mentions.ts'
import { marksAround, placesOf } from './places.ts'
import { byLikeness, type QuizItem, questionOf } from './question.ts'
import type { Reading, Source } from './source.ts'
import { likenessOf, type Use } from './term-uses.ts'

/** Asks for the glossary terms that a passage names. */
export const termQuestions = (
  reading: Reading,
  source: Source,
  uses: readonly Use[],
): readonly QuizItem[] =>
  reading.mentions
    .filter(mention => isWorthAsking(mention, reading, source))
    .flatMap(({ span, term }) => {
      const own = uses.find(use => use.term === term)
      if (own === undefined) return []
      const right = { ...own, marks: marksAround(reading.passage.text, span) }
      const fitting = uses.filter(
        use =>
          use.term.kind === term.kind &&
          sameSuffix(use.words, own.words) &&
          !akin(use.words, own.words, source),
      )
      const distractors = byLikeness(fitting, `${reading.passage.address}@${span.start}`, {
        likeness: use => likenessOf(use, right),
        words: use => use.words,
      })
      const hidden = source.names.namesOf(own.words)
      return questionOf(reading, { kind: 'term', span, distractors, hidden }, source) ?? []
    })

/** Names of one of a kind may be short; a short word of the language is asked for only where marks set it off. */
const namesOfOne = new Set<Term['kind']>(['place', 'organisation', 'agreement', 'project'])

/** A word that a work uses more often is what it speaks of all along. */
const maxUses = 4

/**
 * Whether the term stands there as the glossary writes it, and is neither a list, nor the
 * work's own subject, nor part of what another kind of question asks for.
 */
function isWorthAsking({ term, span }: Mention, reading: Reading, { names }: Source): boolean {
  const { passage, work, enumerations, quantities } = reading
  const words = passage.text.slice(span.start, span.end)
  if (words !== term.term || words.includes('、')) return false
  const isShort = [...words].length <= 2 && !namesOfOne.has(term.kind)
  if (isShort && marksAround(passage.text, span) === '') return false
  const subjects = [work.title.zh, ...work.aliases]
  const isSubject = names
    .namesOf(words)
    .some(name => subjects.some(subject => subject.includes(name) || name.includes(subject)))
  const uses = work.sections
    .flatMap(({ passages }) => passages)
    .flatMap(({ text }) => placesOf(words, text))
  if (isSubject || uses.length > maxUses) return false
  const isMember = enumerations.some(({ members }) => members.some(one => overlap(one, span)))
  const isCounted = quantities.some(
    ({ span: { start, end } }) => start < span.end && span.start <= end,
  )
  return !isMember && !isCounted
}
