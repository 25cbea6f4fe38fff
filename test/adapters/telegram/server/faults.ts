import type { ServerResponse } from 'node:http'
import { type Refused, refused } from './answer.ts'

/** What goes wrong with a call, once. */
export type Fault =
  /** Refused in Telegram's own form. */
  | { readonly kind: 'refuse'; readonly answer: Refused }
  /** A page of a proxy in place of an answer. */
  | { readonly kind: 'html'; readonly status: number }
  /** A 200 whose JSON breaks off. */
  | { readonly kind: 'malformed' }
  /** Never answered. */
  | { readonly kind: 'hang' }
  /** The connection is cut before anything happens. */
  | { readonly kind: 'drop' }
  /** The call takes effect; then the connection is cut in the middle of the answer. */
  | { readonly kind: 'dropAfter' }

const refuse = (answer: Refused): Fault => ({ kind: 'refuse', answer })

/** The faults by name, for `fail`. */
export const faults = {
  tooMany: (seconds: number) =>
    refuse(refused(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })),
  serverError: refuse(refused(500, 'Internal Server Error')),
  badGateway: { kind: 'html', status: 502 },
  malformed: { kind: 'malformed' },
  hang: { kind: 'hang' },
  drop: { kind: 'drop' },
  dropAfter: { kind: 'dropAfter' },
  unauthorized: refuse(refused(401, 'Unauthorized')),
  conflict: refuse(
    refused(
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    ),
  ),
  badRequest: (words: string) => refuse(refused(400, `Bad Request: ${words}`)),
} as const satisfies Readonly<Record<string, Fault | ((value: never) => Fault)>>

/** Answers with what is no answer of Telegram. */
export function breakOff(fault: Exclude<Fault, { kind: 'refuse' }>, response: ServerResponse) {
  switch (fault.kind) {
    case 'html':
      response.writeHead(fault.status, { 'content-type': 'text/html' })
      response.end('<html><body><h1>502 Bad Gateway</h1></body></html>')
      return
    case 'malformed':
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true,"resu')
      return
    case 'hang':
      return
    case 'drop':
      response.destroy()
      return
    case 'dropAfter':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write('{"ok":true,', () => response.destroy())
  }
}
