import type { ServerResponse } from 'node:http'
import { type Answer, refusal, refusals } from './answer.ts'
import { shapeOf } from './route.ts'

/** What may befall a call. Only those called “after” let it take effect. */
export type Fault =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** The call is never answered. */
  | { readonly kind: 'hang' }
  /** The connection is cut before an answer. discord.js gives up a call that was closed … */
  | { readonly kind: 'drop' }
  | { readonly kind: 'dropAfter' }
  /** … and repeats one whose connection was reset. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'resetAfter' }
  /** It takes effect, and the JSON that says so breaks off, whole as an answer or cut in its middle. */
  | { readonly kind: 'malformedAfter' }
  | { readonly kind: 'cutAfter' }

/** The faults by name, for `fail`. */
export const faults = {
  rateLimited: (retryAfterSeconds: number, options: { readonly global?: boolean } = {}): Fault => ({
    kind: 'answer',
    answer: rateLimit(retryAfterSeconds, options.global === true),
  }),
  internal: { kind: 'answer', answer: refusal(500, 0, '500: Internal Server Error') },
  badGateway: {
    kind: 'answer',
    answer: {
      status: 502,
      html: '<html><head><title>502 Bad Gateway</title></head><body>cloudflare</body></html>',
    },
  },
  missingPermissions: { kind: 'answer', answer: refusals.missingPermissions },
  notFound: { kind: 'answer', answer: refusals.notFound },
  unknownChannel: { kind: 'answer', answer: refusals.unknownChannel },
  unknownMessage: { kind: 'answer', answer: refusals.unknownMessage },
  unknownInteraction: { kind: 'answer', answer: refusals.unknownInteraction },
  /** Any other refusal, with the HTTP status, Discord's code and its words. */
  refused: (status: number, code: number, message: string): Fault => ({
    kind: 'answer',
    answer: refusal(status, code, message),
  }),
  hang: { kind: 'hang' },
  drop: { kind: 'drop' },
  dropAfter: { kind: 'dropAfter' },
  reset: { kind: 'reset' },
  resetAfter: { kind: 'resetAfter' },
  malformedAfter: { kind: 'malformedAfter' },
  cutAfter: { kind: 'cutAfter' },
} as const satisfies Readonly<Record<string, Fault | ((...given: never) => Fault)>>

function rateLimit(retryAfterSeconds: number, isGlobal: boolean): Answer {
  return {
    status: 429,
    body: {
      message: 'You are being rate limited.',
      retry_after: retryAfterSeconds,
      global: isGlobal,
      code: 0,
    },
    headers: {
      'retry-after': String(retryAfterSeconds),
      'x-ratelimit-scope': isGlobal ? 'global' : 'user',
      ...(isGlobal
        ? { 'x-ratelimit-global': 'true' }
        : {
            'x-ratelimit-limit': '5',
            'x-ratelimit-remaining': '0',
            'x-ratelimit-reset': String(Date.now() / 1000 + retryAfterSeconds),
            'x-ratelimit-reset-after': String(retryAfterSeconds),
            'x-ratelimit-bucket': 'bucket',
          }),
    },
  }
}

export const takesEffect = ({ kind }: Fault) => kind.endsWith('After')

const json = { 'content-type': 'application/json' }

/** Ends a call without an answer that can be read. */
export function breakOff({ kind }: Fault, response: ServerResponse): void {
  if (kind === 'drop' || kind === 'dropAfter') response.destroy()
  if (kind === 'malformedAfter') response.writeHead(200, json).end('{"id":"11')
  if (kind === 'cutAfter') {
    response.writeHead(200, { ...json, 'content-length': 1000 })
    response.write('{"id":"11', () => response.destroy())
  }
  if (kind === 'reset' || kind === 'resetAfter') response.socket?.resetAndDestroy()
}

/** The faults that wait for calls. */
export interface FaultQueue {
  /** The next `times` calls of a route meet `fault`, after those that were added before. */
  add(method: string, route: string | RegExp, fault: Fault, times: number): void
  /** The fault that a call meets, which is then used up. */
  next(method: string, template: string, path: string): Fault | undefined
}

export function createFaultQueue(): FaultQueue {
  const queue: {
    readonly method: string
    readonly route: string | RegExp
    readonly fault: Fault
    left: number
  }[] = []
  return {
    add: (method, route, fault, times) => {
      queue.push({ method: method.toUpperCase(), route, fault, left: times })
    },
    next: (method, template, path) => {
      const due = queue.find(
        entry => entry.left > 0 && entry.method === method && isRoute(entry.route, template, path),
      )
      if (due) due.left -= 1
      return due?.fault
    },
  }
}

/** Whether a call goes to a route: a template, whose names do not matter, or a pattern of paths. */
export const isRoute = (route: string | RegExp, template: string, path: string): boolean =>
  typeof route === 'string' ? shapeOf(route) === shapeOf(template) : route.test(path)
