import { badRequest, type Refused, refused } from './answer.ts'

/** What may befall a call. Only `dropAfter` lets it take effect. */
export type Fault =
  | { readonly kind: 'refusal'; readonly refusal: Refused }
  /** Something before Telegram's servers answers a page: no JSON at all. */
  | { readonly kind: 'page'; readonly status: number; readonly html: string }
  /** A 200 whose JSON breaks off. */
  | { readonly kind: 'malformed' }
  /** The call is never answered. */
  | { readonly kind: 'hang' }
  /** The connection is cut before an answer. */
  | { readonly kind: 'drop' }
  /** The call takes effect, then the connection is cut within the answer. */
  | { readonly kind: 'dropAfter' }

/** The faults by name, for `fail`. */
export const faults = {
  tooMany: (retryAfterSeconds: number): Fault => ({
    kind: 'refusal',
    refusal: refused(429, `Too Many Requests: retry after ${retryAfterSeconds}`, {
      retry_after: retryAfterSeconds,
    }),
  }),
  internal: { kind: 'refusal', refusal: refused(500, 'Internal Server Error') },
  badGateway: {
    kind: 'page',
    status: 502,
    html: '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>',
  },
  unauthorized: { kind: 'refusal', refusal: refused(401, 'Unauthorized') },
  blocked: { kind: 'refusal', refusal: refused(403, 'Forbidden: bot was blocked by the user') },
  conflict: {
    kind: 'refusal',
    refusal: refused(
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    ),
  },
  /** A 400 in Telegram's words, which are given without their “Bad Request: ”. */
  badRequest: (words: string): Fault => ({ kind: 'refusal', refusal: badRequest(words) }),
  migrated: (to: number): Fault => ({
    kind: 'refusal',
    refusal: refused(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: to,
    }),
  }),
  malformed: { kind: 'malformed' },
  hang: { kind: 'hang' },
  drop: { kind: 'drop' },
  dropAfter: { kind: 'dropAfter' },
} as const satisfies Readonly<Record<string, Fault | ((given: never) => Fault)>>

/** The faults that wait for calls. */
export interface FaultQueue {
  /** The next `times` calls of `method` meet `fault`, after those that were added before. */
  add(method: string, fault: Fault, times: number): void
  /** The fault that a call of `method` meets, which is then used up. */
  next(method: string): Fault | undefined
  /** Calls of `method`, or of any, meet no more faults. */
  clear(method?: string): void
}

export function createFaultQueue(): FaultQueue {
  let queue: readonly { readonly method: string; readonly fault: Fault; left: number }[] = []
  return {
    add: (method, fault, times) => {
      queue = [...queue, { method, fault, left: times }]
    },
    next: method => {
      const due = queue.find(entry => entry.method === method && entry.left > 0)
      if (due) due.left--
      return due?.fault
    },
    clear: method => {
      queue = queue.filter(entry => method !== undefined && entry.method !== method)
    },
  }
}
