import type { IncomingMessage } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import proxyaddr from 'proxy-addr'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

export interface Limits {
  /** At most so many requests of one address in a minute. */
  readonly perMinute: number
  /** Addresses and nets whose `X-Forwarded-For` is believed: a reverse proxy before this server. */
  readonly trustedProxies: readonly string[]
}

/** Nothing but our own files is loaded; nothing runs that stands in a page. Pictures in an answer stand in it. */
export const headers = (isPublicOverTls: boolean): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: isPublicOverTls ? 'max-age=31536000' : false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'strict-origin-when-cross-origin',
    // Pictures of quotations are shown by others, in previews of links.
    crossOriginResourcePolicy: 'cross-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    // What only browsers of the past, and Flash, knew.
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })

/**
 * Refuses a body that is longer than `maxBytes`, or does not say how long it is: Node
 * reads no more of one than it says. Hono's own limit counts what says nothing too, but
 * by a `Request` of Node's, which takes none of this server's.
 */
export const bodyLimit =
  (
    maxBytes: number,
    refuse: (
      context: Context,
      status: 411 | 413,
      problem: 'web.noLength' | 'web.tooLarge',
    ) => Promise<Response>,
  ): MiddlewareHandler =>
  (context, next) => {
    if (context.req.header('transfer-encoding') !== undefined)
      return refuse(context, 411, 'web.noLength')
    const length = Number(context.req.header('content-length') ?? 0)
    return length > maxBytes ? refuse(context, 413, 'web.tooLarge') : next()
  }

/** Refuses what one address asks beyond its share; `refuse` says so. */
export function rateLimit(
  { perMinute, trustedProxies }: Limits,
  refuse: (context: Context) => Response | Promise<Response>,
): MiddlewareHandler<{ Bindings: HttpBindings }> {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  const trusts = trustedProxies.length > 0 ? proxyaddr.compile([...trustedProxies]) : undefined
  return async (context, next) => {
    try {
      await limiter.consume(addressOf(context.env.incoming, trusts))
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      context.header('retry-after', String(Math.ceil(refused.msBeforeNext / 1000)))
      return refuse(context)
    }
    return next()
  }
}

/** Where a request comes from, past the proxies that are trusted. */
function addressOf(request: IncomingMessage, trusts?: ReturnType<typeof proxyaddr.compile>) {
  const { remoteAddress = 'gone' } = request.socket
  return trusts === undefined || remoteAddress === 'gone'
    ? remoteAddress
    : proxyaddr(request, trusts)
}
