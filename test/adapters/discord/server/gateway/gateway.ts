import type { IncomingMessage, Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Payload } from '../payload.ts'
import { shardOf } from '../snowflake.ts'
import { closeCode } from './close-code.ts'
import { hear, type Identify, type Line, type LineDesk, type Resume, say, shut } from './line.ts'
import { op, type Session } from './session.ts'

/** What came over the gateway, for a test to look at. */
export interface GatewayState {
  /** How often a connection was opened. */
  readonly connections: number
  /** Connections that are open now. */
  readonly open: number
  readonly heartbeats: number
  readonly identifies: readonly Identify[]
  readonly resumes: readonly Resume[]
  /** Every event that was dispatched to a session, by its name. */
  readonly dispatched: readonly string[]
}

export interface Gateway {
  readonly state: GatewayState
  /** Sends an event to every session of the guild's shard, as its intents let it be seen. */
  dispatch(
    t: string,
    guildId: string | undefined,
    seenWith: (intents: number) => Payload | undefined,
  ): void
  /** Cuts every connection, or closes it with a code. Sessions can be resumed. */
  drop(code?: number): void
  /** Tells every connection that its session is invalid. */
  invalidate(resumable: boolean): void
  askReconnect(): void
  setAcknowledging(acknowledging: boolean): void
  close(): void
}

export interface GatewayOptions
  extends Omit<LineDesk, 'sessions' | 'identifies' | 'resumes' | 'heartbeat'> {
  readonly server: Server
  /** Between two heartbeats. */
  readonly heartbeatMs: number
  /** Something has changed. */
  changed(): void
}

export function createGateway(options: GatewayOptions): Gateway {
  const lines = new Set<Line>()
  const sessions = new Map<string, Session>()
  const identifies: Identify[] = []
  const resumes: Resume[] = []
  const dispatched: string[] = []
  let connections = 0
  let heartbeats = 0
  let acknowledging = true

  const desk: LineDesk = {
    ...options,
    ...{ sessions, identifies, resumes },
    heartbeat: () => {
      heartbeats += 1
      return acknowledging
    },
  }

  const welcome = (socket: WebSocket, request: IncomingMessage) => {
    const line: Line = { socket, session: undefined, heardAt: [] }
    lines.add(line)
    connections += 1
    socket.on('error', () => {})
    socket.on('message', data => {
      hear(line, data.toString(), desk)
      options.changed()
    })
    socket.on('close', code => {
      lines.delete(line)
      line.session?.detach(socket)
      // Who leaves in good order gives up the session.
      if (line.session && (code === 1000 || code === 1001)) sessions.delete(line.session.id)
      options.changed()
    })
    const { searchParams } = new URL(request.url ?? '/', 'ws://localhost')
    if (searchParams.get('v') !== '10') {
      return shut(line, closeCode.badVersion, 'Invalid API version.', desk)
    }
    // What discord.js asks for without zlib-sync; no other is spoken here.
    if (searchParams.get('encoding') !== 'json' || searchParams.has('compress')) {
      return shut(line, closeCode.decode, 'This server speaks uncompressed JSON.', desk)
    }
    say(line, { op: op.hello, d: { heartbeat_interval: options.heartbeatMs, _trace: [] } })
    options.changed()
  }

  const sockets = new WebSocketServer({ server: options.server })
  sockets.on('connection', welcome)

  return {
    state: {
      get connections() {
        return connections
      },
      get open() {
        return lines.size
      },
      get heartbeats() {
        return heartbeats
      },
      identifies,
      resumes,
      dispatched,
    },
    dispatch: (t, guildId, seenWith) => {
      for (const session of sessions.values()) {
        const [index, count] = session.shard
        const seen = shardOf(guildId, count) === index ? seenWith(session.intents) : undefined
        if (seen === undefined) continue
        dispatched.push(t)
        session.dispatch(t, seen)
      }
      options.changed()
    },
    drop: code => {
      for (const { socket, session } of lines) {
        session?.detach(socket)
        if (code === undefined) socket.terminate()
        else socket.close(code)
      }
    },
    invalidate: resumable => {
      for (const line of lines) {
        const { session } = line
        if (session === undefined) continue
        session.detach(line.socket)
        line.session = undefined
        if (!resumable) sessions.delete(session.id)
        say(line, { op: op.invalidSession, d: resumable })
      }
    },
    askReconnect: () => {
      for (const line of lines) say(line, { op: op.reconnect, d: null })
    },
    setAcknowledging: value => {
      acknowledging = value
    },
    close: () => {
      for (const { socket } of lines) socket.terminate()
      sockets.close()
    },
  }
}
