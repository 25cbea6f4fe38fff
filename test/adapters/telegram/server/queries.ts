import { type Answer, accepted, badRequest } from './answer.ts'
import { type Payload, textOf } from './payload.ts'

/** The pressed buttons and inline queries that wait for an answer; each is answered once. */
export interface Queries {
  open(id: string): void
  /** Answers the query that a field of the call names. */
  answer(payload: Payload, field: string): Answer
  /** The ids of those that nobody has answered. */
  unanswered(): readonly string[]
}

export function createQueries(): Queries {
  const waiting = new Set<string>()
  const ever = new Set<string>()
  return {
    open: id => {
      // The same update may be delivered twice; its query does not open again.
      if (!ever.has(id)) waiting.add(id)
      ever.add(id)
    },
    answer: (payload, field) =>
      waiting.delete(textOf(payload, field) ?? '')
        ? accepted(true)
        : badRequest('query is too old and response timeout expired or query ID is invalid'),
    unanswered: () => [...waiting],
  }
}
