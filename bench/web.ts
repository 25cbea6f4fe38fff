import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { type Library, openLibrary } from '../src/library.ts'
import { median, quantile, round } from './numbers.ts'
import { type Driven, drive } from './web/drive.ts'
import type { Addresses } from './web/serve.ts'

const connections = 20
const rounds = 3
const bareName = 'bare Hono, “Hello, world”'

/** What is asked of one server. */
interface Task {
  readonly name: string
  readonly address: string
  nextPath(): string
}

/**
 * Requests a second and how long one takes, of the passage page and of `/api/search`
 * beside a bare Hono that says hello, behind the same server in one process, in turn in
 * the same run.
 */
export async function benchWeb(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { seconds: { type: 'string', default: '5' } },
  })
  const ms = Number(values.seconds) * 1000
  const child = fork(new URL('./web/serve.js', import.meta.url))
  const [{ own, bare }] = (await once(child, 'message')) as [Addresses]
  const tasks = await tasksOf(own, bare)
  for (const { address, nextPath } of tasks)
    await drive(address, nextPath, { connections, ms: 1000 })
  const results = new Map<string, Driven[]>()
  for (let at = 0; at < rounds; at++)
    for (const { name, address, nextPath } of tasks) {
      const driven = await drive(address, nextPath, { connections, ms })
      results.set(name, [...(results.get(name) ?? []), driven])
    }
  child.disconnect()
  const rateOf = (name: string) =>
    median((results.get(name) ?? []).map(({ answers, lastedMs }) => (answers / lastedMs) * 1000))
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}; ${connections} connections, ${rounds} rounds of ${ms / 1000} s in turn`,
  )
  console.table(
    [...results].map(([asked, all]) => {
      const waits = all.flatMap(({ waits }) => waits)
      return {
        asked,
        'a second': Math.round(rateOf(asked)),
        'share of bare': round(rateOf(asked) / rateOf(bareName)),
        'median ms': round(quantile(waits, 0.5)),
        'p99 ms': round(quantile(waits, 0.99)),
        'not 200': all.reduce((sum, { refusals }) => sum + refusals, 0),
      }
    }),
  )
}

async function tasksOf(own: string, bare: string): Promise<readonly Task[]> {
  const { library } = await openLibrary('corpus')
  const spans = spansOf(library)
  const words = spansOf(library)
  const questions = ['绿色丝绸之路', '菌草', '制度型开放', 'green silk road', 'zhidu xing kaifang']
  const search = (asked: string) => `/api/search?q=${encodeURIComponent(asked)}`
  return [
    { name: bareName, address: bare, nextPath: () => '/' },
    {
      name: 'every passage’s page in turn',
      address: own,
      nextPath: inTurn(library.passages.map(({ address }) => `/${address}`)),
    },
    {
      name: '/api/search, five questions in turn',
      address: own,
      nextPath: inTurn(questions.map(search)),
    },
    {
      name: 'a passage’s page with a span never asked for before',
      address: own,
      nextPath: () => `/${spans.next().value.address}`,
    },
    {
      name: '/api/search, words never asked for before',
      address: own,
      nextPath: () => search(words.next().value.words),
    },
  ]
}

function inTurn(paths: readonly string[]): () => string {
  let next = 0
  return () => paths[next++ % paths.length] ?? ''
}

/** Stretches of the texts, each once: short ones of every passage before longer ones of any. */
function* spansOf({ passages }: Library): Generator<{ address: string; words: string }, never> {
  for (let length = 2; ; length++)
    for (const { address, text } of passages)
      for (let start = 0; start + length <= text.length; start++) {
        const end = start + length
        yield { address: `${address}@${start}-${end}`, words: text.slice(start, end) }
      }
}
