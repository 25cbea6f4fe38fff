import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'
import { LRUCache } from 'lru-cache'
import type { Corpus } from '../../src/corpus/load.ts'
import type { Site } from './site.ts'
import { accepted } from './visit.ts'

/** What a browser says that takes pages compressed. */
const acceptsGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i

interface Kept {
  readonly body: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/** So much of answered pages is kept, in bytes. */
const maxKept = 32 * 1024 * 1024

/** A browser asks anew whether a page has changed, and is told that it has not in one line. */
const revalidated = 'public, no-cache'

/**
 * Gives every page that is the same for all an entity tag made from its content, tells
 * a browser that has it already so, and keeps pages that were made, with their headers and
 * compressed for whom that suits, until the texts are read anew. What must not be kept
 * says so by `Cache-Control: no-store`; what has a tag already is kept elsewhere.
 */
export function remember(site: Site): MiddlewareHandler {
  const kept = new LRUCache<string, Kept>({
    maxSize: maxKept,
    sizeCalculation: ({ body }, key) => body.length + key.length,
  })
  const { library } = site.counter.desk
  let corpus = library.corpus
  const keep = async (key: string, zips: boolean, madeFrom: Corpus, context: Context) => {
    const { res } = context
    const isLasting = res.headers.get('cache-control') !== 'no-store' && !res.headers.has('etag')
    if (res.status !== 200 || !isLasting) return
    const bytes = new Uint8Array(await res.arrayBuffer())
    const isText = /^(?:text\/|application\/json)/.test(res.headers.get('content-type') ?? '')
    const zipped = zips && isText
    const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
    const body = zipped ? new Uint8Array(gzipSync(bytes)) : bytes
    const made: Kept = {
      body,
      headers: {
        'cache-control': revalidated,
        ...Object.fromEntries(res.headers),
        ...(zipped && { 'content-encoding': 'gzip' }),
        'content-length': String(body.length),
        etag: `"${tag}${zipped ? '-gzip' : ''}"`,
        vary: 'Accept-Encoding, Accept-Language',
      },
    }
    // Of texts that were read anew meanwhile, it may be the last of the old.
    if (madeFrom === library.corpus) kept.set(key, made)
    context.res = undefined
    context.res = give(made, context)
  }
  return async (context, next) => {
    // What is sent with a request is no part of its address.
    if (!['GET', 'HEAD'].includes(context.req.method)) return next()
    const zips = acceptsGzip.test(context.req.header('accept-encoding') ?? '')
    const key = `${zips} ${keyOf(context, site)}`
    if (corpus !== library.corpus) kept.clear()
    corpus = library.corpus
    const madeFrom = corpus
    const known = kept.get(key)
    if (known !== undefined) return give(known, context)
    await next()
    return keep(key, zips, madeFrom, context)
  }
}

/** Made without the context, which would copy each header. */
function give({ body, headers }: Kept, context: Context): Response {
  const asked = context.req.header('if-none-match')
  if (asked === undefined || !holdsTag(asked, headers['etag'] ?? ''))
    return new Response(body, { headers })
  const { 'content-type': _, 'content-length': __, ...unchanged } = headers
  return new Response(null, { status: 304, headers: unchanged })
}

/** Whether `If-None-Match` names the tag (RFC 9110, 13.1.2); weak ones compare alike. */
export const holdsTag = (asked: string, tag: string) =>
  asked.split(',').some(one => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag)

/** All that a page depends on: where it was asked for, the language, whether Telegram is reached, the day that it was read. */
function keyOf({ req }: Context, { counter, telegramLinks }: Site): string {
  const locale = accepted(req.header('accept-language') ?? '')
  const isOnTelegram = telegramLinks() !== undefined
  return `${locale} ${isOnTelegram} ${counter.desk.today()} ${req.url}`
}
