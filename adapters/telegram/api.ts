import { autoRetry } from '@grammyjs/auto-retry'
import { apiThrottler } from '@grammyjs/transformer-throttler'
// grammY types its signals by this package, and Node's own do not fit.
import { AbortController } from 'abort-controller'
import type { Api, Transformer } from 'grammy'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'

/** How calls to Telegram are made. */
export interface Patience {
  /** Keeps under Telegram's rates: a message a second in a chat, twenty a minute in a group, thirty a second in all. */
  readonly throttled: boolean
  /** One attempt waits for its answer so long, in seconds; so does fetching updates, which Telegram holds a little less. */
  readonly attemptSeconds: number
  /** After a fault, updates are fetched again so soon, in milliseconds. */
  readonly fetchAgainMs: number
  /** A call is tried again for so long, in milliseconds, before it is given up. */
  readonly giveUpMs: number
}

export const usualPatience: Patience = {
  throttled: true,
  attemptSeconds: 20,
  fetchAgainMs: 2000,
  giveUpMs: 60_000,
}

/**
 * Has every call keep Telegram's rates and honour `retry_after`, and tries it again
 * after faults of the server or the network, ever more slowly, until it is given up.
 * Fetching updates is left alone: it is tried again for ever by whoever fetches.
 */
export function setPatience(api: Api, { throttled, giveUpMs }: Patience): void {
  // What is installed later stands outside: each attempt is throttled anew.
  if (throttled) api.config.use(butPolling(apiThrottler()))
  api.config.use(butPolling(autoRetry({ maxDelaySeconds: giveUpMs / 1000 })))
  api.config.use(butPolling(giveUpAfter(giveUpMs)))
}

/** Counts each attempt that Telegram refuses, or that does not come through. */
export const countErrors =
  ({ apiFailed }: Metrics): Transformer =>
  async (call, method, payload, signal) => {
    try {
      const result = await call(method, payload, signal)
      if (!result.ok) apiFailed('telegram', result.error_code)
      return result
    } catch (error) {
      if (signal?.aborted !== true) apiFailed('telegram', 'network')
      throw error
    }
  }

/**
 * Logs each call but those that fetch updates, with all its attempts. Outermost: what keeps
 * the rates calls for several answers at once, and no longer knows for which.
 */
export const logCalls =
  (log: Log): Transformer =>
  async (call, method, payload, signal) => {
    if (method === 'getUpdates') return call(method, payload, signal)
    const startedAt = performance.now()
    const done = (code: number | 'none') =>
      log.debug(
        { method, code, tookMs: Math.round(performance.now() - startedAt) },
        'called Telegram',
      )
    try {
      const result = await call(method, payload, signal)
      done(result.ok ? 200 : result.error_code)
      return result
    } catch (error) {
      done('none')
      throw error
    }
  }

/**
 * Logs when updates can no longer be fetched, and when they can again; not each try between.
 *
 * @returns whether the last try came through
 */
export function logPolling(api: Api, log: Log): () => boolean {
  let failing = false
  const failed = (reason: Readonly<Record<string, unknown>>) => {
    if (!failing) log.warn(reason, 'updates cannot be fetched; trying again')
    failing = true
  }
  api.config.use(async (call, method, payload, signal) => {
    if (method !== 'getUpdates') return call(method, payload, signal)
    try {
      const result = await call(method, payload, signal)
      if (!result.ok) failed({ code: result.error_code, description: result.description })
      else if (failing) {
        failing = false
        log.warn('updates are fetched again')
      }
      return result
    } catch (error) {
      if (signal?.aborted !== true) failed({ err: error })
      throw error
    }
  })
  return () => !failing
}

/** A call to Telegram was tried for as long as it may be, and none of the attempts came through. */
export class GivenUpError extends Error {
  override readonly name = 'GivenUpError'
}

/** All attempts together end after `ms` milliseconds. */
const giveUpAfter =
  (ms: number): Transformer =>
  (call, method, payload, signal) =>
    withDeadline(ms, signal, async deadline => {
      try {
        return await call(method, payload, deadline)
      } catch (cause) {
        if (!deadline.aborted || signal?.aborted === true) throw cause
        throw new GivenUpError(`${method} was given up after ${ms} ms`, { cause })
      }
    })

/** Runs `work` under a signal that is aborted with `signal`, or after `ms` milliseconds. */
export async function withDeadline<T>(
  ms: number,
  signal: Signal | undefined,
  work: (deadline: Signal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController()
  const abort = () => deadline.abort()
  const timer = setTimeout(abort, ms)
  if (signal?.aborted === true) abort()
  signal?.addEventListener('abort', abort)
  try {
    return await work(deadline.signal)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

type Signal = NonNullable<Parameters<Transformer>[3]>

const butPolling =
  (transformer: Transformer): Transformer =>
  (call, method, payload, signal) =>
    method === 'getUpdates'
      ? call(method, payload, signal)
      : transformer(call, method, payload, signal)
