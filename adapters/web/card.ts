import { type Context, Hono } from 'hono'
import { parseAddress } from '../../src/address.ts'
import type { WebEnv } from './env.ts'
import { holdsTag } from './remember.ts'
import { missing } from './respond.tsx'
import type { Site } from './site.ts'
import { visitOf } from './visit.ts'

/** A card changes only with the text or the design: a day's delay does no harm. */
const cardAge = 'public, max-age=86400'

/** The pictures of quotations, under their addresses. */
export function cardRoutes(site: Site): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/card/:file{.+\\.png}', context =>
    cardAt(context.req.param('file').replace(/\.png$/, ''), context, site),
  )
  return routes
}

async function cardAt(address: string, context: Context, site: Site): Promise<Response> {
  const { cards, desk } = site.counter
  if (parseAddress(address) === undefined) return missing(context, site)
  const located = desk.library.locate(address)
  if (located.kind !== 'passage')
    return missing(context, site, located.kind === 'nowhere' ? located.near : [])
  if (cards === undefined) return missing(context, site)
  const { quote, work } = located
  const { locale } = visitOf(context, site)
  const tag = `"${cards.tagOf(quote, work, locale)}"`
  const headers = { 'cache-control': cardAge, etag: tag, vary: 'Accept-Language' }
  // Told before it is drawn: whoever has it needs no new one.
  const asked = context.req.header('if-none-match')
  if (asked !== undefined && holdsTag(asked, tag)) return context.body(null, 304, headers)
  const picture = await cards.draw(quote, work, locale)
  if (picture === undefined) return missing(context, site)
  return context.body(picture, 200, { 'content-type': 'image/png', ...headers })
}
