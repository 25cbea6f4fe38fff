import { type Card, createEmptyCard, fsrs, Rating, TypeConvert } from 'ts-fsrs'

/** How well a reader knows a question, as the scheduler writes it down, and when to ask it again. */
export interface Review {
  readonly state: string
  readonly dueAtMs: number
}

/**
 * Free Spaced Repetition Scheduler (FSRS-6) with its published parameters; without its
 * random spread, so that the same answers bring the same days.
 */
const scheduler = fsrs({ enable_fuzz: false })

/**
 * What is known of a question after one more answer.
 *
 * @param before what was written down before; undefined at the first answer
 */
export function reviewed(before: string | undefined, right: boolean, nowMs: number): Review {
  const now = new Date(nowMs)
  const known = before === undefined ? undefined : cardIn(before)
  const { card } = scheduler.next(
    known ?? createEmptyCard(now),
    now,
    right ? Rating.Good : Rating.Again,
  )
  return { state: JSON.stringify(card), dueAtMs: card.due.getTime() }
}

/** A card as it was written down; undefined where it is none, as a later version may write. */
function cardIn(state: string): Card | undefined {
  try {
    return TypeConvert.card(JSON.parse(state))
  } catch {
    return undefined
  }
}
