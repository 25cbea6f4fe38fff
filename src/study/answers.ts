import type { Poll, PollAnswer, Store } from '../store/store.ts'
import { reviewed } from './review.ts'

/** What became of a reader's choice. */
export interface Taken {
  readonly poll: Poll
  /** The choice that stands: the reader's first. */
  readonly choice: number
  /** The reader had chosen before. */
  readonly isAgain: boolean
}

/**
 * Takes a reader's choice in a quiz. The first stands; it also tells when the reader is
 * to be asked again. `undefined` where there is no such quiz.
 */
export async function takeAnswer(
  answer: PollAnswer,
  { polls, cards }: Pick<Store, 'polls' | 'cards'>,
  nowMs: number,
): Promise<Taken | undefined> {
  const poll = await polls.find(answer.poll)
  const standing = await polls.answer(answer, nowMs)
  if (poll === undefined || standing === undefined) return undefined
  const { choice, isFirst } = standing
  if (isFirst) {
    const { reader } = answer
    const known = await cards.find(reader, poll.quiz)
    const review = reviewed(known?.state, choice === poll.correct, nowMs)
    await cards.put({ reader, quiz: poll.quiz, ...review })
  }
  return { poll, choice, isAgain: !isFirst }
}
