import { request } from 'node:http'
import type { Update } from 'grammy/types'
import { type Answer, accepted, type Refused, refused } from './answer.ts'
import type { Inbox } from './inbox.ts'
import { numberOf, type Payload, textOf } from './payload.ts'

export interface Delivery {
  /** Instead of the one that `setWebhook` was given; empty for none. */
  readonly secret?: string
  /** Instead of the one that `setWebhook` was given; always of 127.0.0.1. */
  readonly url?: string
}

/** Where a bot has its updates delivered. */
export interface Webhook {
  set(payload: Payload): Answer
  remove(payload: Payload): Answer
  info(): Answer
  /** Why updates cannot be fetched, if a webhook is set. */
  conflict(): Refused | undefined
  /**
   * Posts an update as Telegram does and gives the status of the answer.
   *
   * @throws Error when there is no URL, or one of another address than 127.0.0.1
   */
  deliver(update: Update, delivery: Delivery): Promise<number>
  /** Breaks off what is being delivered. */
  close(): void
}

interface Target {
  readonly url: string
  readonly secret: string
  readonly connections: number
}

export function createWebhook(inbox: Inbox): Webhook {
  let target: Target | undefined
  const closing = new AbortController()
  const dropIfAsked = (payload: Payload) => {
    if (payload['drop_pending_updates'] === true) inbox.forget()
  }
  return {
    set: payload => {
      dropIfAsked(payload)
      inbox.allow(payload)
      const url = textOf(payload, 'url') ?? ''
      const secret = textOf(payload, 'secret_token') ?? ''
      const connections = numberOf(payload, 'max_connections') ?? usualConnections
      target = url === '' ? undefined : { url, secret, connections }
      if (target) inbox.interrupt(refused(409, 'Conflict: terminated by setWebhook request'))
      return accepted(true)
    },
    remove: payload => {
      dropIfAsked(payload)
      target = undefined
      return accepted(true)
    },
    info: () =>
      accepted({
        url: target?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: inbox.pending(),
        ...(target && { max_connections: target.connections }),
        ...(inbox.allowed().length > 0 && { allowed_updates: inbox.allowed() }),
      }),
    conflict: () => target && active,
    deliver: async (update, { url = target?.url, secret = target?.secret ?? '' }) => {
      if (url === undefined) throw new Error('no webhook is set, so there is nowhere to deliver to')
      return post(loopback(url), secret, JSON.stringify(update), closing.signal)
    },
    close: () => closing.abort(),
  }
}

/** Simultaneous requests, where `setWebhook` says nothing. */
const usualConnections = 40

const active = refused(
  409,
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
)

/** The URL, if it is one of this machine: a test contacts nothing else. */
function loopback(url: string): URL {
  const parsed = new URL(url)
  if (parsed.protocol === 'http:' && parsed.hostname === '127.0.0.1') return parsed
  throw new Error(`${url} is not http on 127.0.0.1, and nothing else is contacted`)
}

const post = (url: URL, secret: string, body: string, signal: AbortSignal) =>
  new Promise<number>((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(secret !== '' && { 'x-telegram-bot-api-secret-token': secret }),
    }
    // No agent: a connection that is kept would outlive the test.
    request(url, { method: 'POST', agent: false, headers, signal }, response => {
      response.resume()
      response.once('end', () => resolve(response.statusCode ?? 0))
      response.once('error', reject)
    })
      .once('error', reject)
      .end(body)
  })
