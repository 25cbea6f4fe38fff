import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { allowed, licencesOf } from '../scripts/licences.mjs'

const lock = readFileSync('package-lock.json', 'utf8')
const packages = licencesOf(JSON.parse(lock))

describe('what is installed to run', () => {
  it('is under licences that are allowed', () => {
    expect(packages.filter(({ licence }) => !allowed(licence))).toEqual([])
  })

  it('is all that the lock file has for production, below the surface too', () => {
    const names = packages.map(({ name }) => name)
    expect(names).toContain('jszip')
    expect(names).not.toContain('vitest')
  })

  it('comes from no host that the lock file names', () => {
    expect(lock).not.toMatch(/"resolved"|https?:\/\/[^"]*registry/)
  })
})

describe('npm run audit', () => {
  /** What a registry tells of the one package that there are advisories for. */
  const pino = { name: 'pino', versions: { '10.4.0': { name: 'pino', version: '10.4.0' } } }
  /** What it says and ends with, where the registry answers so when it is asked for advisories. */
  async function auditing(status: number, advisories: object) {
    const registry = createServer((request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      const asksForAdvisories = request.url?.endsWith('/advisories/bulk')
      response.end(JSON.stringify(asksForAdvisories ? advisories : pino))
    })
    await once(registry.listen(0, '127.0.0.1'), 'listening')
    onTestFinished(() => void registry.close())
    const { port } = registry.address() as AddressInfo
    const child = spawn(process.execPath, ['scripts/audit.mjs'], {
      env: {
        ...process.env,
        npm_config_registry: `http://127.0.0.1:${port}/`,
        npm_config_cache: await mkdtemp(join(tmpdir(), 'zhangju-audit-')),
      },
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    const [code] = await once(child, 'exit')
    return { code, said }
  }
  const advisory = (severity: string) => ({
    pino: [{ id: 1, url: '', title: 'logs too much', severity, vulnerable_versions: '>=0' }],
  })

  it('fails over what is high, and names it', async () => {
    const { code, said } = await auditing(200, advisory('high'))
    expect(said).toMatch(/^pino .*: high: logs too much$/m)
    expect(code).toBe(1)
  }, 30_000)
  it('passes where nothing is, or nothing grave', async () => {
    expect(await auditing(200, {})).toMatchObject({
      code: 0,
      said: expect.stringContaining(': 0, '),
    })
    expect(await auditing(200, advisory('low'))).toMatchObject({
      code: 0,
      said: 'known vulnerabilities: 1, high or critical: 0\n',
    })
  }, 30_000)
  it('says so where the registry does not tell', async () => {
    const { code, said } = await auditing(405, {})
    expect(said).toMatch(/^not audited: the registry does not tell \(.*405/)
    expect(code).toBe(0)
  }, 30_000)
})

describe('a licence', () => {
  it.each(['MIT', '(MIT OR GPL-3.0-or-later)', 'GPL-3.0 OR MIT', '(MIT AND Zlib)', 'MPL-2.0'])(
    'such as %s is allowed',
    licence => expect(allowed(licence)).toBe(true),
  )
  it.each(['GPL-3.0', '(MIT AND GPL-3.0-or-later)', 'UNLICENSED', 'SEE LICENSE IN x', ''])(
    'such as "%s" is not',
    licence => expect(allowed(licence)).toBe(false),
  )
})
