import { cpus } from 'node:os'
import { pino } from 'pino'
import { drawReply } from '../adapters/discord/answer.ts'
import { drawPage } from '../adapters/telegram/answer.ts'
import { renderReply } from '../adapters/terminal/render.ts'
import { commandsOf } from '../src/commands/all.ts'
import { answer, maxWords } from '../src/commands/answer.ts'
import type { Desk } from '../src/desk.ts'
import { openLibrary } from '../src/library.ts'
import { fit, pageLabelsIn } from '../src/reply/fit.ts'
import { type Limit, plainLength } from '../src/reply/limit.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import { nasty } from './nasty.ts'
import { round } from './numbers.ts'

/** A session in the terminal shows so much at once. */
const terminal: Limit = {
  ...{ size: Number.POSITIVE_INFINITY, items: Number.POSITIVE_INFINITY },
  ...{ lengthOf: plainLength, quotations: 5 },
}

/** Longer is more than an input may take, in milliseconds of one core. */
const mostMs = 50

/**
 * How long each command takes over each text of the nasty ones, answered and drawn for
 * Telegram, Discord and the terminal: in time of the processor, which other work on the
 * machine does not lengthen; collecting garbage counts, and is where single peaks come from.
 */
export async function benchHostile(): Promise<void> {
  const { library } = await openLibrary('corpus')
  const commands = commandsOf(library)
  const desk: Desk = {
    ...{ library, commands, locale: 'zh', version: 'bench', store: createMemoryStore() },
    ...{ random: Math.random, now: Date.now, today: () => '2026-01-31' },
    administers: async () => true,
  }
  const counter = { desk, commands, log: pino({ level: 'silent' }) }
  const once = async (command: string, words: string) => {
    const question = { command, words }
    const asker = { room: 'bench', reader: 'bench', locale: 'zh' } as const
    const before = process.cpuUsage()
    const reply = await answer({ ...question, ...asker }, desk, commands)
    const bot = { username: 'bench_bot', inline: true }
    drawPage(reply, question, question, 'group', { counter, bot })
    const stage = { isPrivate: false, threads: true, message: '1' }
    drawReply(reply, { question, origin: question }, stage, counter)
    const page = fit(reply, question, terminal, pageLabelsIn('zh'))
    renderReply(page, { colour: false, width: 100 })
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  // What is slow the first time alone is the compiler's, not the input's.
  for (const { name } of commands) for (let at = 0; at < 3; at++) await once(name, '绿色丝绸之路')
  // What is refused for its length is tried at the greatest length that is not, too.
  const texts = Object.entries(nasty).flatMap(([kind, text]) =>
    text.length > maxWords
      ? [[kind, text] as const, [`${kind}, cut`, text.slice(0, maxWords)] as const]
      : [[kind, text] as const],
  )
  const rows = []
  for (const { name } of commands) {
    const times: [string, number][] = []
    for (const [kind, text] of texts) {
      // The least of three: what the input takes, not what else the process did.
      const tries = [await once(name, text), await once(name, text), await once(name, text)]
      times.push([kind, Math.min(...tries)])
    }
    times.sort(([, one], [, other]) => other - one)
    const [kind, ms] = times[0] ?? ['', 0]
    rows.push({
      command: name,
      'longest ms': round(ms),
      over: kind,
      'too long': times.filter(([, ms]) => ms > mostMs).length,
    })
  }
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}; ${texts.length} texts`,
  )
  console.table(rows)
}
