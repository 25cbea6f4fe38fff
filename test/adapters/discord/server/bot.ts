import { Client, type ClientOptions, Events, GatewayIntentBits, type Interaction } from 'discord.js'
import { onTestFinished } from 'vitest'
import type { DiscordOptions } from './options.ts'
import { type Discord, startDiscord } from './server.ts'

export interface BotOptions {
  readonly server?: DiscordOptions
  readonly client?: Partial<ClientOptions>
  /** Registered as soon as the bot is ready. */
  readonly commands?: readonly object[]
  readonly onInteraction?: (interaction: Interaction) => Promise<unknown>
}

export interface Bot {
  readonly discord: Discord
  readonly client: Client<true>
}

/** A server whose own answers are held against the spec; it ends with the test. */
export async function startServer(options: DiscordOptions = {}): Promise<Discord> {
  const discord = await startDiscord({ checksAnswers: true, ...options })
  onTestFinished(() => discord.close())
  return discord
}

/** A real bot of discord.js that is ready, and the server that it is logged in to. */
export async function startBot(options: BotOptions = {}): Promise<Bot> {
  const discord = await startServer(options.server)
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    allowedMentions: { parse: [] },
    ...options.client,
    rest: { api: discord.root, ...options.client?.rest },
  })
  onTestFinished(() => client.destroy())
  client.on(Events.Error, () => {})
  client.on(Events.ShardError, () => {})
  client.on(Events.InteractionCreate, interaction => {
    // What goes wrong is seen by the server, or by the test that made it so.
    options.onInteraction?.(interaction).catch(() => {})
  })
  const ready = new Promise<Client<true>>(resolve => client.once(Events.ClientReady, resolve))
  await client.login(discord.token)
  const loggedIn = await ready
  if (options.commands) {
    await loggedIn.rest.put(`/applications/${discord.applicationId}/commands`, {
      body: options.commands,
    })
  }
  return { discord, client: loggedIn }
}

/** A call as no library would make it; its HTTP status and the JSON of its answer. */
export async function call(
  discord: Discord,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const response = await fetch(`${discord.root}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, json: text === '' ? undefined : JSON.parse(text) }
}
