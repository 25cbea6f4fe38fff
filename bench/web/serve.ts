import { Hono } from 'hono'
import { createDeliveries } from '../../adapters/deliveries.ts'
import { createLog } from '../../adapters/log.ts'
import { createMetrics } from '../../adapters/metrics.ts'
import { openCounter } from '../../adapters/open.ts'
import { createApp } from '../../adapters/web/app.ts'
import type { WebEnv } from '../../adapters/web/env.ts'
import { listen } from '../../adapters/web/listen.ts'
import { readConfig } from '../../src/config.ts'
import { createMemoryStore } from '../../src/store/memory.ts'

/** Where the two servers are. */
export interface Addresses {
  readonly own: string
  readonly bare: string
}

// The whole web reader, whose limit on one address alone is lifted, and as little as Hono can be
// behind the same server: in one process, of which only one is asked at a time.
const config = readConfig({})
const log = await createLog('error', false)
const opened = await openCounter(config, log, createMemoryStore())
const counter = { ...opened, metrics: createMetrics(opened.desk.library) }
const site = { counter, telegramLinks: () => undefined }
const limits = { perMinute: Number.MAX_SAFE_INTEGER, trustedProxies: [] }
const anywhere = { host: '127.0.0.1', port: 0 }
const own = await listen(createApp(site, limits, createDeliveries()), anywhere)
const hello = new Hono<WebEnv>().get('/', context => context.text('Hello, world'))
const bare = await listen(hello, anywhere)
const addresses: Addresses = { own: own.address, bare: bare.address }
process.send?.(addresses)
process.once('disconnect', () => process.exit())
