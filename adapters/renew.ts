import { execFile } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { CorpusError } from '../src/corpus/fault.ts'
import { openLibrary } from '../src/library.ts'
import { indexPath } from '../src/search/engine/index-file.ts'
import { archiveCorpus } from './archive.ts'
import type { OpenCounter } from './open.ts'

/** An editor writes a file in several steps, and an import several files: so long nothing may change, in milliseconds. */
const quietMs = 1000

/** What of the corpus's folder is read as text; the search index beside it is ours. */
const isText = (name: string) => name.endsWith('.md') || name.endsWith('.yaml')

/**
 * Reads the corpus anew at SIGHUP, and when a file of it has changed, until `signal` stops
 * it. What is served changes all at once; a corpus with faults is not served, and the one
 * before is kept. On a terminal SIGHUP says that the terminal is gone, and is left alone.
 */
export function renewCorpus(
  corpusDir: string,
  { desk, log, renew }: OpenCounter,
  signal: AbortSignal,
): void {
  let reading: Promise<void> = Promise.resolve()
  const read = async (reason: string) => {
    const startedAt = performance.now()
    try {
      await buildIndexApart(corpusDir, signal)
      if (signal.aborted) return
      const { library, index, warning } = await openLibrary(corpusDir)
      if (warning !== undefined) log.warn({ index }, warning)
      await archiveCorpus({ ...desk, library }, log)
      const names = desk.library.works.map(({ command }) => command)
      const { works, passages } = library
      renew(library)
      const tookMs = Math.round(performance.now() - startedAt)
      log.info(
        { reason, works: works.length, passages: passages.length, index, tookMs },
        'corpus renewed',
      )
      const commands = works.map(({ command }) => command)
      if (commands.join() !== names.join())
        log.warn({ commands }, 'works have come or gone; their commands follow at the next start')
    } catch (error) {
      const why = error instanceof CorpusError ? { faults: error.message } : { err: error }
      log.error(
        { reason, ...why },
        'the corpus cannot be used as it is now; the one before is kept',
      )
    }
  }
  // One after the other: the last that was asked for is the one that stands.
  const renewFor = (reason: string) => {
    reading = reading.then(() => read(reason))
  }

  const hangup = () => renewFor('SIGHUP')
  if (!process.stdin.isTTY) process.on('SIGHUP', hangup)

  let quiet: NodeJS.Timeout | undefined
  const watcher = watch(corpusDir, { persistent: false }, (_, name) => {
    if (name === null || !isText(name)) return
    clearTimeout(quiet)
    quiet = setTimeout(renewFor, quietMs, `${name} has changed`).unref()
  })
  watcher.on('error', error =>
    log.warn({ err: error }, 'the corpus is not watched any longer; SIGHUP has it read anew'),
  )
  signal.addEventListener('abort', () => {
    process.off('SIGHUP', hangup)
    clearTimeout(quiet)
    watcher.close()
  })
}

const corpusTool = fileURLToPath(new URL('./terminal/corpus.js', import.meta.url))

/**
 * Makes the index beside a large corpus anew in a process of its own: that takes seconds, in
 * which this one would answer nobody. What goes wrong there goes wrong again, and is told,
 * when the corpus is then opened. Runs compiled only.
 */
async function buildIndexApart(dir: string, signal: AbortSignal): Promise<void> {
  if (!existsSync(indexPath(dir))) return
  const args = [corpusTool, 'build', '--corpus', resolve(dir)]
  await promisify(execFile)(process.execPath, args, { signal }).catch(() => {})
}
