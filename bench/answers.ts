import { spawn } from 'node:child_process'
import { cpus } from 'node:os'
import MiniSearch from 'minisearch'
import nodejieba from 'nodejieba'
import { serve } from '../adapters/counter.ts'
import { createLog } from '../adapters/log.ts'
import { openCounter } from '../adapters/open.ts'
import { readConfig } from '../src/config.ts'
import { readQuestion } from '../src/inquiry.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import { median, quantile, round } from './numbers.ts'

/** What is asked: one line a kind of answer, several askings each. */
const askings: Readonly<Record<string, readonly string[]>> = {
  topic: ['/ftz', '/ftz 2', '/beltroad 三', '/region 4'],
  search: [
    '菌草',
    '绿色丝绸之路',
    '沿边地区如何发挥内引外联作用？',
    '"共商共建共享"',
    '制度型开放 in:ftz',
  ],
  'search, another wording': ['green silk road', 'CPTPP', 'yidaiyilu', '綠色絲綢之路', '中欧斑列'],
  'search, nothing there': ['足球世界杯冠军', 'best pizza recipe', '红烧肉的做法'],
  verify: [
    '/verify 从“大写意”进入“工笔画”阶段',
    '/verify 从“工笔画”进入“大写意”阶段',
    '/verify 今天天气不错，我们去公园吧。',
  ],
  'cite, context, terms': ['/cite beltroad/3.1', '/context ftz/1.2', '/terms 制度型开放'],
}

const rounds = 100
const starts = 5

/** Times every kind of answer, beside a bare MiniSearch over jieba's words in the same run, and the start. */
export async function benchAnswers(): Promise<void> {
  const config = readConfig(process.env)
  const counter = await openCounter(config, await createLog('silent', false), createMemoryStore())
  const peer = barePeer(
    counter.desk.library.passages.map(({ address, text }) => ({ id: String(address), text })),
  )
  const times = new Map<string, number[]>()
  const time = async (name: string, run: () => unknown) => {
    const startedAt = performance.now()
    await run()
    const there = times.get(name) ?? []
    there.push(performance.now() - startedAt)
    times.set(name, there)
  }
  for (let round = 0; round < rounds; round++) {
    for (const [kind, lines] of Object.entries(askings)) {
      for (const line of lines) {
        const question = readQuestion(line)
        if (question === undefined) continue
        await time(kind, () =>
          serve({ ...question, room: 'bench', reader: 'bench', locale: 'zh' }, counter),
        )
      }
    }
    for (const line of askings['search'] ?? [])
      await time('bare MiniSearch + jieba', () => peer(line))
  }
  const bare = median(times.get('bare MiniSearch + jieba') ?? [])
  const rows = [...times].map(([kind, all]) => ({
    kind,
    'median ms': round(median(all)),
    'p99 ms': round(quantile(all, 0.99)),
    'times bare search': round(median(all) / bare),
  }))
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
  )
  console.log(
    `${counter.desk.library.passages.length} passages, ${rounds} rounds, kinds interleaved`,
  )
  console.table(rows)
  const started: number[] = []
  for (let start = 0; start < starts; start++) started.push(await startToAnswer())
  console.log(
    `npm start to the first answer, built checkout: median ${round(median(started))} ms of ${starts}`,
  )
}

/** What a bot without this project's search would do: jieba's search words in a MiniSearch with its defaults. */
function barePeer(documents: readonly { readonly id: string; readonly text: string }[]) {
  const index = new MiniSearch({ fields: ['text'], tokenize: text => nodejieba.cutForSearch(text) })
  index.addAll(documents)
  return (query: string) => index.search(query).slice(0, 20)
}

/** Milliseconds from `npm start` until the answer to a piped question is out. */
function startToAnswer(): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now()
    const child = spawn('npm', ['start'], { stdio: ['pipe', 'pipe', 'inherit'] })
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (out.includes('beltroad/4.1')) resolve(performance.now() - startedAt)
    })
    child.on('error', reject)
    child.on('exit', code => reject(new Error(`npm start ended with ${code} and no answer`)))
    child.stdin.end('菌草\n')
  })
}
