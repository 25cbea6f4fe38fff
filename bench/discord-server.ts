import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

/** As little of Discord, gateway and REST, on this machine, as a bot needs to be timed against. */
export interface BenchServer {
  /** For discord.js: `rest: { api: root }`. */
  readonly root: string
  /**
   * Has a reader use a slash command with one text option.
   *
   * @param room the talk's number, from 0: each is with a reader of its own
   * @returns the interaction's id
   */
  push(command: string, option: string, value: string, room?: number): string
  /** Has a reader type into that option. */
  type(command: string, option: string, value: string): void
  /** Fulfilled when so many interactions were answered since it was asked. */
  answered(count: number): Promise<void>
  close(): Promise<void>
}

const applicationId = '1100000000000000001'
const bot = { id: applicationId, username: 'bench', discriminator: '0', bot: true, avatar: null }
/** A private talk with a reader of its own. */
function talkOf(room: number) {
  const user = {
    id: String(1_100_000_000_001_000_000n + BigInt(room)),
    ...{ username: 'r', discriminator: '0', avatar: null },
  }
  const id = String(1_100_000_000_002_000_000n + BigInt(room))
  return { user, channel_id: id, channel: { id, type: 1, recipients: [user] } }
}

const commandType = 2
const autocompleteType = 4
const stringOption = 3

/** Is told of each answer to an interaction: its id, and the body as it was sent. */
type Hear = (interaction: string, body: string) => void

export async function startBenchServer(hear?: Hear): Promise<BenchServer> {
  let socket: WebSocket | undefined
  let sequence = 0
  let nextId = 1_100_000_000_000_001_000n
  let answers = 0
  let awaited: { readonly count: number; readonly tell: () => void } | undefined
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', () => {
      const path = request.url ?? ''
      if (path.includes('/callback')) {
        response.writeHead(204).end()
        answers++
        hear?.(path.split('/').at(-3) ?? '', body)
        if (awaited && answers >= awaited.count) awaited.tell()
        return
      }
      const answer = path.includes('/gateway/bot') ? gatewayInfo() : []
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer))
    })
  })
  const sockets = new WebSocketServer({ server })
  const dispatch = (t: string, d: object) =>
    socket?.send(JSON.stringify({ op: 0, s: ++sequence, t, d }))
  sockets.on('connection', opened => {
    socket = opened
    opened.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }))
    opened.on('message', data => {
      const { op } = JSON.parse(String(data)) as { readonly op: number }
      if (op === 1) opened.send(JSON.stringify({ op: 11 }))
      if (op === 2)
        dispatch('READY', {
          v: 10,
          user: bot,
          guilds: [],
          session_id: 'bench',
          resume_gateway_url: `ws://${host}`,
          application: { id: applicationId, flags: 0 },
        })
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${portOf(server.address())}`
  const gatewayInfo = () => ({
    url: `ws://${host}`,
    shards: 1,
    session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
  })
  const interaction = (type: number, command: string, option: object, room = 0): string => {
    const id = String(nextId++)
    dispatch('INTERACTION_CREATE', {
      ...{ id, type, token: `token-${id}`, version: 1, application_id: applicationId },
      data: { id: '1', name: command, type: 1, options: [option] },
      ...{ ...talkOf(room), locale: 'zh-CN', context: 1 },
      ...{ app_permissions: '0', entitlements: [], attachment_size_limit: 0 },
      authorizing_integration_owners: { 0: '0' },
    })
    return id
  }
  return {
    root: `http://${host}/api`,
    push: (command, name, value, room) =>
      interaction(commandType, command, { name, type: stringOption, value }, room),
    type: (command, name, value) =>
      void interaction(autocompleteType, command, {
        ...{ name, type: stringOption, value },
        focused: true,
      }),
    answered: count => {
      answers = 0
      return new Promise(resolve => {
        awaited = { count, tell: resolve }
      })
    },
    close: async () => {
      socket?.terminate()
      sockets.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const portOf = (address: string | AddressInfo | null) =>
  typeof address === 'object' && address !== null ? address.port : 0
