import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Compiles once before any test runs an entry, so that none compiles beside another. What
 * tests write to the folder for temporary files is gone with the run.
 */
export function setup(): () => void {
  execFileSync(process.execPath, ['scripts/run.mjs', 'adapters/terminal/corpus.js', 'check'], {
    stdio: 'ignore',
  })
  const folder = mkdtempSync(join(tmpdir(), 'zhangju-test-'))
  // As the one it stands in: some tests run programs as a user without rights.
  chmodSync(folder, 0o1777)
  process.env['TMPDIR'] = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
