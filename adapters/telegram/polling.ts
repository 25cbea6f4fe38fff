import { setTimeout as sleep } from 'node:timers/promises'
import { run } from '@grammyjs/runner'
import { type Bot, GrammyError, type Transformer } from 'grammy'
import type { Log } from '../log.ts'
import { usualPace } from '../turns.ts'
import { logPolling, type Patience, withDeadline } from './api.ts'
import type { Ledger } from './ledger.ts'
import { handledUpdates } from './read.ts'

/** How updates come in, until they are stopped. */
export interface Intaking {
  /** Takes no more updates. What is in hand goes on. */
  stop(): Promise<void>
  /** Tells Telegram which updates are done with, so that they do not come again. */
  confirm(): Promise<void>
  /** Fulfilled when it is stopped; rejected when no more updates can be had. */
  readonly ended: Promise<void>
  /** Whether updates come in now. */
  isConnected(): boolean
}

/** Another process fetches the same bot's updates: it may be about to end, as at a new release. */
const conflictRetryMs = 10_000
/** Confirming must not hold up the end. */
const confirmMs = 1500

/** Fetches updates by long polling and hands them to `bot`, concurrently across rooms. */
export async function startPolling(
  bot: Bot,
  patience: Patience,
  ledger: Ledger,
  log: Log,
): Promise<Intaking> {
  // While a webhook is set, Telegram refuses to be polled.
  await bot.api.deleteWebhook()
  const isConnected = logPolling(bot.api, log)
  bot.api.config.use(keepFirst(ledger))
  const stopping = new AbortController()
  let runner = startRunner(bot, patience)
  const poll = async () => {
    for (;;) {
      try {
        await runner.task()
        return
      } catch (error) {
        if (stopping.signal.aborted) return
        if (!(error instanceof GrammyError && error.error_code === 409)) throw error
        log.warn({ err: error }, 'another process fetches this bot’s updates; trying again')
        await sleep(conflictRetryMs, undefined, { signal: stopping.signal }).catch(() => {})
        if (stopping.signal.aborted) return
        runner = startRunner(bot, patience)
      }
    }
  }
  const ended = poll()
  return {
    ended,
    isConnected,
    stop: async () => {
      stopping.abort()
      await runner.stop()
    },
    confirm: async () => {
      const done = ledger.confirmable()
      if (done === undefined) return
      const offset = done + 1
      await withDeadline(confirmMs, undefined, signal =>
        bot.api.getUpdates({ offset, limit: 1, timeout: 0 }, signal),
      ).catch((error: unknown) => log.warn({ err: error }, 'the last updates are not confirmed'))
    },
  }
}

/** By fetching what comes next, Telegram is told that what came before has arrived for good. */
const keepFirst =
  (ledger: Ledger): Transformer =>
  async (call, method, payload, signal) => {
    if (method === 'getUpdates') await ledger.keep()
    return call(method, payload, signal)
  }

const startRunner = (bot: Bot, { attemptSeconds, fetchAgainMs }: Patience) =>
  run(bot, {
    sink: { concurrency: usualPace.together },
    runner: {
      fetch: { allowed_updates: handledUpdates, timeout: Math.floor(attemptSeconds * 0.75) },
      retryInterval: fetchAgainMs,
      maxRetryTime: Number.POSITIVE_INFINITY,
      // `logPolling` says what there is to say.
      silent: true,
    },
  })
