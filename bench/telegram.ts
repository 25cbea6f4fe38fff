import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '@grammyjs/runner'
import { Bot } from 'grammy'
import { createLog } from '../adapters/log.ts'
import { openCounter } from '../adapters/open.ts'
import { startTelegram } from '../adapters/telegram/start.ts'

import { readConfig } from '../src/config.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { median, quantile, round } from './numbers.ts'
import { unhurried } from './pace.ts'
import { type BenchServer, startBenchServer } from './telegram-server.ts'

/** What readers ask, in turn. */
const askings = [
  '/ftz 2',
  '菌草',
  '/beltroad 三',
  '绿色丝绸之路',
  '/verify 从“大写意”进入“工笔画”阶段',
]
const rooms = 200
const updates = 2000
const singles = 200
const rounds = 3

/** A bot at work, until it is stopped. */
interface Runner {
  readonly server: BenchServer
  stop(): Promise<void>
}

/**
 * Updates answered a second and the time that one takes, through the whole adapter with
 * its store on disk, beside a grammY bot that echoes, in turn in the same run. Neither is
 * throttled: what Telegram allows is no matter of either.
 */
export async function benchTelegram(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'zhangju-bench-'))
  const bots = { zhangju: await startZhangju(folder), 'bare grammY echo': await startEcho() }
  const rates = new Map<string, number[]>()
  const waits = new Map<string, number[]>()
  for (let at = 0; at < rounds; at++) {
    for (const [name, { server }] of Object.entries(bots)) {
      rates.set(name, [...(rates.get(name) ?? []), await rateOf(server)])
      waits.set(name, [...(waits.get(name) ?? []), ...(await waitsOf(server))])
    }
  }
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
  )
  console.log(
    `${updates} updates from ${rooms} rooms at once, then ${singles} singly; ${rounds} rounds, bots in turn; ${askings.length} questions again and again, whose searches are remembered`,
  )
  console.table(
    Object.keys(bots).map(bot => ({
      bot,
      'answers a second': Math.round(median(rates.get(bot) ?? [])),
      'one answer, median ms': round(median(waits.get(bot) ?? [])),
      'p99 ms': round(quantile(waits.get(bot) ?? [], 0.99)),
    })),
  )
  const [own = Number.NaN, echo = Number.NaN] = Object.keys(bots).map(bot =>
    median(rates.get(bot) ?? []),
  )
  console.log(`throughput as a share of the echo bot's: ${round(own / echo)}`)
  for (const bot of Object.values(bots)) await bot.stop()
  await rm(folder, { recursive: true })
}

async function startZhangju(folder: string): Promise<Runner> {
  const server = await startBenchServer()
  const store = await openSqliteStore(join(folder, 'bench.db'))
  const counter = await openCounter(readConfig({}), await createLog('warn', false), store)
  const running = await startTelegram(
    {
      token: '1:bench-bench-bench',
      apiRoot: server.root,
      patience: { throttled: false, attemptSeconds: 20, fetchAgainMs: 2000, giveUpMs: 60_000 },
      bracketsMs: 0,
      dailyMs: 60_000,
      pace: unhurried,
    },
    counter,
  )
  return {
    server,
    stop: async () => {
      const stopped = running.stop()
      // The last fetch is held by the server until it ends.
      await server.close()
      await stopped
      await store.close()
    },
  }
}

async function startEcho(): Promise<Runner> {
  const server = await startBenchServer()
  const bot = new Bot('1:bench-bench-bench', { client: { apiRoot: server.root } })
  bot.on('message:text', ctx => ctx.reply(ctx.message.text))
  const runner = run(bot, { runner: { silent: true } })
  return {
    server,
    stop: async () => {
      await runner.stop()
      await server.close()
    },
  }
}

/** Answers a second to all updates at once. */
async function rateOf(server: BenchServer): Promise<number> {
  const sent = server.sent(updates)
  const startedAt = performance.now()
  for (let at = 0; at < updates; at++) server.push(1 + (at % rooms), askingAt(at))
  await sent
  return (updates / (performance.now() - startedAt)) * 1000
}

/** Milliseconds from an update to its answer, one at a time. */
async function waitsOf(server: BenchServer): Promise<readonly number[]> {
  const waits: number[] = []
  for (let at = 0; at < singles; at++) {
    const sent = server.sent(1)
    const startedAt = performance.now()
    server.push(1 + at, askingAt(at))
    await sent
    waits.push(performance.now() - startedAt)
  }
  return waits
}

const askingAt = (at: number) => askings[at % askings.length] ?? ''
