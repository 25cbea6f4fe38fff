import { Hono } from 'hono'
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
import { missing, refuse } from './respond.tsx'
import type { Site } from './site.ts'
import { visitOf } from './visit.ts'

const assetAge = 'public, max-age=31536000, immutable'

/**
 * The web reader: a request in, a page out. What platforms deliver is theirs to answer;
 * what `unlimited` answers is asked however often, such as whether we are alive.
 */
export function createApp(
  site: Site,
  limits: Limits,
  deliveries: Deliveries,
  unlimited = new Hono<WebEnv>(),
): Hono<WebEnv> {
  const app = deliveriesApp(deliveries)
  app.use(headers(site.publicUrl?.startsWith('https:') === true))
  for (const { path, type, content } of Object.values(assets))
    app.get(path, context =>
      context.body(content, 200, { 'content-type': type, 'cache-control': assetAge }),
    )
  app.route('/', unlimited)
  app.use(rateLimit(limits, context => refuse(context, site, 429, 'web.tooMany')))
  app.use(
    bodyLimit(maxBodyBytes, (context, status, problem) => refuse(context, site, status, problem)),
  )
  app.route('/', apiRoutes(site))
  app.route('/', chattingRoutes(site))
  app.route('/', cardRoutes(site))
  app.route('/', readingRoutes(site))
  app.notFound(context => missing(context, site))
  app.onError((error, context) => {
    const { locale, say } = visitOf(context, site)
    const sorry = apologise(error, locale, site.counter.log, { platform: 'web' })
    const [block] = sorry.blocks
    const words = block?.kind === 'notice' ? block.text : say['web.errorTitle']
    return refuse(context, site, 500, { words })
  })
  return app
}

/** What platforms deliver, and nothing else. */
export const deliveriesApp = (deliveries: Deliveries): Hono<WebEnv> =>
  new Hono<WebEnv>().use(
    async (context, next) => (await deliveries.receive(context.req.raw)) ?? next(),
  )
