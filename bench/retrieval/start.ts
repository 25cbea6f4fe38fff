import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { buildIndex } from '../../src/library.ts'
import { grouped } from '../grouped.ts'
import { median } from '../numbers.ts'
import { type Trial, taskFor } from './trial.ts'

const schema = z.object({
  passages: z.number(),
  index: z.string(),
  readyMs: z.number(),
  residentMb: z.number(),
})
const starts = 3

/** Passages of the large corpus that is started with and without its index. */
const size = 60_000

/** How long a process takes until it can search: over the works that we ship, and over many passages with their index and without. */
export async function benchStart(sets: readonly string[]): Promise<void> {
  const rows = [startOf('corpus')]
  if (sets.length > 0) {
    const dir = mkdtempSync(join(tmpdir(), 'zhangju-bench-'))
    try {
      writeCorpus(dir, { sets, shape: 'windows', size, script: 'own', questions: 1 })
      rows.push(startOf(dir))
      await buildIndex(dir)
      rows.push(startOf(dir))
    } finally {
      rmSync(dir, { recursive: true })
    }
  }
  console.log(`\nfrom the start of a process until it can search, median of ${starts}`)
  console.table(rows)
}

function startOf(dir: string) {
  const child = fileURLToPath(new URL('./start-child.js', import.meta.url))
  const runs = Array.from({ length: starts }, () =>
    schema.parse(
      JSON.parse(execFileSync(process.execPath, ['--expose-gc', child, dir], { encoding: 'utf8' })),
    ),
  )
  return {
    passages: runs[0]?.passages ?? 0,
    'index file': runs[0]?.index ?? '',
    'ready ms': Math.round(median(runs.map(({ readyMs }) => readyMs))),
    'resident MB': Math.round(median(runs.map(({ residentMb }) => residentMb))),
  }
}

/** The trial's documents as corpus files: an article a work, a paragraph a section. */
function writeCorpus(dir: string, trial: Trial): void {
  const { documents, titles } = taskFor(trial)
  for (const [article, all] of grouped(documents, ({ article }) => article)) {
    const sections = [...grouped(all, ({ paragraph }) => paragraph).values()].map((windows, at) => {
      // A line that opens like a heading would be one.
      const lines = windows.map(({ text }) => text.replace(/\s+/gu, ' ').replace(/^[#\s]+/u, ''))
      return `## ${at + 1}\n\n${lines.filter(Boolean).join('\n\n')}\n`
    })
    const head = `---\nid: w${article}\ntitle:\n  zh: ${JSON.stringify(titles[article] ?? '')}\nlanguage: zh\n---\n\n`
    writeFileSync(join(dir, `w${article}.md`), head + sections.join('\n'))
  }
}
