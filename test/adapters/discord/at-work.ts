import { PassThrough } from 'node:stream'
import { pino } from 'pino'
import { expect, onTestFinished } from 'vitest'
import type { Counter } from '../../../adapters/counter.ts'
import { type DiscordSettings, startDiscord } from '../../../adapters/discord/start.ts'
import { logOptions } from '../../../adapters/log.ts'
import { createMetrics, type Metrics } from '../../../adapters/metrics.ts'
import type { Running } from '../../../adapters/running.ts'
import { unhurried } from '../../../bench/pace.ts'
import { commandsOf } from '../../../src/commands/all.ts'
import type { AnyCommand } from '../../../src/commands/command.ts'
import type { Desk } from '../../../src/desk.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import type { Store } from '../../../src/store/store.ts'
import { deskOver, openLibrary } from '../../fixture.ts'
import { cards } from '../cards.ts'
import { buttonsOf } from './server/interaction/find-component.ts'
import type { Shown } from './server/interaction/shown.ts'
import type { DiscordOptions } from './server/options.ts'
import { type Discord, startDiscord as startServer } from './server/server.ts'

/** The adapter at work against the server. */
export interface AtWork {
  readonly discord: Discord
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
  readonly server?: DiscordOptions
  /** A server that is at work already. */
  readonly discord?: Discord
  readonly store?: Store
  readonly desk?: Partial<Desk>
  readonly more?: readonly AnyCommand[]
  readonly settings?: Partial<DiscordSettings>
  /** No cards can be drawn. */
  readonly pictures?: false
  /** Rules are broken on purpose; the test looks at them itself. */
  readonly expectsProblems?: boolean
}

/** Starts server and adapter; after the test both end, and no rule may have been broken. */
export async function atWork(options: WorkOptions = {}): Promise<AtWork> {
  const library = await openLibrary()
  const discord = options.discord ?? (await startServer(options.server))
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
    log: pino(logOptions('trace', [discord.token]), lines),
  }
  const stopping = new AbortController()
  const running = await startDiscord(
    {
      token: discord.token,
      apiRoot: discord.root,
      deferMs: 500,
      patienceMs: 500,
      loginAgainMs: 50,
      dailyMs: 50,
      pace: unhurried,
      ...options.settings,
    },
    counter,
    stopping.signal,
  )
  running.ended.catch(() => {})
  onTestFinished(async () => {
    stopping.abort()
    await running.stop()
    if (!options.discord) await discord.close()
    expect(written).not.toContain(discord.token)
    if (!options.expectsProblems) expect(discord.problems).toEqual([])
  })
  return {
    discord,
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

/** What went wrong, as the log has it. */
export const warnings = (lines: readonly LogLine[]) => lines.filter(({ level }) => level > 30)

export const labelsOf = (shown: Shown) => buttonsOf(shown).map(({ label }) => label)

/** The custom_id of the button with that label, which must be there. */
export function idOf(shown: Shown, label: string): string {
  const id = buttonsOf(shown).find(button => button.label === label)?.customId
  if (id === undefined) throw new RangeError(`there is no ${label} among ${labelsOf(shown)}`)
  return id
}

/** The message that is shown, which must be one. */
export function messageOf({ message }: Shown) {
  if (message === undefined) throw new RangeError('what is shown is no message')
  return message
}
