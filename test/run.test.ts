import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'zhangju-run-'))
  mkdirSync(join(root, 'scripts'))
  mkdirSync(join(root, 'dist'))
  cpSync('scripts/run.mjs', join(root, 'scripts', 'run.mjs'))
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  writeFileSync(join(root, 'dist', 'say.js'), 'console.log(process.env.DEFAULT_LANGUAGE ?? "none")')
  writeFileSync(join(root, '.env'), '# a comment\nDEFAULT_LANGUAGE=en\n')
})
afterAll(() => rmSync(root, { recursive: true }))

const run = (env: NodeJS.ProcessEnv) =>
  execFileSync(process.execPath, [join(root, 'scripts', 'run.mjs'), 'say.js'], {
    env,
    encoding: 'utf8',
  }).trim()

describe('an entry that is run', () => {
  it('has the variables of a file .env beside package.json', () => {
    expect(run({})).toBe('en')
  })
  it('has what was set where it was started before those', () => {
    expect(run({ DEFAULT_LANGUAGE: 'zh' })).toBe('zh')
  })
  it('leaves the file alone in a test', () => {
    expect(run({ NODE_ENV: 'test' })).toBe('none')
  })
})
