import { execFileSync } from 'node:child_process'

/** Compiles once before any test runs an entry, so that none compiles beside another. */
export function setup(): void {
  execFileSync(process.execPath, ['scripts/run.mjs', 'adapters/terminal/corpus.js', 'check'], {
    stdio: 'ignore',
  })
}
