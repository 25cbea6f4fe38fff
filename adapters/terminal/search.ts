import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { cite } from '../../src/cite.ts'
import { readConfig } from '../../src/config.ts'
import { type Library, openLibrary } from '../../src/library.ts'
import { quoteWhole } from '../../src/quote.ts'
import { refuseStart } from '../start-fault.ts'
import { readSearchOptions, searchUsage } from './search-options.ts'

/**
 * `npm run -s search -- --json [--corpus DIR] [--limit N] [words…]`: one JSON object a
 * query on standard output; with no words, a query a line from standard input.
 */
try {
  const options = readSearchOptions(process.argv.slice(2))
  if ('problem' in options) {
    process.stderr.write(`${options.problem}\n${searchUsage}\n`)
    process.exitCode = 2
  } else {
    const config = readConfig(process.env)
    const dir =
      options.corpus === undefined
        ? config.corpusDir
        : resolve(process.env['INIT_CWD'] ?? '.', options.corpus)
    const { library, warning } = await openLibrary(dir)
    if (warning !== undefined) process.stderr.write(`${warning}\n`)
    const print = (query: string) =>
      process.stdout.write(`${JSON.stringify(resultOf(query, library, options.limit))}\n`)
    if (options.words !== '') print(options.words)
    else
      for await (const line of createInterface({ input: process.stdin }))
        if (line.trim() !== '') print(line)
  }
} catch (error) {
  refuseStart(error)
}

/** What is printed of one query. Spans are `[start, end)` in UTF-16 code units of `text`. */
function resultOf(query: string, library: Library, limit: number) {
  return {
    query,
    hits: library.search.find(query, { limit }).hits.map(({ passage, score, spans }) => ({
      address: passage.address,
      score,
      text: passage.text,
      spans,
      citation: cite(quoteWhole(passage), library.workOf(passage), { locale: 'zh', style: 'short' })
        .text,
    })),
  }
}
