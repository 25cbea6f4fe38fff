import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, Events, Status } from 'discord.js'
import { privately } from '../../src/commands/private.ts'
import type { Counter } from '../counter.ts'
import { startDaily } from '../daily.ts'
import { createInHand } from '../in-hand.ts'
import type { Log } from '../log.ts'
import type { Running } from '../running.ts'
import { StartError } from '../start-fault.ts'
import { createTurns, type Pace } from '../turns.ts'
import { createAdministrators } from './administers.ts'
import type { Teller } from './answer.ts'
import { serveEvents } from './bot.ts'
import { createClient } from './client.ts'
import { prepareCompletion } from './complete.ts'
import { posterBy } from './post.ts'
import { refusalFor, refusesToken, unknownToken } from './refusal.ts'
import { registerCommands } from './register.ts'

/** How Discord is reached, and how long things may take. */
export interface DiscordSettings extends Pick<Teller, 'deferMs' | 'patienceMs'> {
  readonly token: string
  /** Another server than Discord's own, without its version and a slash at its end. */
  readonly apiRoot?: string
  /** Commands are registered for this server alone, where they are there at once. */
  readonly guildId?: string
  /** After a fault of Discord's, it is tried again to log in so soon, in milliseconds; ever later, up to a minute. */
  readonly loginAgainMs: number
  /** Looks for daily passages that have fallen due so often, in milliseconds. */
  readonly dailyMs: number
  readonly pace: Pace
}

/** What is in hand at the end may take so long; with closing the gateway, it keeps within ten seconds. */
const drainMs = 7500
const closeMs = 2000
const maxLoginAgainMs = 60_000

/**
 * Starts answering on Discord. While Discord cannot be reached, it is tried again until
 * `signal` is aborted.
 *
 * @throws StartError when Discord does not know the token
 */
export async function startDiscord(
  settings: DiscordSettings,
  given: Counter,
  signal: AbortSignal,
): Promise<Running> {
  const commands = [...given.commands, privately]
  const administrators = createAdministrators()
  const { administers } = administrators
  const counter: Counter = { ...given, commands, desk: { ...given.desk, commands, administers } }
  const { log } = counter
  const { deferMs, patienceMs } = settings
  const teller: Teller = { counter, administrators, deferMs, patienceMs, nowMs: Date.now }
  const inHand = createInHand<string>()
  const turns = createTurns(settings.pace)
  counter.metrics?.watchQueue('discord', turns.waiting)
  prepareCompletion(counter.desk)
  const stopping = new AbortController()
  const client = await logIn(
    settings,
    counter,
    client => serveEvents(client, teller, inHand, turns),
    signal,
  )
  // Of several processes the first registers for all.
  if (client.shard === null || client.shard.ids.includes(0)) {
    const scope = {
      applicationId: client.application.id,
      ...(settings.guildId !== undefined && { guildId: settings.guildId }),
    }
    await registerCommands(commands, scope, client.rest, log).catch((error: unknown) => {
      log.warn({ err: error }, 'slash commands could not be registered')
    })
  }
  const daily = startDaily(posterBy(client.rest, teller), { everyMs: settings.dailyMs }, counter)
  log.info({ bot: client.user.username, servers: client.guilds.cache.size }, 'on Discord')
  const ended = new Promise<void>((resolve, reject) => {
    stopping.signal.addEventListener('abort', () => resolve())
    client.on(Events.ShardDisconnect, ({ code }) => reject(refusalFor(code)))
    client.on(Events.Invalidated, () => reject(unknownToken()))
  })
  return {
    ended,
    isConnected: () => client.ws.shards.every(({ status }) => status === Status.Ready),
    stop: async () => {
      stopping.abort()
      await Promise.race([client.destroy(), sleep(closeMs, undefined, { ref: false })])
      // What is in hand still has to be written.
      client.rest.setToken(settings.token)
      await daily.stop()
      if (!(await inHand.drained(drainMs))) log.warn('some answers were not finished')
    },
  }
}

/** Logs in, and tries again for as long as it is Discord's fault or the network's that it fails. */
async function logIn(
  { token, apiRoot, loginAgainMs }: DiscordSettings,
  counter: Counter,
  prepare: (client: Client) => void,
  signal: AbortSignal,
): Promise<Client<true>> {
  const { log } = counter
  for (let waitMs = loginAgainMs; ; waitMs = Math.min(2 * waitMs, maxLoginAgainMs)) {
    const client = createClient(apiRoot, counter)
    logEvents(client, log)
    prepare(client)
    const ready = new Promise<Client<true>>((resolve, reject) => {
      client.once(Events.ClientReady, resolve)
      client.once(Events.ShardDisconnect, ({ code }) => reject(refusalFor(code)))
    })
    ready.catch(() => {})
    try {
      await client.login(token)
      return await ready
    } catch (error) {
      if (error instanceof StartError) throw error
      if (refusesToken(error)) throw unknownToken()
      log.warn({ err: error, againInMs: waitMs }, 'Discord cannot be reached; trying again')
      await sleep(waitMs, undefined, { signal })
    }
  }
}

function logEvents(client: Client, log: Log): void {
  client.on(Events.ShardReconnecting, shard =>
    log.warn({ shard }, 'the gateway was lost; connecting again'),
  )
  client.on(Events.ShardResume, (shard, events) =>
    log.info({ shard, events }, 'the gateway is back'),
  )
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ err: error, shard }, 'the gateway has a fault'),
  )
  client.on(Events.Error, error => log.error({ err: error }, 'discord.js has a fault'))
  client.on(Events.Warn, text => log.warn({ text }, 'discord.js warns'))
}
