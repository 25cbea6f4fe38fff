import { readFileSync } from 'node:fs'
import { readConfig } from '../src/config.ts'
import { refuseStart } from './start-fault.ts'
import { standardTerminal } from './terminal/standard.ts'

const stop = new AbortController()
// Once each: a second signal ends the process at once.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

// Where discord.js started this process for a part of the servers, and the one that did is gone.
process.once('disconnect', () => stop.abort())

// npm hands a signal to the shell between us and no further: where that is gone, we were meant.
const startedBy = process.ppid
if (process.env['npm_lifecycle_event'] !== undefined)
  setInterval(() => process.ppid === startedBy || stop.abort(), 250).unref()

// Whoever reads the answers may have read enough, as in `npm start | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  stop.abort()
})

try {
  const config = readConfig(process.env, path => readFileSync(path, 'utf8'))
  // Each with what it needs alone: a platform's library takes a third of a second to load.
  if (config.telegram || config.discord) {
    const { servePlatforms } = await import('./platforms.ts')
    await servePlatforms(config, stop.signal)
  } else {
    const { serveAlone } = await import('./alone.ts')
    await serveAlone(config, standardTerminal(config.language), stop.signal)
  }
} catch (error) {
  refuseStart(error)
} finally {
  // The channel to whoever started us would keep the process alive.
  if (process.connected) process.disconnect()
}
