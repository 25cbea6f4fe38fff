import type { WebSocket } from 'ws'
import type { Payload } from '../payload.ts'

/** Discord's numbers for what is said over the gateway. */
export const op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voiceState: 4,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const

/** An event as it was numbered for a session. */
interface NumberedEvent {
  readonly s: number
  readonly t: string
  readonly d: Payload
}

/** What outlives a connection: events are numbered and kept for a resume. */
export interface Session {
  readonly id: string
  readonly intents: number
  readonly shard: readonly [index: number, count: number]
  readonly events: readonly NumberedEvent[]
  /** Numbers an event and sends it, or keeps it until the session is resumed. */
  dispatch(t: string, d: Payload): void
  /** Takes up the session on a connection; events that came after `s` are sent again. */
  attach(socket: WebSocket, s: number): number
  detach(socket: WebSocket): void
}

export function createSession(given: Pick<Session, 'id' | 'intents' | 'shard'>): Session {
  const events: NumberedEvent[] = []
  let line: WebSocket | undefined
  const send = (event: NumberedEvent) => line?.send(JSON.stringify({ op: op.dispatch, ...event }))
  return {
    ...given,
    events,
    dispatch: (t, d) => {
      // As JSON now: what it is made of may change before it is sent again.
      const event: NumberedEvent = { s: events.length + 1, t, d: JSON.parse(JSON.stringify(d)) }
      events.push(event)
      send(event)
    },
    attach: (socket, s) => {
      line = socket
      const missed = events.filter(event => event.s > s)
      for (const event of missed) send(event)
      return missed.length
    },
    detach: socket => {
      if (line === socket) line = undefined
    },
  }
}
