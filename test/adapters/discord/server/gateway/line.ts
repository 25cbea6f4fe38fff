import type { WebSocket } from 'ws'
import { isRecord, listOf, numberOf, type Payload, recordOf, textOf } from '../payload.ts'
import { closeCode } from './close-code.ts'
import { areIntents, disallowed, type PrivilegedIntent } from './intents.ts'
import { createSession, op, type Session } from './session.ts'

/** A gateway connection and what it has come to. */
export interface Line {
  readonly socket: WebSocket
  session: Session | undefined
  /** When it was sent something: more than 120 times in a minute are too many. */
  readonly heardAt: number[]
}

export interface Identify {
  readonly intents: number
  readonly shard: readonly [index: number, count: number]
  /** In milliseconds of `performance.now()`. */
  readonly at: number
}

export interface Resume {
  /** The last event that the bot had seen. */
  readonly seq: number
  /** How many events were sent again. */
  readonly replayed: number
  /** In milliseconds of `performance.now()`. */
  readonly at: number
}

/** What a connection is answered with, and where it is written down what it said. */
export interface LineDesk {
  readonly token: string
  readonly allowedIntents: readonly PrivilegedIntent[]
  readonly sessions: Map<string, Session>
  readonly identifies: Identify[]
  readonly resumes: Resume[]
  nextId(): string
  /** A heartbeat came; whether it is acknowledged. */
  heartbeat(): boolean
  /** The address that a session is resumed at. */
  url(): string
  /** What READY says beside the session. */
  ready(): Payload
  /** What a session is told next. */
  greet(session: Session): void
  report(sentence: string): void
}

export const say = ({ socket }: Line, payload: Payload) => socket.send(JSON.stringify(payload))

export function shut({ socket }: Line, code: number, why: string, desk: Pick<LineDesk, 'report'>) {
  desk.report(`the gateway closed with ${code}: ${why}`)
  socket.close(code, why)
}

/** Does what the bot asks for over a connection. */
export function hear(line: Line, text: string, desk: LineDesk) {
  const said = parsed(text)
  if (said === undefined) {
    return shut(line, closeCode.decode, 'Error while decoding payload.', desk)
  }
  if (isBeyondRate(line)) return shut(line, closeCode.tooMany, 'You are being rate limited.', desk)
  const d = recordOf(said, 'd') ?? {}
  switch (numberOf(said, 'op')) {
    case op.heartbeat:
      return desk.heartbeat() ? say(line, { op: op.heartbeatAck }) : undefined
    case op.identify:
      return identify(line, d, desk)
    case op.resume:
      return resume(line, d, desk)
    case op.presence:
    case op.voiceState:
    case op.requestMembers:
      return line.session
        ? undefined
        : shut(line, closeCode.notAuthenticated, 'Not authenticated.', desk)
    default:
      return shut(line, closeCode.unknownOp, 'Unknown opcode.', desk)
  }
}

/** Whether the token is right and none was given before; closes the connection if not. */
function isAuthentic(line: Line, d: Payload, desk: LineDesk): boolean {
  if (line.session) shut(line, closeCode.alreadyAuthenticated, 'Already authenticated.', desk)
  else if (textOf(d, 'token') === desk.token) return true
  else shut(line, closeCode.badToken, 'Authentication failed.', desk)
  return false
}

function identify(line: Line, d: Payload, desk: LineDesk) {
  if (!isAuthentic(line, d, desk)) return
  const intents = d['intents']
  if (!areIntents(intents)) return shut(line, closeCode.badIntents, 'Invalid intent(s).', desk)
  const refused = disallowed(intents, desk.allowedIntents).join(', ')
  if (refused !== '') {
    return shut(line, closeCode.disallowedIntents, `Disallowed intent(s): ${refused}.`, desk)
  }
  const [index, count] = d['shard'] === undefined ? [0, 1] : listOf(d, 'shard')
  if (typeof index !== 'number' || typeof count !== 'number' || index < 0 || index >= count) {
    return shut(line, closeCode.badShard, 'Invalid shard.', desk)
  }
  const shard = [index, count] as const
  const session = createSession({ id: desk.nextId(), intents, shard })
  desk.sessions.set(session.id, session)
  line.session = session
  desk.identifies.push({ intents, shard, at: performance.now() })
  session.attach(line.socket, 0)
  session.dispatch('READY', {
    ...desk.ready(),
    v: 10,
    session_id: session.id,
    resume_gateway_url: desk.url(),
    shard,
  })
  desk.greet(session)
}

function resume(line: Line, d: Payload, desk: LineDesk) {
  if (!isAuthentic(line, d, desk)) return
  const session = desk.sessions.get(textOf(d, 'session_id') ?? '')
  if (session === undefined) return say(line, { op: op.invalidSession, d: false })
  const seq = numberOf(d, 'seq') ?? -1
  if (seq < 0 || seq > session.events.length) {
    return shut(line, closeCode.badSequence, 'Invalid seq.', desk)
  }
  line.session = session
  const replayed = session.attach(line.socket, seq)
  session.dispatch('RESUMED', { _trace: [] })
  desk.resumes.push({ seq, replayed, at: performance.now() })
}

/** Whether a connection has sent more than 120 payloads within a minute. */
function isBeyondRate({ heardAt }: Line): boolean {
  const now = performance.now()
  heardAt.push(now)
  return heardAt.filter(at => at > now - 60_000).length > 120
}

function parsed(text: string): Payload | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return isRecord(json) ? json : undefined
  } catch {
    return undefined
  }
}
