import type { Config, LogLevel } from '../src/config.ts'
import { wordingIn } from '../src/i18n/wording.ts'
import { StoreError } from '../src/store/fault.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import type { Store } from '../src/store/store.ts'
import { archiveCorpus } from './archive.ts'
import { createLog, type Log } from './log.ts'
import { type OpenCounter, openCounter } from './open.ts'
import { renewCorpus } from './renew.ts'
import { aborted } from './running.ts'
import { StartError } from './start-fault.ts'
import { runSession, type Terminal } from './terminal/session.ts'

/** Whoever pipes questions in has the first of them ready; after so long without one, pages are served. */
const silenceMs = 1000

/**
 * Serves whoever started the program, where no platform is configured: in the terminal,
 * and with pages on the web. Questions that are piped in are answered, and that is all;
 * where none are, as in a container, the pages are served until `signal` stops them.
 *
 * @throws CorpusError when the corpus has faults; StartError when there is nothing but
 *   pages to serve, and their port cannot be listened on
 */
export async function serveAlone(
  config: Config,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const { interactive, input, output, locale } = terminal
  // At a prompt, events would stand between the answers; faults still do.
  const level = config.logLevel ?? (interactive ? 'error' : 'warn')
  const log = await createLog(level, process.stderr.isTTY)
  const counter = await openCounter(config, log, createMemoryStore())
  if (!config.web) return void (await runSession(terminal, counter, signal))
  // Where nobody sits, events are all that there is to see of pages.
  const pages = pagesOf(config, counter, interactive ? level : (config.logLevel ?? 'info'), signal)
  try {
    if (interactive) {
      const address = await pages.openBeside()
      if (address !== undefined) output.write(`${wordingIn(locale)['web.open'](address)}\n`)
      return void (await runSession(terminal, counter, signal))
    }
    const session = runSession(terminal, counter, signal)
    const silence = setTimeout(pages.openBeside, silenceMs)
    input.once('data', () => clearTimeout(silence))
    const isAnswered = await session.finally(() => clearTimeout(silence))
    if (isAnswered || signal.aborted) return
    await pages.open()
    await aborted(signal)
  } finally {
    await pages.close()
  }
}

/** The pages, which are opened once and only when they are wanted; from then on `level` is logged. */
function pagesOf(config: Config, counter: OpenCounter, level: LogLevel, signal: AbortSignal) {
  const { log } = counter
  let opened: ReturnType<typeof openPages> | undefined
  const open = async () => {
    log.level = level
    opened ??= openPages(config, counter, signal)
    return (await opened).address
  }
  return {
    /** Where they are; a StartError where their port cannot be had. */
    open,
    /** Where they are; `undefined`, with a line in the log, where they cannot be had. */
    openBeside: () =>
      open().catch((error: unknown) => {
        const reason = error instanceof StartError ? { reason: error.message } : { err: error }
        log.error(reason, 'the web reader is not served; all else goes on')
        return undefined
      }),
    close: async () => {
      const pages = await opened?.catch(() => undefined)
      await pages?.close()
    },
  }
}

async function openPages(config: Config, counter: OpenCounter, signal: AbortSignal) {
  // Whoever pipes questions in does not wait for what serves pages.
  const { startWeb } = await import('./web/start.ts')
  const store = await openStore(config.databasePath, counter.log)
  try {
    const desk = { ...counter.desk, store }
    await archiveCorpus(desk, counter.log)
    const { address, stop } = await startWeb(config, { ...counter, desk })
    renewCorpus(config.corpusDir, { ...counter, desk }, signal)
    return { address, close: () => stop().finally(() => store.close()) }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** What the pages remember is kept; where it cannot be, they are served all the same. */
async function openStore(path: string, log: Log): Promise<Store> {
  const { openSqliteStore } = await import('../src/store/sqlite.ts')
  try {
    return await openSqliteStore(path)
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    log.warn({ reason: error.message }, 'what is asked on the web is forgotten at the end')
    return createMemoryStore()
  }
}
