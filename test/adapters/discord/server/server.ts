import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type Board, createBoard } from './channel/board.ts'
import { type Commands, createCommands } from './commands.ts'
import { createGateway, type GatewayState } from './gateway/gateway.ts'
import { intentBits } from './gateway/intents.ts'
import { createHandle, createMessageHandle } from './interaction/handle.ts'
import { createInteract, type Interact } from './interaction/interact.ts'
import { createInteractions } from './interaction/interaction.ts'
import type { DiscordOptions } from './options.ts'
import { announced, botGuilds, guildSeen } from './people/announce.ts'
import { createWorld, type World } from './people/world.ts'
import { basicRoutes } from './rest/basics.ts'
import { callbackRoutes } from './rest/callback.ts'
import { commandRoutes } from './rest/command-routes.ts'
import { createFaultQueue, type Fault, isRoute } from './rest/faults.ts'
import { messageRoutes } from './rest/message-routes.ts'
import { pinRoutes } from './rest/pin-routes.ts'
import { createRest, type RestCall } from './rest/rest.ts'
import { threadRoutes } from './rest/thread-routes.ts'
import { webhookRoutes } from './rest/webhook.ts'
import { createSnowflakes } from './snowflake.ts'
import { createSpeak, type Speak } from './speak.ts'
import { specUrl } from './spec/spec.ts'
import { validatorAt } from './spec/validator.ts'
import { createWaiting } from './waiting.ts'

/** Discord on this machine, REST and gateway, as strict as Discord and more talkative. */
export interface Discord {
  /** For discord.js: `rest: { api: root }`. */
  readonly root: string
  readonly token: string
  readonly applicationId: string
  readonly world: World
  readonly board: Board
  /** What the bot has registered. */
  readonly commands: Pick<Commands, 'of'>
  readonly calls: readonly RestCall[]
  /** Every rule that was broken: of the spec, of the limits, of interactions, of this project. */
  readonly problems: readonly string[]
  readonly validation: 'spec' | 'limits only'
  /** Which spec calls are held against, or why against none. */
  readonly validationReason: string
  readonly gateway: GatewayState
  readonly interact: Interact
  /** Writes a message, with a handle on what the bot writes after it. */
  readonly message: Speak['message']
  /** Writes a message to act upon. */
  readonly write: Speak['write']

  /** The calls of a route, answered or not, as soon as there are so many; within 5 s. */
  arrived(
    method: string,
    route: string | RegExp,
    count?: number,
    ms?: number,
  ): Promise<readonly RestCall[]>
  /** The same for calls that were answered with success. */
  accepted(
    method: string,
    route: string | RegExp,
    count?: number,
    ms?: number,
  ): Promise<readonly RestCall[]>
  /** Waits until the gateway's state is as wanted; within 5 s. */
  until(wanted: (gateway: GatewayState) => boolean, ms?: number): Promise<void>
  /** Has the next so many calls of a route go wrong. */
  fail(method: string, route: string | RegExp, fault: Fault, times?: number): void

  /** Cuts the gateway's connections, or closes them with a code; sessions can be resumed. */
  dropGateway(options?: { readonly code?: number }): void
  /** Tells the bot that its session is invalid; one that cannot be resumed is forgotten. */
  invalidateSession(options?: { readonly resumable?: boolean }): void
  /** Asks the bot to connect anew, as before maintenance. */
  askReconnect(): void
  /** Whether heartbeats are acknowledged; a connection without that is a zombie. */
  acknowledgeHeartbeats(acknowledge: boolean): void
  close(): Promise<void>
}

/** What was said of it already: once a run is enough. */
const said = new Set<string>()

const applicationId = '1100000000000000001'
const token = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.Gtest0.loopback-token-of-a-test-bot'

export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const { botName = 'zhangju', spec = specUrl } = options
  const calls: RestCall[] = []
  const problems: string[] = []
  const report = (sentence: string) => {
    problems.push(sentence)
  }
  const validator = validatorAt(spec)
  const reason = validator
    ? `calls to Discord are held against the spec, API ${validator.spec.version}, and the limits`
    : `calls to Discord are held against the limits only: there is no ${spec.pathname}`
  if (!said.has(reason)) process.stderr.write(`${reason}\n`)
  said.add(reason)
  const faults = createFaultQueue()
  const waiting = createWaiting()

  const server = createServer()
  const sockets = new Set<Socket>()
  server.on('connection', socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${portOf(server.address())}`
  const gatewayUrl = `ws://${host}`

  const nextId = createSnowflakes()
  const world = createWorld({
    ...{ nextId, applicationId, botName },
    announce: added => {
      const told = announced(added, world)
      if (told) gateway.dispatch(told.event, told.guildId, told.seenWith)
    },
  })
  const gateway = createGateway({
    server,
    token,
    heartbeatMs: options.heartbeatMs ?? 41_250,
    allowedIntents: options.privilegedIntents ?? [],
    nextId,
    url: () => gatewayUrl,
    ready: () => ({
      user: { ...world.bot, verified: true, mfa_enabled: true, email: null },
      application: { id: applicationId, flags: 0 },
      guilds: botGuilds(world).map(({ id }) => ({ id, unavailable: true })),
    }),
    greet: session => {
      if ((session.intents & intentBits.guilds) === 0) return
      for (const guild of botGuilds(world)) {
        session.dispatch('GUILD_CREATE', guildSeen(guild, world))
      }
    },
    report,
    changed: () => waiting.look(),
  })
  const board = createBoard({ world, gateway, base: `http://${host}`, nextId })
  const commands = createCommands({ applicationId, nextId })
  const interactions = createInteractions(
    { firstAnswerMs: options.firstAnswerMs ?? 3000, tokenMs: options.tokenMs ?? 15 * 60_000 },
    report,
  )
  const summary = () => {
    const told = calls.slice(-8).map(({ method, path, status }) => `${method} ${path} ${status}`)
    return [...told, ...problems].join('; ') || 'nothing came'
  }
  const handleDesk = { board, interactions, waiting, summary }
  const handle = (id: string) => createHandle(id, handleDesk)
  const interact = createInteract({
    ...{ world, board, commands, interactions, gateway, nextId, handle },
  })
  const speak = createSpeak({
    ...{ world, board, nextId },
    handle: id => createMessageHandle(id, world.bot.id, handleDesk),
  })

  const desk = {
    ...{ world, board, commands, interactions, gateway, gatewayUrl, nextId, report },
    rules: {
      textBelow: options.textBelow ?? 3000,
      forbidMentions: options.forbidMentions ?? true,
    },
  }
  const serve = createRest({
    routes: [
      ...basicRoutes(desk),
      ...commandRoutes(desk),
      ...callbackRoutes(desk),
      ...webhookRoutes(desk),
      ...messageRoutes(desk),
      ...threadRoutes(desk),
      ...pinRoutes(desk),
    ],
    ...{ token, validator, faults, report },
    checksAnswers: options.checksAnswers ?? false,
    record: call => {
      calls.push(call)
      waiting.look()
    },
  })
  server.on('request', (request, response) => {
    serve(request, response).catch((error: unknown) => report(`the server failed: ${error}`))
  })

  const seen =
    (pick: (call: RestCall) => boolean): Discord['arrived'] =>
    (method, route, count = 1, ms = 5000) =>
      waiting.until(
        () => {
          const found = calls.filter(
            call =>
              call.method === method.toUpperCase() &&
              isRoute(route, call.route, call.path) &&
              pick(call),
          )
          return found.length >= count ? found : undefined
        },
        () => `${count} × ${method} ${route} did not come within ${ms} ms: ${summary()}`,
        ms,
      )

  return {
    root: `http://${host}/api`,
    ...{ token, applicationId, world, board, commands, calls, problems, interact },
    validation: validator ? 'spec' : 'limits only',
    validationReason: reason,
    gateway: gateway.state,
    message: speak.message,
    write: speak.write,
    arrived: seen(() => true),
    accepted: seen(({ status = 0 }) => status >= 200 && status < 300),
    until: async (wanted, ms = 5000) => {
      await waiting.until(
        () => wanted(gateway.state) || undefined,
        () => `the gateway did not become as wanted within ${ms} ms: ${problems.join('; ')}`,
        ms,
      )
    },
    fail: (method, route, fault, times = 1) => faults.add(method, route, fault, times),
    dropGateway: ({ code } = {}) => gateway.drop(code),
    invalidateSession: ({ resumable = false } = {}) => gateway.invalidate(resumable),
    askReconnect: gateway.askReconnect,
    acknowledgeHeartbeats: gateway.setAcknowledging,
    close: async () => {
      interactions.close()
      waiting.close()
      gateway.close()
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const portOf = (address: string | AddressInfo | null) =>
  typeof address === 'object' && address !== null ? address.port : 0
