import type { Hono } from 'hono'
import type { Config } from '../../src/config.ts'
import type { Counter } from '../counter.ts'
import { createDeliveries, type Deliveries } from '../deliveries.ts'
import { createMetrics } from '../metrics.ts'
import { type Watch, watchOver } from '../readiness.ts'
import { createApp, deliveriesApp } from './app.ts'
import type { WebEnv } from './env.ts'
import { type Listening, listen, type Served } from './listen.ts'
import { aliveRoutes, opsRoutes } from './ops.ts'
import type { Site } from './site.ts'

/** A reader turns no more pages than this in a minute, and a class behind one address not many more. */
const perMinute = 600

/** What else there is in the process. */
export interface Beside {
  readonly deliveries?: Deliveries
  readonly watch?: Watch
  readonly telegramLinks?: Site['telegramLinks']
}

/**
 * Starts the web server that `config` asks for: the corpus as pages, where they are not
 * switched off, what platforms deliver, and what whoever runs the program looks at.
 *
 * @throws StartError when a port cannot be listened on
 */
export async function startWeb(
  config: Config,
  given: Counter,
  { deliveries = createDeliveries(), watch, telegramLinks = () => undefined }: Beside = {},
): Promise<Served> {
  const { publicUrl, trustedProxies, host, port, opsPort, web, telegram } = config
  const { desk, log } = given
  const metrics = given.metrics ?? createMetrics(desk.library)
  const site = {
    counter: withoutPosts({ ...given, metrics }),
    ...(publicUrl !== undefined && { publicUrl }),
    telegramLinks,
  }
  const ops = opsRoutes({ watch: watch ?? watchOver(desk.store, log, Date.now), metrics })
  const unlimited = aliveRoutes()
  if (opsPort === undefined) unlimited.route('/', ops)
  const apps: (Listening & { readonly app: Hono<WebEnv> })[] = []
  if (web || telegram?.webhook) {
    const app = web
      ? createApp(site, { perMinute, trustedProxies }, deliveries, unlimited)
      : deliveriesApp(deliveries).route('/', unlimited)
    apps.push({ app, host, port })
  }
  if (opsPort !== undefined)
    apps.push({ app: aliveRoutes().route('/', ops), host, port: opsPort, variable: 'OPS_PORT' })
  const served: Served[] = []
  const stop = async () => void (await Promise.all(served.map(one => one.stop())))
  try {
    for (const { app, ...at } of apps) {
      const one = await listen(app, at)
      served.push(one)
      log.info({ address: one.address, pages: web && at.variable === undefined }, 'on the web')
    }
  } catch (error) {
    await stop()
    throw error
  }
  return { address: served[0]?.address ?? '', stop }
}

/** Nothing can be brought unasked to a page. */
function withoutPosts(counter: Counter): Counter {
  const commands = counter.commands.filter(({ posts }) => !posts)
  return { ...counter, commands, desk: { ...counter.desk, commands } }
}
