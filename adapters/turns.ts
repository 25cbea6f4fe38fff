import { setTimeout as sleep } from 'node:timers/promises'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { wordingIn } from '../src/i18n/wording.ts'
import type { Locale } from '../src/passage.ts'
import type { Reply } from '../src/reply/reply.ts'

/** How much may be asked at once. */
export interface Pace {
  /** One reader may ask so many questions within so many seconds. */
  readonly questions: number
  readonly seconds: number
  /** So many questions of one room wait at most. */
  readonly perRoom: number
  /** So many are in hand or wait at most, all rooms together. */
  readonly together: number
}

/** Faster than anyone reads, and slower than a machine writes. */
export const usualPace: Pace = { questions: 30, seconds: 10, perRoom: 50, together: 2000 }

/** A question that is not answered. */
export interface PutOff {
  /** This reader asks too fast; too many wait in the room, or everywhere. */
  readonly reason: 'reader' | 'room' | 'all'
  /** When to ask again, in seconds from now. */
  readonly seconds: number
  /** Whether to say so: not if it was said just now. */
  readonly isNew: boolean
}

export interface Turn {
  /** What has the same one is done in the order in which it was asked; absent: at once. */
  readonly room?: string | undefined
  /**
   * It waits for those before it so long, in milliseconds, and then goes on beside them:
   * what must not be late. However many wait in its room, it is not put off for them.
   */
  readonly patienceMs?: number
  /** Absent for what must not be lost, such as a vote: it is never put off. */
  readonly reader?: string | undefined
}

/** Has what is asked done in its turn: no room waits for another, and nobody takes more than a share. */
export interface Turns {
  /**
   * Does `work` once all that was asked before it in its room is done.
   *
   * @returns `undefined` when it is done; a reason where it was put off, and is not
   *   done at all
   * @throws what `work` throws
   */
  take(turn: Turn, work: () => Promise<void>): Promise<PutOff | undefined>
  /** How many are in hand or wait. */
  waiting(): number
}

interface Line {
  /** Fulfilled when all in it are done. */
  readonly done: Promise<void>
  readonly length: number
}

export function createTurns({ questions, seconds, perRoom, together }: Pace): Turns {
  const asked = new RateLimiterMemory({ points: questions, duration: seconds })
  const told = new RateLimiterMemory({ points: 1, duration: seconds })
  const lines = new Map<string, Line>()
  let all = 0

  const reasonFor = (
    room: string | undefined,
    isTooFast: boolean,
  ): PutOff['reason'] | undefined => {
    if (isTooFast) return 'reader'
    if (room !== undefined && (lines.get(room)?.length ?? 0) >= perRoom) return 'room'
    return all >= together ? 'all' : undefined
  }
  const inLine = (
    room: string,
    work: () => Promise<void>,
    patienceMs: number | undefined,
  ): Promise<void> => {
    const { done = Promise.resolve(), length = 0 } = lines.get(room) ?? {}
    const isDue =
      patienceMs === undefined
        ? done
        : Promise.race([done, sleep(patienceMs, undefined, { ref: false })])
    const working = isDue.then(work)
    const left = () => {
      const line = lines.get(room)
      if (line === undefined || line.length === 1) lines.delete(room)
      else lines.set(room, { ...line, length: line.length - 1 })
    }
    const settled = working.catch(() => {})
    lines.set(room, { done: done.then(() => settled), length: length + 1 })
    return working.finally(left)
  }
  return {
    take: async ({ room, reader, patienceMs }, work) => {
      if (reader !== undefined) {
        const excess = await excessOf(asked, reader)
        const crowded = patienceMs === undefined ? room : undefined
        const reason = reasonFor(crowded, excess !== undefined)
        if (reason !== undefined) {
          const isNew = (await excessOf(told, reader)) === undefined
          const ms = excess?.msBeforeNext ?? seconds * 1000
          return { reason, seconds: Math.max(1, Math.ceil(ms / 1000)), isNew }
        }
      }
      all++
      try {
        await (room === undefined ? work() : inLine(room, work, patienceMs))
      } finally {
        all--
      }
      return undefined
    },
    waiting: () => all,
  }
}

/** Counts one more of `key`; what is known of it where that is more than it may. */
async function excessOf(
  limiter: RateLimiterMemory,
  key: string,
): Promise<RateLimiterRes | undefined> {
  try {
    await limiter.consume(key)
    return undefined
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused
    throw refused
  }
}

/** The one sentence that says so. */
export function putOffReply({ reason, seconds }: PutOff, locale: Locale): Reply {
  const say = wordingIn(locale)
  const text = say[reason === 'reader' ? 'putOff.reader' : 'putOff.others'](seconds)
  return { locale, blocks: [{ kind: 'notice', tone: 'hint', text }] }
}
