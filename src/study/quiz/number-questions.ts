import { isLike, neighboursOf } from './quantity.ts'
import { byLikeness, type QuizItem, questionOf } from './question.ts'
import type { Reading, Source } from './source.ts'

/** Asks for each number of a passage, with its unit: against others of the corpus, then against its neighbours. */
export const numberQuestions = (reading: Reading, source: Source): readonly QuizItem[] =>
  reading.quantities.flatMap(quantity => {
    const { span, words } = quantity
    const like = source.quantities
      .filter(other => isLike(other, quantity))
      .map(({ words }) => words)
    const distractors = onceAValue(words, [
      ...byLikeness(like, seedOf(reading, span.start), asTheyAre),
      ...byLikeness(neighboursOf(quantity), seedOf(reading, span.start), asTheyAre),
    ])
    return questionOf(reading, { kind: 'number', span, distractors, hidden: [words] }, source) ?? []
  })

const seedOf = ({ passage }: Reading, start: number) => `${passage.address}@${start}`
const asTheyAre = { likeness: () => 0, words: (words: string) => words }

/** `3400多项` and `3400余项` are one number. */
function onceAValue(right: string, candidates: readonly string[]): readonly string[] {
  const valueIn = (words: string) => words.replace(/[多余]/, '')
  const seen = new Set([valueIn(right)])
  return candidates.filter(words => {
    const isNew = !seen.has(valueIn(words))
    seen.add(valueIn(words))
    return isNew
  })
}
