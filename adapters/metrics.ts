import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Library } from '../src/library.ts'
import type { PutOff } from './turns.ts'

/** One inquiry that was answered. */
interface Answered {
  /** `telegram`, `discord`, `web`. */
  readonly platform: string
  /** A command's name, or `unknown`. */
  readonly command: string
  /** An apology for a fault of ours. */
  readonly failed: boolean
  readonly seconds: number
}

/** Figures of the program at work, for whoever runs it: never a reader's words, name or room. */
export interface Metrics {
  answered(answered: Answered): void
  putOff(platform: string, reason: PutOff['reason']): void
  /** A call to a platform came back with an error: its HTTP status, or `network` where it came back with nothing. */
  apiFailed(platform: string, code: number | 'network'): void
  /** From now on `waiting` says how many questions of the platform are in hand or wait. */
  watchQueue(platform: string, waiting: () => number): void
  /** All figures as Prometheus reads them. */
  page(): Promise<{ readonly type: string; readonly text: string }>
}

/** From what nobody notices to what nobody waits for, in seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** The figures of one process that serves `library`, together with Node's own. */
export function createMetrics(library: Library): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const answers = new Counter({
    ...{ name: 'zhangju_answers_total', registers },
    help: 'Inquiries answered, and those that failed by a fault',
    labelNames: ['platform', 'command', 'outcome'],
  })
  const seconds = new Histogram({
    ...{ name: 'zhangju_answer_seconds', registers, buckets },
    help: 'From inquiry to reply',
    labelNames: ['platform', 'command'],
  })
  const putOff = new Counter({
    ...{ name: 'zhangju_put_off_total', registers },
    help: 'Questions that were not answered because there were too many',
    labelNames: ['platform', 'reason'],
  })
  const failures = new Counter({
    ...{ name: 'zhangju_api_errors_total', registers },
    help: 'Calls to a platform that came back with an error',
    labelNames: ['platform', 'code'],
  })
  const queues = new Map<string, () => number>()
  new Gauge({
    ...{ name: 'zhangju_queue_depth', registers },
    help: 'Questions in hand or waiting',
    labelNames: ['platform'],
    collect() {
      for (const [platform, waiting] of queues) this.set({ platform }, waiting())
    },
  })
  new Gauge({
    ...{ name: 'zhangju_index_size', registers },
    help: 'What can be quoted and found',
    labelNames: ['of'],
    collect() {
      this.set({ of: 'works' }, library.works.length)
      this.set({ of: 'passages' }, library.passages.length)
      this.set({ of: 'terms' }, library.search.terms)
    },
  })
  return {
    answered: ({ platform, command, failed, seconds: took }) => {
      answers.inc({ platform, command, outcome: failed ? 'failed' : 'answered' })
      seconds.observe({ platform, command }, took)
    },
    putOff: (platform, reason) => putOff.inc({ platform, reason }),
    apiFailed: (platform, code) => failures.inc({ platform, code: String(code) }),
    watchQueue: (platform, waiting) => void queues.set(platform, waiting),
    page: async () => ({ type: register.contentType, text: await register.metrics() }),
  }
}
