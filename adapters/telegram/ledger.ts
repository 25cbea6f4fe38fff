import type { Updates } from '../../src/store/store.ts'
import { createInHand } from '../in-hand.ts'
import type { Log } from '../log.ts'

/** Which updates are in hand and which were answered: none is answered twice, none is let go unanswered. */
export interface Ledger {
  /** Takes an update in hand; false where it is in hand or was answered. */
  take(id: number): Promise<boolean>
  /** The update was answered, or was not for us. */
  done(id: number): void
  /** Waits until nothing is in hand, for at most `ms` milliseconds; whether that was reached. */
  drained(ms: number): Promise<boolean>
  /** Writes down what is done and not written yet. */
  written(): Promise<void>
  /** The highest update of which all that were taken up to it are done. */
  confirmable(): number | undefined
}

/** What is done is written down so soon, in milliseconds. Of a process that is killed, the answers since may come twice. */
const writeAfterMs = 100

export function createLedger(updates: Updates, log: Log, nowMs: () => number): Ledger {
  const inHand = createInHand<number>()
  /** Done, and not in the store yet: written many at once. */
  const unwritten = new Set<number>()
  let writing: NodeJS.Timeout | undefined
  let highest: number | undefined
  const nameOf = (id: number) => `telegram:${id}`
  const write = async () => {
    clearTimeout(writing)
    writing = undefined
    const ids = [...unwritten]
    try {
      await updates.setAnswered(ids.map(nameOf), nowMs())
    } catch (error) {
      log.error({ err: error, updates: ids.length }, 'the store cannot be written')
    }
    for (const id of ids) unwritten.delete(id)
  }
  return {
    take: async id => {
      if (inHand.has(id) || unwritten.has(id)) return false
      inHand.add(id)
      highest = Math.max(highest ?? id, id)
      try {
        if (!(await updates.answered(nameOf(id)))) return true
      } catch (error) {
        // Better answered twice than not at all.
        log.error({ err: error, update: id }, 'the store cannot be read')
        return true
      }
      inHand.drop(id)
      return false
    },
    done: id => {
      unwritten.add(id)
      writing ??= setTimeout(write, writeAfterMs)
      inHand.drop(id)
    },
    drained: inHand.drained,
    written: write,
    confirmable: () => (inHand.size === 0 ? highest : Math.min(...inHand.ids()) - 1),
  }
}
