import { readFileSync } from 'node:fs'
import { type Config, readConfig } from '../src/config.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import { createLog } from './log.ts'
import { openCounter } from './open.ts'
import { servePlatforms } from './platforms.ts'
import { refuseStart } from './start-fault.ts'
import { runSession } from './terminal/session.ts'
import { standardTerminal } from './terminal/standard.ts'

const stop = new AbortController()
// Once each: a second signal ends the process at once.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

// Where discord.js started this process for a part of the servers, and the one that did is gone.
process.once('disconnect', () => stop.abort())

try {
  const config = readConfig(process.env, path => readFileSync(path, 'utf8'))
  if (config.telegram || config.discord) await servePlatforms(config, stop.signal)
  else await serveTerminal(config, stop.signal)
} catch (error) {
  refuseStart(error)
} finally {
  // The channel to whoever started us would keep the process alive.
  if (process.connected) process.disconnect()
}

async function serveTerminal(config: Config, signal: AbortSignal): Promise<void> {
  const terminal = standardTerminal(config.language)
  // At a prompt, events would stand between the answers; faults still do.
  const level = config.logLevel ?? (terminal.interactive ? 'error' : 'warn')
  const log = await createLog(level, process.stderr.isTTY)
  await runSession(terminal, await openCounter(config, log, createMemoryStore()), signal)
}
