import type { Config } from '../src/config.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { createLog } from './log.ts'
import { openCounter } from './open.ts'
import { usualPatience } from './telegram/api.ts'
import { startTelegram } from './telegram/start.ts'

/** A button that nobody has pressed and no message has shown for so long may be forgotten. */
const keepButtonsMs = 180 * 24 * 60 * 60 * 1000
/** Telegram delivers an update for a day at most. */
const keepUpdatesMs = 3 * 24 * 60 * 60 * 1000
const sweepMs = 24 * 60 * 60 * 1000

/** A passage named in brackets is brought again in the same room after so long. */
const bracketsMs = 5 * 60 * 1000

/**
 * Serves the platforms that are configured until `signal` stops it, or no platform will
 * have it any longer.
 *
 * @throws CorpusError, StoreError when the start fails for them; StartError when a platform refuses its token
 */
export async function servePlatforms(config: Config, signal: AbortSignal): Promise<void> {
  const { telegram, secrets, logLevel, host, port } = config
  if (telegram === undefined) return
  const log = await createLog(logLevel ?? 'info', process.stderr.isTTY, secrets)
  const store = await openSqliteStore(config.databasePath)
  const sweeping = setInterval(
    () => sweep(store).catch(error => log.error({ err: error }, 'the store could not be swept')),
    sweepMs,
  )
  try {
    await sweep(store)
    const counter = await openCounter(config, log, store)
    const running = await startTelegram(
      {
        token: telegram.token,
        apiRoot: telegram.apiRoot,
        patience: usualPatience,
        bracketsMs,
        ...(telegram.webhook && { webhook: { ...telegram.webhook, host, port } }),
      },
      counter,
    )
    await Promise.race([running.ended, aborted(signal)])
    await running.stop()
    log.info('stopped')
  } finally {
    clearInterval(sweeping)
    await store.close()
  }
}

async function sweep(store: Store): Promise<void> {
  const now = Date.now()
  await store.buttons.forgetBefore(now - keepButtonsMs)
  await store.updates.forgetBefore(now - keepUpdatesMs)
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>(resolve => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
