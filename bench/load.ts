import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { usualPace } from '../adapters/turns.ts'
import { openLibrary } from '../src/library.ts'
import { startBenchServer as startDiscordServer } from './discord-server.ts'
import { createLedger, type Outcome } from './load/ledger.ts'
import type { Figures } from './load/serve.ts'
import { quantile, round } from './numbers.ts'
import { startBenchServer as startTelegramServer } from './telegram-server.ts'

const rooms = 1000
/** Each room asks two questions at once, and then again after so long. */
const everyMs = 10_000
const warmUpMs = 20_000
/** What is still to be answered at the end may take so long. */
const patienceMs = 20_000
const flood = 100
const discordToken = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.Gbench.bench-bench-bench'

/** A way of asking in the room of that number. */
interface Platform {
  ask(room: number, words: string): void
}

/**
 * Both adapters in a process of their own, as the program serves them, with a thousand
 * rooms asking through loopback servers in this one: all at once, then each every ten
 * seconds for a minute, with one reader who floods in its middle.
 */
export async function benchLoad(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { seconds: { type: 'string', default: '60' } },
  })
  const steadyMs = Number(values.seconds) * 1000
  const folder = await mkdtemp(join(tmpdir(), 'zhangju-load-'))
  const ledger = createLedger()
  const flooded: string[] = []
  const floodingChat = rooms + 1
  const telegram = await startTelegramServer({
    given: update => ledger.given(`telegram:${update}`),
    sent: (chat, text) =>
      chat === floodingChat ? flooded.push(text) : ledger.answered(`telegram:${chat}`, text),
  })
  const discordRooms = new Map<string, string>()
  const discord = await startDiscordServer((interaction, body) =>
    ledger.answered(discordRooms.get(interaction) ?? interaction, body),
  )
  const child = fork(new URL('./load/serve.js', import.meta.url), {
    execArgv: ['--expose-gc'],
    env: {
      ...process.env,
      TELEGRAM_ROOT: telegram.root,
      DISCORD_ROOT: discord.root,
      DISCORD_TOKEN: discordToken,
      DATABASE_PATH: join(folder, 'load.db'),
    },
  })
  await once(child, 'message')
  const platforms: readonly [Platform, Platform] = [
    {
      ask: (room, words) => {
        const update = telegram.push(room + 1, words)
        ledger.ask({ room: `telegram:${room + 1}`, sign: `“${words}”` }, `telegram:${update}`)
      },
    },
    {
      ask: (room, words) => {
        const id = discord.push('search', 'words', words, room)
        discordRooms.set(id, `discord:${room}`)
        ledger.ask({ room: `discord:${room}`, sign: `“${words}”` }, id)
        // The gateway hands it over as soon as it is written.
        ledger.given(id)
      },
    },
  ]
  const words = await wordsToAsk()
  let next = 0
  const askTwo = (room: number) => {
    for (let at = 0; at < 2; at++)
      platforms[room % 2]?.ask(room, words[next++ % words.length] ?? '')
  }
  const steadily = async (ms: number, midway?: () => void) => {
    const until = performance.now() + ms
    const midwayAt = performance.now() + ms / 2
    let isMidway = false
    for (let turn = 0; performance.now() < until; turn++) {
      askTwo(turn % rooms)
      if (!isMidway && performance.now() >= midwayAt) {
        isMidway = true
        midway?.()
      }
      await sleep(everyMs / rooms)
    }
  }

  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}; ${rooms} rooms, half on each platform; ${words.length} different searches`,
  )
  const startedAt = performance.now()
  for (let room = 0; room < rooms; room++) askTwo(room)
  const burst = await ledger.settled(60_000)
  const burstMs = performance.now() - startedAt
  await steadily(warmUpMs)
  await ledger.settled(patienceMs)
  const warm = await figuresOf(child)
  const steadyAt = performance.now()
  let floodAt = Number.NaN
  await steadily(steadyMs, () => {
    floodAt = performance.now()
    for (let at = 0; at < flood; at++) telegram.push(floodingChat, '/about')
  })
  const steady = await ledger.settled(patienceMs)
  const lastedMs = performance.now() - steadyAt
  const end = await figuresOf(child)
  report({ 'all at once': burst, 'every ten seconds': steady })
  console.log(`all at once: ${Math.round((burst.asked / burstMs) * 1000)} answers a second`)
  console.log(
    `every ten seconds: ${round((steady.asked / lastedMs) * 1000)} answers a second, ${Math.round(((end.cpuMs - warm.cpuMs) / lastedMs) * 100)} % of one core`,
  )
  console.log(
    `heap after collection: ${mb(warm.heapBytes)} MB after warm-up, ${mb(end.heapBytes)} MB at the end (× ${round(end.heapBytes / warm.heapBytes)}); resident ${mb(warm.residentBytes)} → ${mb(end.residentBytes)} MB`,
  )
  const besideFlood = steady.answers.flatMap(({ atMs, waitedMs }) =>
    atMs >= floodAt && atMs < floodAt + 2000 ? waitedMs : [],
  )
  const told = flooded.filter(text => text.includes('问得太快了')).length
  console.log(
    `a reader who asked ${flood} times at once: ${flooded.length - told} answers (of at most ${usualPace.questions}), told so ${told} time(s); others in the two seconds after: p99 ${round(quantile(besideFlood, 0.99))} ms of ${besideFlood.length}`,
  )
  const exit = once(child, 'exit')
  child.disconnect()
  await exit
  await Promise.all([telegram.close(), discord.close()])
  await rm(folder, { recursive: true })
}

/** Two to four characters out of the texts, each once: too many for the searches that are remembered. */
async function wordsToAsk(): Promise<readonly string[]> {
  const { library } = await openLibrary('corpus')
  const found = new Set<string>()
  for (const { text } of library.passages)
    for (const [run] of text.matchAll(/\p{Script=Han}{4,}/gu))
      for (const length of [2, 3, 4])
        for (let at = 0; at + length <= run.length; at += 5) found.add(run.slice(at, at + length))
  // An answer is known by the words asked for in quotation marks, which no text may have.
  const texts = library.passages.map(({ text }) => text).join('\n')
  return [...found].filter(words => !texts.includes(`“${words}”`))
}

async function figuresOf(child: ChildProcess): Promise<Figures> {
  child.send('figures')
  const [figures] = (await once(child, 'message')) as [Figures]
  return figures
}

function report(outcomes: Readonly<Record<string, Outcome>>): void {
  console.table(
    Object.entries(outcomes).flatMap(
      ([asking, { answers, asked, outOfOrder, unasked, missing }]) => {
        console.log(`${asking}: ${asked} questions, ${missing} lost, ${unasked} answered twice`)
        return ['telegram', 'discord'].map(platform => {
          const waits = answers.flatMap(({ room, waitedMs }) =>
            room.startsWith(platform) ? waitedMs : [],
          )
          return {
            asking,
            platform,
            answers: waits.length,
            'out of order': outOfOrder.filter(room => room.startsWith(platform)).length,
            'median ms': round(quantile(waits, 0.5)),
            'p99 ms': round(quantile(waits, 0.99)),
            'longest ms': round(quantile(waits, 1)),
          }
        })
      },
    ),
  )
}

const mb = (bytes: number) => round(bytes / 1e6)
