import { Cron } from 'croner'

/** When something comes, by the clock of a zone. */
export interface Schedule {
  readonly hour: number
  readonly minute: number
  /** IANA: `Asia/Shanghai`. */
  readonly zone: string
  /** On Saturdays and Sundays nothing comes. */
  readonly weekdays: boolean
}

/** Whether there is a time zone of that name. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** So many slots are told of at most: a clock that jumps by years must not bring thousands. */
const maxSlots = 60

/**
 * The times after `afterMs` and up to `untilMs` at which a schedule falls due, in
 * milliseconds since 1970. Where the clock is put forward over the time, it is due right
 * after; where it is put back, once.
 */
export function slotsBetween(
  { hour, minute, zone, weekdays }: Schedule,
  afterMs: number,
  untilMs: number,
): readonly number[] {
  const cron = new Cron(`${minute} ${hour} * * ${weekdays ? '1-5' : '*'}`, {
    timezone: zone,
    paused: true,
  })
  const slots: number[] = []
  for (let at = new Date(afterMs); slots.length < maxSlots; ) {
    const next = cron.nextRun(at)
    if (next === null || next.getTime() > untilMs) break
    slots.push(next.getTime())
    at = next
  }
  return slots
}

/** When a schedule falls due next. */
export const nextSlot = (schedule: Schedule, afterMs: number): number | undefined =>
  slotsBetween(schedule, afterMs, afterMs + 8 * 24 * 60 * 60 * 1000)[0]
