import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { median, quantile, round } from './numbers.ts'
import { benchAblation } from './retrieval/ablation.ts'
import { qualityOf } from './retrieval/metrics.ts'
import { type Outcome, outcomeOf, own, ownAlone, xapian } from './retrieval/outcome.ts'
import { benchOwnWorks } from './retrieval/own-works.ts'
import { peers } from './retrieval/peers.ts'
import { readSquad, setsFolder } from './retrieval/squad.ts'
import { benchStart } from './retrieval/start.ts'
import { type Trial, taskFor } from './retrieval/trial.ts'

const usage = `npm run bench -- retrieval [options]
  --sets A,B        sets to ask (cmrc2018_dev,drcd_dev); "none": our own works alone
  --systems A,B     systems whose names begin so (all)
  --questions N     at most so many questions a set (all)
  --sizes A,B       numbers of passages to time at (1000,10000,60000,200000); "none"
  --shapes A,B      windows,paragraphs (both)
  --ablation        on the tuning set, what each sign of relevance adds
  --quick           --questions 300 --sizes none --shapes windows`

/** Above so many passages only the fastest peers are timed: the others take minutes. */
const allPeersUpTo = 10_000
const peersUpTo = 60_000
const fastPeers: readonly string[] = [
  'MiniSearch + jieba, defaults',
  'SQLite FTS5, trigram',
  xapian,
]

interface Options {
  readonly sets: readonly string[]
  readonly systems: readonly string[]
  readonly questions: number | undefined
  readonly sizes: readonly number[]
  readonly shapes: readonly Trial['shape'][]
  readonly ablation: boolean
}

/** Finds the right passage in public sets and in our own works, beside its peers in the same run. */
export async function benchRetrieval(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(usage)
    return
  }
  const options = readOptions(args)
  console.log(
    `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`,
  )
  const there = options.sets.filter(name => readSquad(name) !== undefined)
  for (const name of options.sets.filter(name => !there.includes(name)))
    console.log(`${setsFolder}/${name}.json is not there: the set is left out`)
  await benchOwnWorks()
  for (const trial of there.flatMap(name => qualityTrials(name, options)))
    await compare(trial, options)
  if (there.length > 0) await timeAtSizes(there, options)
  if (options.sizes.length > 0) await benchStart(there)
  if (options.ablation) benchAblation()
}

function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sets: { type: 'string', default: 'cmrc2018_dev,drcd_dev' },
      systems: { type: 'string' },
      questions: { type: 'string' },
      sizes: { type: 'string' },
      shapes: { type: 'string' },
      ablation: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
    },
  })
  const listOf = (given: string | undefined, otherwise: string) =>
    (given ?? otherwise).split(',').filter(item => item !== '' && item !== 'none')
  const named = listOf(values.systems, own)
  const questions = values.questions ?? (values.quick ? '300' : undefined)
  const systems = [own, ownAlone, ...Object.keys(peers), xapian]
  return {
    ablation: values.ablation,
    sets: listOf(values.sets, ''),
    questions: questions === undefined ? undefined : Number(questions),
    systems:
      values.systems === undefined
        ? systems
        : systems.filter(system => named.some(name => system.startsWith(name))),
    sizes: listOf(values.sizes, values.quick ? 'none' : '1000,10000,60000,200000').map(Number),
    shapes: listOf(values.shapes, values.quick ? 'windows' : 'windows,paragraphs').filter(
      shape => shape === 'windows' || shape === 'paragraphs',
    ),
  }
}

/** A set in each shape, and over windows also asked in the script that it is not written in. */
const qualityTrials = (name: string, { shapes, questions }: Options): readonly Trial[] =>
  shapes.flatMap(shape => {
    const trial: Trial = { sets: [name], shape, script: 'own', questions }
    const other = name.startsWith('drcd') ? 'simplified' : 'traditional'
    return shape === 'windows' ? [trial, { ...trial, script: other }] : [trial]
  })

async function compare(trial: Trial, { systems }: Options): Promise<void> {
  const { documents, questions } = taskFor(trial)
  const asked = trial.script === 'own' ? '' : `, asked in ${trial.script}`
  console.log(
    `\n${trial.sets.join(' + ')}, ${trial.shape}${asked}: ${documents.length} passages, ${questions.length} questions`,
  )
  const rows: Record<string, string | number>[] = []
  for (const system of systems) {
    const outcome = await outcomeOf(system, trial)
    if (outcome === undefined) console.log(`${system}: not installed, left out`)
    else {
      const quality = qualityOf(
        questions.map(({ relevant }, at) => ({ relevant, found: outcome.found[at] ?? [] })),
      )
      rows.push({
        system,
        'MRR@10': oneDecimal(quality.mrr10),
        'R@1': oneDecimal(quality.recall1),
        'R@5': oneDecimal(quality.recall5),
        'nDCG@10': oneDecimal(quality.ndcg10),
        ...timesOf(outcome),
      })
    }
  }
  console.table(rows)
}

async function timeAtSizes(sets: readonly string[], { systems, sizes }: Options): Promise<void> {
  for (const size of sizes) {
    const trial: Trial = { sets, shape: 'windows', size, script: 'own', questions: 300 }
    console.log(
      `\n${size} passages grown from the windows of ${sets.join(' + ')}, ${trial.questions} questions`,
    )
    const rows: Record<string, string | number>[] = []
    for (const system of systems) {
      const timed =
        system.startsWith(own) ||
        size <= allPeersUpTo ||
        (size <= peersUpTo && fastPeers.includes(system))
      const outcome = timed ? await outcomeOf(system, trial) : undefined
      if (outcome)
        rows.push({
          system,
          ...timesOf(outcome),
          'build ms a passage': round(outcome.buildMs / size),
        })
    }
    console.table(rows)
  }
}

const timesOf = ({ times, buildMs, residentMb }: Outcome) => ({
  'p50 ms': round(median(times)),
  'p99 ms': round(quantile(times, 0.99)),
  'build s': round(buildMs / 1000),
  'resident MB': Math.round(residentMb),
})

const oneDecimal = (number: number) => number.toFixed(1)
