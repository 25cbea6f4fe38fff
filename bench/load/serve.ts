import { startDiscord } from '../../adapters/discord/start.ts'
import { createLog } from '../../adapters/log.ts'
import { createMetrics } from '../../adapters/metrics.ts'
import { openCounter } from '../../adapters/open.ts'
import { startTelegram } from '../../adapters/telegram/start.ts'
import { usualPace } from '../../adapters/turns.ts'
import { readConfig } from '../../src/config.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'

/** What the process says of itself when it is asked by any message. */
export interface Figures {
  readonly heapBytes: number
  readonly residentBytes: number
  /** Of one core, since the process began. */
  readonly cpuMs: number
}

// Serves both platforms as the program does, in a process of its own. Telegram's rates are not
// kept: what it allows would be all that is measured.
const { TELEGRAM_ROOT = '', DISCORD_ROOT = '', DISCORD_TOKEN = '' } = process.env
const log = await createLog('error', false)
const config = readConfig(process.env)
const store = await openSqliteStore(config.databasePath)
const opened = await openCounter(config, log, store, true)
const counter = { ...opened, metrics: createMetrics(opened.desk.library) }
const dailyMs = 15_000
const telegram = await startTelegram(
  {
    token: '1:bench-bench-bench',
    apiRoot: TELEGRAM_ROOT,
    patience: { throttled: false, attemptSeconds: 20, fetchAgainMs: 2000, giveUpMs: 60_000 },
    bracketsMs: 300_000,
    ...{ dailyMs, pace: usualPace },
  },
  counter,
)
const discord = await startDiscord(
  {
    ...{ token: DISCORD_TOKEN, apiRoot: DISCORD_ROOT },
    ...{ deferMs: 1500, patienceMs: 500, loginAgainMs: 2000, dailyMs, pace: usualPace },
  },
  counter,
  new AbortController().signal,
)
process.on('message', () => {
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const figures: Figures = {
    heapBytes: heapUsed,
    residentBytes: rss,
    cpuMs: (user + system) / 1000,
  }
  process.send?.(figures)
})
process.once('disconnect', async () => {
  await Promise.all([telegram.stop(), discord.stop()])
  await store.close()
  process.exit()
})
process.send?.('ready')
