import type { Enumeration } from './enumeration.ts'
import { byLikeness, type QuizItem, questionOf } from './question.ts'
import type { Reading, Source } from './source.ts'

/** Longer lists are learnt by nobody, and their permutations are many. */
const maxMembers = 6

/** An option is read on a button or in a poll; in code points. */
const maxOption = 80

/** Asks in what order a set formula, or a line of steps, names its members. */
export const orderQuestions = (reading: Reading, source: Source): readonly QuizItem[] =>
  reading.enumerations
    .filter(list => isSet(list, reading))
    .flatMap(list => {
      const { text } = reading.passage
      const start = list.members[0]?.start ?? 0
      const end = list.members.at(-1)?.end ?? 0
      const words = list.members.map(({ start, end }) => text.slice(start, end))
      const joints = list.members.map(({ end }, index) =>
        text.slice(end, list.members[index + 1]?.start ?? end),
      )
      if ([...text.slice(start, end)].length > maxOption) return []
      const distractors = byLikeness(
        permutations(words).map(order =>
          order.map((word, index) => word + (joints[index] ?? '')).join(''),
        ),
        `${reading.passage.address}@${start}`,
        { likeness: () => 0, words: words => words },
      )
      return (
        questionOf(
          reading,
          { kind: 'order', span: { start, end }, distractors, hidden: words },
          source,
        ) ?? []
      )
    })

/** Whether the order is more than chance: steps that lead on, words between marks, or a name of the glossary. */
function isSet({ members, whole, joint }: Enumeration, { passage, mentions }: Reading): boolean {
  const start = members[0]?.start ?? 0
  const end = members.at(-1)?.end ?? 0
  if (!whole || members.length > maxMembers) return false
  const marked =
    /[“‘]/.test(passage.text.charAt(start - 1)) && /[”’]/.test(passage.text.charAt(end))
  const named = mentions.some(({ span }) => span.start <= start && end <= span.end)
  return joint === 'step' || marked || named
}

function permutations(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length < 2) return [words]
  return words.flatMap((word, index) =>
    permutations(words.toSpliced(index, 1)).map(rest => [word, ...rest]),
  )
}
