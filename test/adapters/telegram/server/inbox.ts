import type { Update } from 'grammy/types'
import { type Answer, accepted, refused } from './answer.ts'
import { numberOf, type Payload, textOf, textsOf } from './payload.ts'

/** The updates that wait for the bot, and how they reach it. */
export interface Inbox {
  /** Queues an update under the next number, or once more under the number that it has. */
  push(update: Pending): Update
  /** Answers getUpdates, at once or when there is something to give; gives up when `gone` is called. */
  fetch(payload: Payload, answer: (answer: Answer) => void): { readonly gone: () => void }
  setWebhook(payload: Payload): Answer
  deleteWebhook(): Answer
  webhookInfo(): Answer
  webhook(): { readonly url: string; readonly secret: string | undefined } | undefined
  /** The first number that is not confirmed. */
  offset(): number
  /** What was neither confirmed nor, being of a kind that the bot does not want, dropped. */
  waiting(): readonly Update[]
  /** The kinds of update that the bot asked for; undefined: all. */
  allowed(): readonly string[] | undefined
}

/** An update whose number may be left to the inbox. */
export type Pending = Omit<Update, 'update_id'> & { readonly update_id?: number }

/** No fetch is held longer, in milliseconds, whatever the bot asks for: tests must not wait. */
const longestHoldMs = 2000

export function createInbox(): Inbox {
  let queue: readonly Update[] = []
  let next = 1000
  let confirmed = 0
  let allowed: readonly string[] | undefined
  let hook: { readonly url: string; readonly secret: string | undefined } | undefined
  const held = new Set<() => void>()
  const wanted = (update: Update) =>
    allowed === undefined || Object.keys(update).some(key => allowed?.includes(key))
  const learn = (payload: Payload) => {
    if (payload['allowed_updates'] !== undefined) allowed = textsOf(payload, 'allowed_updates')
  }
  return {
    push: pending => {
      const update_id = pending.update_id ?? next
      next = Math.max(next, update_id + 1)
      const update = { ...pending, update_id }
      if (!wanted(update)) return update
      queue = [...queue, update]
      for (const give of [...held]) give()
      return update
    },
    fetch: (payload, answer) => {
      if (hook) {
        answer(
          refused(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
          ),
        )
        return { gone: () => {} }
      }
      learn(payload)
      const offset = numberOf(payload, 'offset') ?? 0
      if (offset > 0) {
        confirmed = Math.max(confirmed, offset)
        queue = queue.filter(({ update_id }) => update_id >= offset)
      }
      const give = (atLast: boolean) => {
        const updates = queue.slice(0, numberOf(payload, 'limit') ?? 100)
        if (updates.length === 0 && !atLast) return
        gone()
        answer(accepted(updates))
      }
      const look = () => give(false)
      const holdMs = Math.min((numberOf(payload, 'timeout') ?? 0) * 1000, longestHoldMs)
      const timer = setTimeout(() => give(true), holdMs)
      const gone = () => {
        clearTimeout(timer)
        held.delete(look)
      }
      held.add(look)
      look()
      return { gone }
    },
    setWebhook: payload => {
      learn(payload)
      hook = { url: textOf(payload, 'url') ?? '', secret: textOf(payload, 'secret_token') }
      return accepted(true)
    },
    deleteWebhook: () => {
      hook = undefined
      return accepted(true)
    },
    webhookInfo: () =>
      accepted({
        url: hook?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: queue.length,
      }),
    webhook: () => hook,
    offset: () => confirmed,
    waiting: () => queue,
    allowed: () => allowed,
  }
}
