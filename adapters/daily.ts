import type { Inquiry } from '../src/inquiry.ts'
import type { Reply } from '../src/reply/reply.ts'
import type { Daily } from '../src/store/study.ts'
import { slotsBetween } from '../src/study/slots.ts'
import { type Counter, serve } from './counter.ts'

/** How a platform writes into a room unasked. */
export interface Poster {
  /** What the names of its rooms begin with: `telegram:`. */
  readonly prefix: string
  /** Writes an answer into the room; false where the room cannot be written to any longer. */
  post(inquiry: Inquiry, reply: Reply): Promise<boolean>
}

export interface DailySettings {
  /** Looks for what has fallen due so often, in milliseconds. */
  readonly everyMs: number
}

/** A slot that was missed by longer is skipped. */
const lateMs = 60 * 60 * 1000
/** How far back slots are looked for, so that the log says which were missed. */
const lookBackMs = 25 * 60 * 60 * 1000

/** Sends each room its daily passage, each slot once, until it is stopped. */
export function startDaily(poster: Poster, { everyMs }: DailySettings, counter: Counter) {
  let working: Promise<void> | undefined
  const tick = () => {
    working ??= sendDue(poster, counter)
      .catch((error: unknown) => {
        counter.log.error({ err: error }, 'daily passages could not be sent')
      })
      .finally(() => {
        working = undefined
      })
  }
  tick()
  const timer = setInterval(tick, everyMs)
  return {
    /** What is being sent is sent to its end. */
    stop: async () => {
      clearInterval(timer)
      await working
    },
  }
}

async function sendDue(poster: Poster, counter: Counter): Promise<void> {
  const { desk, log } = counter
  const { dailies } = desk.store
  const nowMs = desk.now()
  await dailies.forgetSlotsBefore(nowMs - 3 * lookBackMs)
  for (const daily of await dailies.all()) {
    if (!daily.room.startsWith(poster.prefix)) continue
    for (const slotMs of slotsBetween(daily, Math.max(daily.sinceMs, nowMs - lookBackMs), nowMs)) {
      // Before it is sent: of all processes one claims it, and none sends it again.
      if (!(await dailies.claim(daily.room, slotMs))) continue
      if (nowMs - slotMs > lateMs)
        log.warn(
          { room: daily.room, slot: new Date(slotMs).toISOString() },
          'a daily passage was missed',
        )
      else await send(daily, poster, counter)
    }
  }
}

async function send(daily: Daily, poster: Poster, counter: Counter): Promise<void> {
  const { room, locale } = daily
  const inquiry: Inquiry = { command: 'daily', words: 'now', room, reader: room, locale }
  try {
    const sent = await poster.post(inquiry, await serve(inquiry, counter))
    if (sent) return
    await counter.desk.store.dailies.remove(room)
    counter.log.info({ room }, 'the room cannot be written to; its daily passage is off')
  } catch (error) {
    counter.log.error({ err: error, room }, 'a daily passage could not be sent')
  }
}
