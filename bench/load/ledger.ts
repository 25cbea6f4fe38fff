/** A question that is asked once, and how its answer is known. */
export interface Asked {
  /** Any room's name; the order is kept within one. */
  readonly room: string
  /** Words that stand in its answer and in no other of the room that is awaited. */
  readonly sign: string
}

interface Answered {
  readonly room: string
  /** From when the program was given the question to its call. */
  readonly waitedMs: number
  /** When the call came, as `performance.now()` has it. */
  readonly atMs: number
}

/** What came of all that was asked. */
export interface Outcome {
  readonly answers: readonly Answered[]
  readonly asked: number
  /** Rooms of answers that came before the answer to a question asked earlier there. */
  readonly outOfOrder: readonly string[]
  /** Answers to nothing that was awaited: a second one, or a stranger. */
  readonly unasked: number
  /** Questions that have no answer. */
  readonly missing: number
}

interface Open extends Asked {
  readonly update: string
}

/** Keeps account of what was asked and answered. */
export function createLedger() {
  const rooms = new Map<string, Open[]>()
  const givenAtMs = new Map<string, number>()
  const answers: Answered[] = []
  const outOfOrder: string[] = []
  let asked = 0
  let unasked = 0
  let whenSettled: (() => void) | undefined
  const open = () => [...rooms.values()].reduce((sum, { length }) => sum + length, 0)
  return {
    ask: (question: Asked, update: string) => {
      const line = rooms.get(question.room) ?? []
      line.push({ ...question, update })
      rooms.set(question.room, line)
      asked++
    },
    /** The program has the update now, which may be before `ask` is told of it. */
    given: (update: string) => void givenAtMs.set(update, performance.now()),
    answered: (room: string, text: string) => {
      const line = rooms.get(room) ?? []
      const at = line.findIndex(({ sign }) => text.includes(sign))
      const [found] = at < 0 ? [] : line.splice(at, 1)
      if (found === undefined) unasked++
      else {
        if (at > 0) outOfOrder.push(room)
        const atMs = performance.now()
        answers.push({ room, waitedMs: atMs - (givenAtMs.get(found.update) ?? Number.NaN), atMs })
        if (line.length === 0) rooms.delete(room)
        if (rooms.size === 0) whenSettled?.()
      }
    },
    /** What came of it since the last time, when nothing is awaited any longer or `ms` milliseconds are over. */
    settled: async (ms: number): Promise<Outcome> => {
      if (rooms.size > 0)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, ms)
          whenSettled = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      const outcome = {
        answers: answers.splice(0),
        outOfOrder: outOfOrder.splice(0),
        ...{ asked, unasked, missing: open() },
      }
      rooms.clear()
      givenAtMs.clear()
      asked = unasked = 0
      return outcome
    },
  }
}
