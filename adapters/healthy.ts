import { readFileSync } from 'node:fs'
import { readConfig } from '../src/config.ts'
import { refuseStart, StartError } from './start-fault.ts'

/** An answer takes no longer where all is well, in milliseconds. */
const patienceMs = 5000

// For a container's health check: ends with 0 where the program that is configured the same way answers.
try {
  const { web, host, port, opsPort, telegram } = readConfig(process.env, path =>
    readFileSync(path, 'utf8'),
  )
  const asked = web || telegram?.webhook ? port : opsPort
  // Where nothing is listened on, the process that runs is all that there is to know.
  if (asked !== undefined) await ask(`http://${reachable(host)}:${asked}/healthz`)
} catch (error) {
  refuseStart(error)
}

async function ask(address: string): Promise<void> {
  const response = await fetch(address, { signal: AbortSignal.timeout(patienceMs) }).catch(
    (cause: unknown) => {
      throw new StartError(`${address} does not answer`, { cause })
    },
  )
  if (!response.ok) throw new StartError(`${address} answers ${response.status}`)
}

/** What listens on every network is reached by this machine's own. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
