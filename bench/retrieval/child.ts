import { text } from 'node:stream/consumers'
import { createLibrary } from '../../src/library.ts'
import { corpusOf } from './corpus-of.ts'
import { type Outcome, ownAlone } from './outcome.ts'
import { type Ask, peers } from './peers.ts'
import { alone, type Task } from './tasks.ts'
import { type Trial, type TrialTask, taskFor } from './trial.ts'

/** How many answers are asked for: MRR@10 and nDCG@10 see no more. */
const answers = 10

/**
 * The first questions of a process are not timed, for the compiler has its work to do: a
 * third of all, at most so many, and for so long. They are others than the timed ones, as a
 * search remembers what it was asked; where all are measured, the first of them.
 */
const warmUpQuestions = 1000
const warmUpMs = 5000

/** Runs one system on one trial, both read from standard input, and prints the outcome. */
const { system, trial }: { system: string; trial: Trial } = JSON.parse(await text(process.stdin))
const task = taskFor(trial)
process.stdout.write(JSON.stringify(await run(system, task, trial)))

async function run(system: string, task: TrialTask, { shape }: Trial): Promise<Outcome> {
  const startedAt = performance.now()
  const build = peers[system]
  const ask = build
    ? await build(task.documents)
    : system === ownAlone
      ? askLibrary(alone(task), 'paragraphs')
      : askLibrary(task, shape)
  const buildMs = performance.now() - startedAt
  const { questions, others } = task
  const warmUp = Math.min(warmUpQuestions, (questions.length + others.length) / 3)
  const warmFrom = performance.now()
  let asked = 0
  const isWarm = () => asked >= warmUp || performance.now() - warmFrom > warmUpMs
  for (const { text } of others) {
    if (isWarm()) break
    await ask(text, answers)
    asked++
  }
  const found: (readonly number[])[] = []
  const times: number[] = []
  for (const { text } of questions) {
    const timed = isWarm()
    const askedAt = performance.now()
    found.push(await ask(text, answers))
    if (timed) times.push(performance.now() - askedAt)
    asked++
  }
  return { found, times, buildMs, residentMb: residentNow() }
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
