import type { Config } from '../src/config.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import type { Counter } from './counter.ts'
import { createDeliveries, type Deliveries } from './deliveries.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { openCounter } from './open.ts'
import { watchOver } from './readiness.ts'
import { renewCorpus } from './renew.ts'
import { aborted, type Running } from './running.ts'
import { StartError } from './start-fault.ts'
import { usualPace } from './turns.ts'
import type { Served } from './web/listen.ts'
import type { Beside } from './web/start.ts'

/** A button that nobody has pressed and no message has shown for so long may be forgotten. */
const keepButtonsMs = 180 * 24 * 60 * 60 * 1000
/** Telegram delivers an update for a day at most. */
const keepUpdatesMs = 3 * 24 * 60 * 60 * 1000
const sweepMs = 24 * 60 * 60 * 1000

/** A passage named in brackets is brought again in the same room after so long. */
const bracketsMs = 5 * 60 * 1000

/** Half of what Discord waits for: the way to it takes its time too. */
const deferMs = 1500
/** Three seconds are not long: what is asked before in the same room may take a sixth of them. */
const patienceMs = 500
const loginAgainMs = 2000

/** Daily passages come to the minute. */
const dailyMs = 15_000

const telegramName = 'Telegram'

/** A platform that is configured. */
interface Platform {
  readonly name: string
  start(): Promise<Running>
}

/**
 * Serves the platforms that are configured until `signal` stops it, or no platform will
 * have it any longer. One that refuses its token does not keep the others from it.
 *
 * @throws CorpusError, StoreError when the start fails for them; StartError when no platform accepts its token
 */
export async function servePlatforms(config: Config, signal: AbortSignal): Promise<void> {
  const log = await createLog(config.logLevel ?? 'info', process.stderr.isTTY, config.secrets)
  const store = await openSqliteStore(config.databasePath)
  const sweeping = setInterval(
    () => sweep(store).catch(error => log.error({ err: error }, 'the store could not be swept')),
    sweepMs,
  )
  try {
    await sweep(store)
    const opened = await openCounter(config, log, store, true)
    const counter = { ...opened, metrics: createMetrics(opened.desk.library) }
    renewCorpus(config.corpusDir, opened, signal)
    const deliveries = createDeliveries()
    const watch = watchOver(store, log, Date.now)
    signal.addEventListener('abort', () => {
      watch.close()
      log.info('stopping: what is in hand is finished; a second signal ends it')
    })
    const running = new Map<string, Running>()
    const telegramLinks = () => running.get(telegramName)?.linkTo
    const beside = { deliveries, watch, telegramLinks }
    const platforms = platformsOf(config, counter, deliveries, signal)
    for (const { name } of platforms)
      watch.add(name.toLowerCase(), () => running.get(name)?.isConnected() ?? false)
    const served = await openWeb(config, counter, beside)
    const faults: unknown[] = []
    const all = Promise.all(
      platforms.map(platform =>
        serve(platform, running, signal).catch((error: unknown) => {
          faults.push(error)
          // The last one says so by ending the process.
          if (faults.length === platforms.length) throw error
          const reason = error instanceof StartError ? { reason: error.message } : { err: error }
          log.error(reason, `${platform.name} is not served; the other platform goes on`)
        }),
      ),
    )
    await all.finally(() => served?.stop())
    log.info('stopped')
  } finally {
    clearInterval(sweeping)
    await store.close()
  }
}

/**
 * The web server beside the platforms. Where its port cannot be had, they go on
 * without it, unless one of them has its updates delivered there.
 */
async function openWeb(
  config: Config,
  counter: Counter,
  beside: Beside,
): Promise<Served | undefined> {
  const isNeeded = config.telegram?.webhook !== undefined
  if (!config.web && !isNeeded && config.opsPort === undefined) return undefined
  const { startWeb } = await import('./web/start.ts')
  try {
    return await startWeb(config, counter, beside)
  } catch (error) {
    if (isNeeded || !(error instanceof StartError)) throw error
    counter.log.error({ reason: error.message }, 'the web reader is not served; all else goes on')
    return undefined
  }
}

function platformsOf(
  { telegram, discord }: Config,
  counter: Counter,
  deliveries: Deliveries,
  signal: AbortSignal,
): readonly Platform[] {
  const platforms: Platform[] = []
  if (telegram) {
    const { token, apiRoot, webhook } = telegram
    const settings = {
      ...{ token, apiRoot, bracketsMs, dailyMs, pace: usualPace },
      ...(webhook && { webhook: { ...webhook, deliveries } }),
    }
    platforms.push({
      name: telegramName,
      start: async () => {
        const { startTelegram } = await import('./telegram/start.ts')
        const { usualPatience } = await import('./telegram/api.ts')
        return startTelegram({ ...settings, patience: usualPatience }, counter)
      },
    })
  }
  if (discord) {
    const { token, apiRoot, guildId, shards } = discord
    const reached = { token, ...(apiRoot !== undefined && { apiRoot }) }
    const settings = {
      ...reached,
      deferMs,
      patienceMs,
      loginAgainMs,
      dailyMs,
      pace: usualPace,
      ...(guildId !== undefined && { guildId }),
    }
    const program = new URL('./main.js', import.meta.url)
    platforms.push({
      name: 'Discord',
      start: async () => {
        if (shards === undefined) {
          const { startDiscord } = await import('./discord/start.ts')
          return startDiscord(settings, counter, signal)
        }
        const { startShards } = await import('./discord/shards.ts')
        return startShards({ ...reached, shards, program }, counter.log)
      },
    })
  }
  return platforms
}

/** Serves one platform, which is among those `running` until it is stopped or will have no more of it. */
async function serve(
  { name, start }: Platform,
  running: Map<string, Running>,
  signal: AbortSignal,
): Promise<void> {
  try {
    const platform = await start()
    running.set(name, platform)
    try {
      await Promise.race([platform.ended, aborted(signal)])
    } finally {
      running.delete(name)
      await platform.stop()
    }
  } catch (error) {
    // Stopped while it was still being started.
    if (!signal.aborted) throw error
  }
}

async function sweep(store: Store): Promise<void> {
  const now = Date.now()
  await store.buttons.forgetBefore(now - keepButtonsMs)
  await store.updates.forgetBefore(now - keepUpdatesMs)
}
