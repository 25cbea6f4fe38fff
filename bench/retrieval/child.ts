import { text } from 'node:stream/consumers'
import { createLibrary } from '../../src/library.ts'
import { corpusOf } from './corpus-of.ts'
import type { Outcome } from './outcome.ts'
import { type Ask, peers } from './peers.ts'
import type { Task } from './tasks.ts'
import { type Trial, type TrialTask, taskFor } from './trial.ts'

/** How many answers are asked for: MRR@10 and nDCG@10 see no more. */
const answers = 10

/** A system warms up no longer than this: what takes a tenth of a second a question is warm by then. */
const warmUpMs = 5000

/** Runs one system on one trial, both read from standard input, and prints the outcome. */
const { system, trial }: { system: string; trial: Trial } = JSON.parse(await text(process.stdin))
const task = taskFor(trial)
process.stdout.write(JSON.stringify(await run(system, task, trial)))

async function run(system: string, task: TrialTask, { shape }: Trial): Promise<Outcome> {
  const startedAt = performance.now()
  const build = peers[system]
  const ask = build ? await build(task.documents) : askLibrary(task, shape)
  const buildMs = performance.now() - startedAt
  const warmFrom = performance.now()
  for (const { text } of task.warmUp) {
    if (performance.now() - warmFrom > warmUpMs) break
    await ask(text, answers)
  }
  const residentMb = residentNow()
  const found: (readonly number[])[] = []
  const times: number[] = []
  for (const { text } of task.questions) {
    const askedAt = performance.now()
    found.push(await ask(text, answers))
    times.push(performance.now() - askedAt)
  }
  return { found, times, buildMs, residentMb }
}

/** The library as an adapter has it. */
function askLibrary(task: Task, shape: Trial['shape']): Ask {
  const { corpus, addresses } = corpusOf(task, shape)
  const library = createLibrary(corpus)
  const ids = new Map(addresses.map((address, id) => [address, id]))
  return (question, limit) =>
    library.search
      .find(question, { limit })
      .hits.flatMap(({ passage }) => ids.get(passage.address) ?? [])
}

/** What the process holds in memory once what is garbage is gone, in MB. */
function residentNow(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss / 1e6
}
