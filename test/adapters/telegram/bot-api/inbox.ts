import type { Update } from 'grammy/types'
import { type Answer, accepted, type Refused, refused } from './answer.ts'
import { limits } from './limits/limits.ts'
import { numberOf, type Payload, textsOf } from './payload.ts'

/** The updates that wait for the bot. */
export interface Inbox {
  /** Queues an update, if its kind is asked for; `again` one that was queued before. */
  add(update: Update, again: boolean): void
  /** What `getUpdates` gives; a long poll ends early when the caller has gone. */
  fetch(payload: Payload, gone: AbortSignal): Promise<Answer>
  /** The kinds of update that are queued from now on, if the call names them. */
  allow(payload: Payload): void
  allowed(): readonly string[]
  /** Ends the long poll that is held, if one is, with a refusal. */
  interrupt(refusal: Refused): void
  forget(): void
  pending(): number
  /** Every update below it is confirmed; 0 before the first confirmation. */
  offset(): number
}

interface Entry {
  readonly update: Update
  readonly again: boolean
  readonly given: boolean
}

/** What Telegram sends only to those who ask for it by name. */
const onRequest = ['chat_member', 'message_reaction', 'message_reaction_count']

/** @param longestPollMs how long a poll is held at most, whatever its `timeout` */
export function createInbox(longestPollMs: number): Inbox {
  let entries: readonly Entry[] = []
  let allowed: readonly string[] = []
  let confirmed = 0
  let held: ((refusal?: Refused) => void) | undefined

  const confirm = (offset: number) => {
    // Counted from the end of the queue, as Telegram does.
    const least = offset < 0 ? entries.at(offset)?.update.update_id : offset
    if (least === undefined) return
    confirmed = Math.max(confirmed, least)
    // What is delivered twice has a number that is confirmed already; it must be given once.
    entries = entries.filter(
      ({ update, again, given }) => update.update_id >= least || (again && !given),
    )
  }
  const batch = (limit: number) => {
    const updates = entries.slice(0, limit).map(({ update }) => update)
    entries = entries.map((entry, at) => (at < limit ? { ...entry, given: true } : entry))
    return accepted(updates)
  }
  const allow = (payload: Payload) => {
    if (Array.isArray(payload['allowed_updates'])) allowed = textsOf(payload, 'allowed_updates')
  }

  return {
    add: (update, again) => {
      const kind = Object.keys(update).find(name => name !== 'update_id') ?? ''
      const isAsked = allowed.length === 0 ? !onRequest.includes(kind) : allowed.includes(kind)
      if (!isAsked) return
      entries = [...entries, { update, again, given: false }]
      held?.()
    },
    fetch: async (payload, gone) => {
      allow(payload)
      const offset = numberOf(payload, 'offset') ?? 0
      if (offset !== 0) confirm(offset)
      held?.(terminated)
      const limit = numberOf(payload, 'limit') ?? limits.updates
      const timeoutMs = Math.min((numberOf(payload, 'timeout') ?? 0) * 1000, longestPollMs)
      if (entries.length > 0 || timeoutMs === 0) return batch(limit)
      return new Promise(resolve => {
        const end = (refusal?: Refused) => {
          clearTimeout(timer)
          gone.removeEventListener('abort', leave)
          if (held === end) held = undefined
          // What nobody takes is not given.
          resolve(refusal ?? (gone.aborted ? accepted([]) : batch(limit)))
        }
        const leave = () => end()
        const timer = setTimeout(end, timeoutMs)
        gone.addEventListener('abort', leave)
        held = end
      })
    },
    allow,
    allowed: () => allowed,
    interrupt: refusal => held?.(refusal),
    forget: () => {
      entries = []
    },
    pending: () => entries.length,
    offset: () => confirmed,
  }
}

const terminated = refused(
  409,
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
)
