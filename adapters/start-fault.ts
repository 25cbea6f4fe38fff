import { ConfigError } from '../src/config.ts'
import { CorpusError } from '../src/corpus/fault.ts'
import { StoreError } from '../src/store/fault.ts'

/** A platform will not be served; the message says to whoever started it what would work. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

/** Why the start failed, in words for whoever started it: a stack only for what nobody foresaw. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return `The configuration cannot be used:\n${error.message}`
  if (error instanceof CorpusError) {
    return `The corpus cannot be used:\n${error.message}\nMend it and check it with: npm run corpus -- check`
  }
  if (error instanceof StoreError) return `The database cannot be used:\n${error.message}`
  if (error instanceof StartError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Ends a start that failed: says why on standard error, and leaves with exit code 1. */
export function refuseStart(error: unknown): void {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
}
