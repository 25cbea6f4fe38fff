import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { loadCorpus } from '../../src/corpus/load.ts'
import { createLibrary } from '../../src/library.ts'
import { projectFile } from '../../src/project-file.ts'
import type { Search } from '../../src/search/search.ts'
import { grouped } from '../grouped.ts'
import { qualityOf, type Ranked, rankOf } from './metrics.ts'

const schema = z.object({
  related: z.array(
    z.object({ query: z.string(), kind: z.string(), relevant: z.array(z.string()).min(1) }),
  ),
  unrelated: z.array(z.string()),
})

/** Asks the works that we ship, as their readers would, strangers do, and in everyday words: is the right passage first, and is nothing shown where there is nothing. */
export async function benchOwnWorks(): Promise<void> {
  const { search } = createLibrary(await loadCorpus('corpus'))
  await bench('our own works', 'zhangju.yaml', search)
  await bench('our own works by strangers', 'strangers.yaml', search)
  await bench('our own works in everyday words', 'everyday.yaml', search)
}

async function bench(title: string, file: string, search: Search): Promise<void> {
  const { related, unrelated } = schema.parse(
    parse(await readFile(projectFile(`bench/queries/${file}`), 'utf8')),
  )
  const answered = related.map(({ query, kind, relevant }) => ({
    query,
    kind,
    relevant,
    found: search.find(query).hits.map(({ passage }): string => passage.address),
  }))
  const rows = [...grouped(answered, ({ kind }) => kind)].map(([kind, all]) => rowOf(kind, all))
  console.log(`\n${title}: ${related.length} queries, ${unrelated.length} unrelated ones`)
  console.table([...rows, rowOf('all', answered)])
  for (const one of answered.filter(one => rankOf(one) > 1))
    console.log(
      `not first: ${one.query} → ${one.found.slice(0, 3).join(' ') || 'nothing'}, not ${one.relevant.join(' ')}`,
    )
  const shown = unrelated.filter(query => search.find(query).hits.length > 0)
  console.log(
    `nothing shown for ${share(unrelated.length - shown.length, unrelated.length)} of the unrelated${shown.length > 0 ? `; something for: ${shown.join('、')}` : ''}`,
  )
}

const rowOf = (kind: string, all: readonly Ranked<string>[]) => ({
  kind,
  queries: all.length,
  first: share(all.filter(one => rankOf(one) === 1).length, all.length),
  'in three': share(all.filter(one => rankOf(one) <= 3).length, all.length),
  nothing: all.filter(({ found }) => found.length === 0).length,
  'MRR@10': qualityOf(all).mrr10.toFixed(1),
})

const share = (part: number, all: number) => `${((part / Math.max(1, all)) * 100).toFixed(1)} %`
