import type { Update } from 'grammy/types'
import type { Updates } from '../../src/store/store.ts'
import { createInHand } from '../in-hand.ts'
import type { Log } from '../log.ts'

/** Which updates are in hand and which were answered: none is answered twice, none is let go unanswered. */
export interface Ledger {
  /** Takes an update in hand; false where it is in hand or was answered. */
  take(update: Update): Promise<boolean>
  /** The update was answered, or was not for us. */
  done(id: number): void
  /** Keeps what is in hand in the store: Telegram is about to take it for delivered. */
  keep(): Promise<void>
  /** What was in hand as the process before this one was killed, in the order in which it came. */
  leftOver(): Promise<readonly Update[]>
  /** Whether an update was left over. */
  wasLeftOver(id: number): boolean
  /** Waits until nothing is in hand, for at most `ms` milliseconds; whether that was reached. */
  drained(ms: number): Promise<boolean>
  /** Writes down what is done and not written yet. */
  written(): Promise<void>
  /** The highest update of which all that were taken up to it are done. */
  confirmable(): number | undefined
}

/** What is done is written down so soon, in milliseconds. Of a process that is killed, the answers since may come twice. */
const writeAfterMs = 100
/** An update that is left over more often may be what ends the process each time. */
const maxTimes = 5

/** @param concerns whether an update is for us; what is not is never kept */
export function createLedger(
  updates: Updates,
  concerns: (update: Update) => boolean,
  log: Log,
  nowMs: () => number,
): Ledger {
  const inHand = createInHand<number>()
  /** In hand, and not in the store yet. */
  const unkept = new Map<number, Update>()
  /** Done, and not in the store yet: written many at once. */
  const unwritten = new Set<number>()
  const leftOver = new Set<number>()
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
  const done = (id: number) => {
    unkept.delete(id)
    unwritten.add(id)
    writing ??= setTimeout(write, writeAfterMs)
    inHand.drop(id)
  }
  return {
    take: async update => {
      const id = update.update_id
      if (inHand.has(id) || unwritten.has(id)) return false
      inHand.add(id)
      unkept.set(id, update)
      highest = Math.max(highest ?? id, id)
      try {
        if (!(await updates.answered(nameOf(id)))) return true
      } catch (error) {
        // Better answered twice than not at all.
        log.error({ err: error, update: id }, 'the store cannot be read')
        return true
      }
      // Marked once more, as it may have been kept meanwhile.
      done(id)
      return false
    },
    done,
    keep: async () => {
      const keeping = [...unkept]
      const kept = keeping.flatMap(([id, update]) =>
        concerns(update) ? [{ id: nameOf(id), content: JSON.stringify(update) }] : [],
      )
      try {
        await updates.keep(kept, nowMs())
      } catch (error) {
        log.error({ err: error, updates: kept.length }, 'the store cannot be written')
        return
      }
      for (const [id] of keeping) unkept.delete(id)
    },
    leftOver: async () => {
      const taken = await updates.takeUp()
      const givenUp = taken.filter(({ times }) => times > maxTimes)
      for (const { id: update, times } of givenUp)
        log.error({ update, times }, 'an update was left over too often, and is given up')
      await updates.setAnswered(
        givenUp.map(({ id }) => id),
        nowMs(),
      )
      const worthwhile = taken
        .filter(({ times }) => times <= maxTimes)
        .map(({ content }): Update => JSON.parse(content))
        .sort((one, other) => one.update_id - other.update_id)
      for (const { update_id } of worthwhile) leftOver.add(update_id)
      return worthwhile
    },
    wasLeftOver: id => leftOver.has(id),
    drained: inHand.drained,
    written: write,
    confirmable: () => (inHand.size === 0 ? highest : Math.min(...inHand.ids()) - 1),
  }
}
