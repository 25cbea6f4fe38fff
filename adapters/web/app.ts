import { randomUUID } from 'node:crypto'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { inAnswer } from '../answering.ts'
import { apologise } from '../counter.ts'
import type { Deliveries } from '../deliveries.ts'
import { apiRoutes } from './api.tsx'
import { assets } from './assets.ts'
import { cardRoutes } from './card.ts'
import { chattingRoutes } from './chatting.tsx'
import type { WebEnv } from './env.ts'
import { bodyLimit, headers, type Limits, rateLimit } from './guard.ts'
import { maxBodyBytes } from './limits.ts'
import { readingRoutes } from './reading.tsx'
import { remember } from './remember.ts'
import { missing, refuse } from './respond.tsx'
import type { Site } from './site.ts'
import { visitOf } from './visit.ts'

const assetAge = 'public, max-age=31536000, immutable'

/**
 * The web reader: a request in, a page out. What platforms deliver is theirs to answer;
 * what `unlimited` answers is asked however often, such as whether we are alive. A page
 * that was made is given again before any other is looked for, as most requests need no more.
 */
export function createApp(
  site: Site,
  limits: Limits,
  deliveries: Deliveries,
  unlimited = new Hono<WebEnv>(),
): Hono<WebEnv> {
  const app = deliveriesApp(deliveries)
  const secure = headers(site.publicUrl?.startsWith('https:') === true)
  for (const { path, type, content } of Object.values(assets))
    app.get(path, secure, context =>
      context.body(content, 200, { 'content-type': type, 'cache-control': assetAge }),
    )
  app.route('/', unlimited)
  const refuseMany = async (context: Context) => {
    context.res = await refuse(context, site, 429, 'web.tooMany')
  }
  app.use(
    rateLimit(limits, async context => {
      await secure(context, () => refuseMany(context))
      return context.res
    }),
  )
  app.use(remember(site))
  const pages = pagesOf(site, secure)
  // A page is kept whole, also where its head alone was asked for.
  app.all('*', ({ req: { raw }, env }) => {
    const asked = raw.method === 'HEAD' ? new Request(raw, { method: 'GET' }) : raw
    return inAnswer(`web:${randomUUID().slice(0, 8)}`, () => pages.fetch(asked, env))
  })
  return app
}

/** Every page, and what programs and conversations are answered. */
function pagesOf(site: Site, secure: MiddlewareHandler): Hono<WebEnv> {
  const pages = new Hono<WebEnv>()
  pages.use(secure)
  pages.use(
    bodyLimit(maxBodyBytes, (context, status, problem) => refuse(context, site, status, problem)),
  )
  pages.route('/', apiRoutes(site))
  pages.route('/', chattingRoutes(site))
  pages.route('/', cardRoutes(site))
  pages.route('/', readingRoutes(site))
  pages.notFound(context => missing(context, site))
  pages.onError((error, context) => {
    const { locale, say } = visitOf(context, site)
    const sorry = apologise(error, locale, site.counter.log, { platform: 'web' })
    const [block] = sorry.blocks
    const words = block?.kind === 'notice' ? block.text : say['web.errorTitle']
    return refuse(context, site, 500, { words })
  })
  return pages
}

/** What platforms deliver, and nothing else. */
export const deliveriesApp = (deliveries: Deliveries): Hono<WebEnv> =>
  new Hono<WebEnv>().use((context, next) => deliveries.receive(context.req.raw) ?? next())
