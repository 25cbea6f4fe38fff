import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { LRUCache } from 'lru-cache'
import type { Site } from './site.ts'
import { visitOf } from './visit.ts'

interface Kept {
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/** So much of answered pages is kept, in bytes and UTF-16 code units. */
const maxKept = 32 * 1024 * 1024

/** A browser asks anew whether a page has changed, and is told that it has not in one line. */
const revalidated = 'public, no-cache'

/**
 * Gives every page that is the same for all an entity tag made from its content, tells
 * a browser that has it already so, and keeps pages that were made: the texts do not
 * change while the process runs. What a page must not be kept for says so by
 * `Cache-Control: no-store`.
 */
export function remember(site: Site): MiddlewareHandler {
  const kept = new LRUCache<string, Kept>({
    maxSize: maxKept,
    sizeCalculation: ({ body }, key) => body.length + key.length,
  })
  return async (context, next) => {
    // What is sent with a request is no part of its address.
    if (!['GET', 'HEAD'].includes(context.req.method)) return next()
    const key = keyOf(context, site)
    const known = kept.get(key)
    if (known !== undefined) return give(known, context)
    await next()
    const { res } = context
    if (res.status !== 200 || res.headers.get('cache-control') === 'no-store') return undefined
    const type = res.headers.get('content-type') ?? ''
    const bytes = new Uint8Array(await res.arrayBuffer())
    const made: Kept = {
      body: /^(?:text\/|application\/json)/.test(type) ? new TextDecoder().decode(bytes) : bytes,
      headers: {
        'content-type': type,
        'cache-control': res.headers.get('cache-control') ?? revalidated,
        etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
        vary: 'Accept-Language',
      },
    }
    kept.set(key, made)
    context.res = undefined
    context.res = give(made, context)
    return undefined
  }
}

function give({ body, headers }: Kept, context: Context): Response {
  const asked = context.req.header('if-none-match')
  const { 'content-type': _, ...unchanged } = headers
  if (asked !== undefined && holdsTag(asked, headers['etag'] ?? ''))
    return context.body(null, 304, unchanged)
  return context.body(body, 200, headers)
}

/** Whether `If-None-Match` names the tag (RFC 9110, 13.1.2); weak ones compare alike. */
export const holdsTag = (asked: string, tag: string) =>
  asked.split(',').some(one => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag)

/** All that a page depends on: its address, the language, where readers reach it and Telegram, the day that it was read. */
function keyOf(context: Context, site: Site): string {
  const { locale, origin, here, chosen } = visitOf(context, site)
  const onTelegram = site.telegramLinks() !== undefined
  return JSON.stringify([here, locale, chosen, origin, onTelegram, site.counter.desk.today()])
}
