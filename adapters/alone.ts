import type { Config } from '../src/config.ts'
import { wordingIn } from '../src/i18n/wording.ts'
import { StoreError } from '../src/store/fault.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import type { Counter } from './counter.ts'
import { createLog, type Log } from './log.ts'
import { openCounter } from './open.ts'
import { aborted } from './running.ts'
import { StartError } from './start-fault.ts'
import { runSession } from './terminal/session.ts'
import { standardTerminal } from './terminal/standard.ts'
import { startWeb } from './web/start.ts'

/** Whoever pipes questions in has the first of them ready; after so long without one, pages are served. */
const silenceMs = 1000

/**
 * Serves whoever started the program, where no platform is configured: in the terminal,
 * and with pages on the web. Questions that are piped in are answered, and that is all;
 * where none are, as in a container, the pages are served until `signal` stops them.
 *
 * @throws CorpusError when the corpus has faults; StartError when there is nothing but
 * pages to serve, and their port cannot be listened on
 */
export async function serveAlone(config: Config, signal: AbortSignal): Promise<void> {
  const terminal = standardTerminal(config.language)
  // At a prompt, events would stand between the answers; faults still do.
  const level = config.logLevel ?? (terminal.interactive ? 'error' : 'warn')
  const log = await createLog(level, process.stderr.isTTY)
  const counter = await openCounter(config, log, createMemoryStore())
  const pages = pagesOf(config, counter, text => terminal.output.write(`${text}\n`))
  try {
    const session = runSession(terminal, counter, signal)
    if (terminal.interactive) await pages.open()
    else whenSilent(terminal.input, () => pages.open())
    const { asked } = await session
    if (terminal.interactive || asked > 0 || signal.aborted) return
    await pages.open()
    await Promise.race([pages.failed, aborted(signal)])
  } finally {
    await pages.close()
  }
}
