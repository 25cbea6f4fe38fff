import { Hono } from 'hono'
import type { Metrics } from '../metrics.ts'
import type { Watch } from '../readiness.ts'
import type { WebEnv } from './env.ts'
import { notKept } from './respond.tsx'

/** What whoever runs the program looks at. */
export interface Ops {
  readonly watch: Watch
  readonly metrics: Metrics
}

/** `/healthz`: the process answers. */
export const aliveRoutes = () =>
  new Hono<WebEnv>().get('/healthz', context => context.text('ok\n', 200, notKept))

/** `/readyz`: whether it can answer readers now, part by part; `/metrics`: its figures. */
export const opsRoutes = ({ watch, metrics }: Ops) =>
  new Hono<WebEnv>()
    .get('/readyz', async context => {
      const readiness = await watch.look()
      return context.json(readiness, readiness.ready ? 200 : 503, notKept)
    })
    .get('/metrics', async context => {
      const { type, text } = await metrics.page()
      return context.body(text, 200, { 'content-type': type, ...notKept })
    })
