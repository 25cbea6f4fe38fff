import { PassThrough } from 'node:stream'
import type { Message } from 'grammy/types'
import { pino } from 'pino'
import { expect, onTestFinished } from 'vitest'
import type { Counter } from '../../../adapters/counter.ts'
import { logOptions } from '../../../adapters/log.ts'
import { createMetrics, type Metrics } from '../../../adapters/metrics.ts'
import type { Running } from '../../../adapters/running.ts'
import type { Patience } from '../../../adapters/telegram/api.ts'
import type { TelegramMessage } from '../../../adapters/telegram/render.ts'
import { startTelegram, type TelegramSettings } from '../../../adapters/telegram/start.ts'
import type { Pace } from '../../../adapters/turns.ts'
import { unhurried } from '../../../bench/pace.ts'
import { commandsOf } from '../../../src/commands/all.ts'
import type { AnyCommand } from '../../../src/commands/command.ts'
import type { Desk } from '../../../src/desk.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import type { Store } from '../../../src/store/store.ts'
import { deskOver, openLibrary } from '../../fixture.ts'
import { cards } from '../cards.ts'
import { type BotApi, type BotApiOptions, startBotApi } from './server/server.ts'

/** The adapter at work against the server. */
export interface AtWork {
  readonly api: BotApi
  readonly store: Store
  readonly running: Running
  readonly metrics: Metrics
  /** What was logged, line by line. */
  logged(): readonly LogLine[]
}

export interface LogLine {
  readonly level: number
  readonly msg: string
  readonly [field: string]: unknown
}

export interface WorkOptions {
  readonly api?: BotApiOptions
  /** A server that is at work already. */
  readonly server?: BotApi
  readonly store?: Store
  readonly desk?: Partial<Desk>
  readonly more?: readonly AnyCommand[]
  readonly patience?: Partial<Patience>
  readonly webhook?: TelegramSettings['webhook']
  readonly pace?: Pace
  /** No cards can be drawn. */
  readonly pictures?: false
  /** Rules are broken on purpose; the test looks at them itself. */
  readonly expectsProblems?: boolean
}

/** Without the pauses that Telegram's rates demand. */
const impatient: Patience = {
  throttled: false,
  attemptSeconds: 2,
  fetchAgainMs: 100,
  giveUpMs: 8000,
}

/** Starts server and adapter; after the test both end, and no rule may have been broken. */
export async function atWork(options: WorkOptions = {}): Promise<AtWork> {
  const library = await openLibrary()
  const api = options.server ?? (await startBotApi(options.api))
  const store = options.store ?? createMemoryStore()
  const lines = new PassThrough()
  let written = ''
  lines.on('data', (chunk: Buffer) => {
    written += chunk.toString()
  })
  const commands = [...(options.more ?? []), ...commandsOf(library)]
  const metrics = createMetrics(library)
  const counter: Counter = {
    desk: deskOver(library, { store, commands, ...options.desk }),
    commands,
    metrics,
    ...(options.pictures !== false && { cards }),
    log: pino(logOptions('trace', [api.token]), lines),
  }
  const running = await startTelegram(
    {
      token: api.token,
      apiRoot: api.root,
      patience: { ...impatient, ...options.patience },
      bracketsMs: 60_000,
      dailyMs: 50,
      pace: options.pace ?? unhurried,
      ...(options.webhook && { webhook: options.webhook }),
    },
    counter,
  )
  running.ended.catch(() => {})
  onTestFinished(async () => {
    await running.stop()
    if (!options.server) await api.close()
    expect(written).not.toContain(api.token)
    if (!options.expectsProblems) expect(api.problems).toEqual([])
  })
  return {
    api,
    store,
    running,
    metrics,
    logged: () =>
      written
        .split('\n')
        .filter(Boolean)
        .map((line): LogLine => JSON.parse(line)),
  }
}

/** What the bot has written in a chat, as it stands there now. */
export const written = (api: BotApi, chat: number): readonly Message[] =>
  api
    .messages(chat)
    .filter(
      ({ from, sender_chat }) =>
        from?.id === api.me.id || (sender_chat !== undefined && from === undefined),
    )

/** The bot's last message in a chat, which must be there. */
export function lastWritten(api: BotApi, chat: number): Message {
  const last = written(api, chat).at(-1)
  if (last === undefined) throw new RangeError(`the bot has written nothing in ${chat}`)
  return last
}

/** What stands in a message, sent or drawn, under entities of a type. */
export const under = (
  { text = '', entities = [] }: Readonly<Partial<Pick<TelegramMessage, 'text' | 'entities'>>>,
  type: string,
) =>
  entities
    .filter(entity => entity.type === type)
    .map(({ offset, length }) => text.slice(offset, offset + length))

export const labelsOf = ({ reply_markup }: Message) =>
  (reply_markup?.inline_keyboard ?? []).map(row => row.map(({ text }) => text))

/** The payload of the button with that label, which must be there. */
export function dataOf({ reply_markup }: Message, label: string): string {
  const button = (reply_markup?.inline_keyboard ?? []).flat().find(({ text }) => text === label)
  if (button === undefined || !('callback_data' in button))
    throw new RangeError(`there is no button ${label} to press`)
  return button.callback_data ?? ''
}
