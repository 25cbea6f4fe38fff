import { readConfig } from '../src/config.ts'
import { createLog } from './log.ts'
import { openCounter } from './open.ts'
import { refuseStart } from './start-fault.ts'
import { runSession } from './terminal/session.ts'
import { standardTerminal } from './terminal/standard.ts'

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

try {
  const config = readConfig(process.env)
  const terminal = standardTerminal(config.language)
  // At a prompt, events would stand between the answers; faults still do.
  const level = config.logLevel ?? (terminal.interactive ? 'error' : 'warn')
  const log = await createLog(level, process.stderr.isTTY)
  const counter = await openCounter(config, log)
  await runSession(terminal, counter, stop.signal)
} catch (error) {
  refuseStart(error)
}
