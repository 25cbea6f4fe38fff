import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Events, version } from 'discord.js'
import { startDiscord } from '../adapters/discord/start.ts'
import { createLog } from '../adapters/log.ts'
import { openCounter } from '../adapters/open.ts'
import { readConfig } from '../src/config.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { type BenchServer, startBenchServer } from './discord-server.ts'
import { median, quantile, round } from './numbers.ts'
import { unhurried } from './pace.ts'

type Asking = readonly [command: string, option: string, value: string]

const first: Asking = ['search', 'words', '制度型开放']
/** What readers ask, in turn. */
const askings: readonly Asking[] = [
  first,
  ['ftz', 'place', '2'],
  ['search', 'words', '菌草'],
  ['beltroad', 'place', '三'],
  ['search', 'words', '绿色丝绸之路'],
  ['verify', 'claim', '从“大写意”进入“工笔画”阶段'],
]
/** What readers type while they are being helped. */
const typings = ['绿', '绿色', 'lvse', 'ydyl', 'green', 'beltroad/3', '制度', 'kaifang']
const interactions = 1500
const singles = 200
const rounds = 3
const token = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.Gbench.bench-bench-bench'

/** A bot at work, until it is stopped. */
interface Runner {
  readonly server: BenchServer
  stop(): Promise<void>
}

/**
 * Interactions answered a second and the time that one takes, through the whole adapter
 * with its store on disk, beside a discord.js bot that answers “pong”, in turn in the
 * same run; and how long suggestions take.
 */
export async function benchDiscord(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'zhangju-bench-'))
  const bots = { zhangju: await startZhangju(folder), 'bare discord.js ping': await startPing() }
  const rates = new Map<string, number[]>()
  const waits = new Map<string, number[]>()
  for (let at = 0; at < rounds; at++) {
    for (const [name, { server }] of Object.entries(bots)) {
      rates.set(name, [...(rates.get(name) ?? []), await rateOf(server)])
      waits.set(name, [...(waits.get(name) ?? []), ...(await waitsOf(server))])
    }
  }
  const suggesting = await suggestionsOf(bots.zhangju.server)
  console.log(
    `Node ${process.version}, discord.js ${version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
  )
  console.log(
    `${interactions} interactions at once, then ${singles} singly; ${rounds} rounds, bots in turn; ${askings.length} questions again and again, whose searches are remembered`,
  )
  console.table(
    Object.keys(bots).map(bot => ({
      bot,
      'answers a second': Math.round(median(rates.get(bot) ?? [])),
      'one answer, median ms': round(median(waits.get(bot) ?? [])),
      'p99 ms': round(quantile(waits.get(bot) ?? [], 0.99)),
    })),
  )
  const [own = Number.NaN, ping = Number.NaN] = Object.keys(bots).map(bot =>
    median(rates.get(bot) ?? []),
  )
  console.log(`throughput as a share of the ping bot's: ${round(own / ping)}`)
  console.log(
    `suggestions while a reader types, through the adapter: median ${round(median(suggesting))} ms, p99 ${round(quantile(suggesting, 0.99))} ms`,
  )
  for (const bot of Object.values(bots)) await bot.stop()
  await rm(folder, { recursive: true })
}

async function startZhangju(folder: string): Promise<Runner> {
  const server = await startBenchServer()
  const store = await openSqliteStore(join(folder, 'bench.db'))
  const counter = await openCounter(readConfig({}), await createLog('error', false), store)
  const settings = {
    token,
    apiRoot: server.root,
    deferMs: 1500,
    patienceMs: 500,
    loginAgainMs: 2000,
    dailyMs: 60_000,
    pace: unhurried,
  }
  const running = await startDiscord(settings, counter, new AbortController().signal)
  return {
    server,
    stop: async () => {
      await running.stop()
      await server.close()
      await store.close()
    },
  }
}

async function startPing(): Promise<Runner> {
  const server = await startBenchServer()
  const client = new Client({ intents: [], rest: { api: server.root } })
  client.on(Events.InteractionCreate, async interaction => {
    if (interaction.isChatInputCommand()) await interaction.reply('pong')
  })
  const ready = new Promise(resolve => client.once(Events.ClientReady, resolve))
  await client.login(token)
  await ready
  return {
    server,
    stop: async () => {
      await client.destroy()
      await server.close()
    },
  }
}

/** Answers a second to all interactions at once. */
async function rateOf(server: BenchServer): Promise<number> {
  const answered = server.answered(interactions)
  const startedAt = performance.now()
  for (let at = 0; at < interactions; at++) server.push(...askingAt(at))
  await answered
  return (interactions / (performance.now() - startedAt)) * 1000
}

/** Milliseconds from an interaction to its answer, one at a time. */
const waitsOf = (server: BenchServer) => timed(server, singles, at => server.push(...askingAt(at)))

/** The same for suggestions. */
const suggestionsOf = (server: BenchServer) =>
  timed(server, singles, at => server.type('search', 'words', typings[at % typings.length] ?? ''))

async function timed(
  server: BenchServer,
  count: number,
  push: (at: number) => void,
): Promise<readonly number[]> {
  const waits: number[] = []
  for (let at = 0; at < count; at++) {
    const answered = server.answered(1)
    const startedAt = performance.now()
    push(at)
    await answered
    waits.push(performance.now() - startedAt)
  }
  return waits
}

const askingAt = (at: number): Asking => askings[at % askings.length] ?? first
