import type { Answer } from './answer.ts'
import type { Payload } from './payload.ts'

/** A call of the Bot API as it came and as it was answered. */
export interface Call {
  readonly method: string
  readonly payload: Payload
  /** When it came, in milliseconds of `performance.now()`. */
  readonly at: number
  /** The HTTP status; absent where there was no answer. */
  readonly status?: number
  /** What was answered, or the text of what is no JSON. */
  readonly body?: Answer | string
  /** Whether it took effect, even if the caller was never told. */
  readonly accepted: boolean
}

export interface CallLog {
  /** In the order in which they were answered; those without an answer when they came. */
  readonly all: readonly Call[]
  add(call: Call): void
  /** The accepted calls of `method`, once there are `count`; rejected after `timeoutMs`. */
  waitFor(method: string, count: number, timeoutMs: number): Promise<readonly Call[]>
  /** Ends all waiting. */
  close(): void
}

interface Waiting {
  look(): void
  giveUp(why: string): void
}

export function createCallLog(): CallLog {
  const all: Call[] = []
  const waiting = new Set<Waiting>()
  const acceptedOf = (method: string) => all.filter(call => call.accepted && call.method === method)
  return {
    all,
    add: call => {
      all.push(call)
      for (const it of [...waiting]) it.look()
    },
    waitFor: (method, count, timeoutMs) =>
      new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(timer)
          waiting.delete(it)
        }
        const it: Waiting = {
          look: () => {
            const calls = acceptedOf(method)
            if (calls.length < count) return
            end()
            resolve(calls)
          },
          giveUp: why => {
            end()
            reject(new Error(`${why}: ${count} × ${method}. What arrived: ${summary(all)}`))
          },
        }
        const timer = setTimeout(() => it.giveUp(`not within ${timeoutMs} ms`), timeoutMs)
        waiting.add(it)
        it.look()
      }),
    close: () => {
      for (const it of [...waiting]) it.giveUp('the server was closed before')
    },
  }
}

/** `2 × getMe 200, sendMessage 400 “Bad Request: …”`; the same in a row only once. */
function summary(calls: readonly Call[]): string {
  const runs = calls.map(described).reduce<readonly (readonly [string, number])[]>((runs, line) => {
    const last = runs.at(-1)
    return last?.[0] === line ? [...runs.slice(0, -1), [line, last[1] + 1]] : [...runs, [line, 1]]
  }, [])
  const lines = runs.map(([line, times]) => (times === 1 ? line : `${times} × ${line}`))
  return lines.join(', ') || 'nothing'
}

function described({ method, status, body }: Call): string {
  const why = typeof body === 'object' && !body.ok ? ` “${body.description}”` : ''
  return `${method} ${status ?? 'unanswered'}${why}`
}
