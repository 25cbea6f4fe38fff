import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { serveAlone } from '../../adapters/alone.ts'
import { readConfig } from '../../src/config.ts'
import { addressIn, patience, start } from './process.ts'

/** A folder for the database, which is gone after the test. */
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'zhangju-alone-'))
  onTestFinished(() => rm(made, { recursive: true }))
  return made
}

/** A port that somebody listens on during the test. */
async function takenPort(): Promise<string> {
  const server = createServer()
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  return String((server.address() as AddressInfo).port)
}

describe('npm start without anything to read', () => {
  it('serves the pages until it is stopped, says where, and keeps what is studied there', async () => {
    const DATABASE_PATH = join(await folder(), 'data', 'zhangju.db')
    const room = 'a'.repeat(22)
    const ask = async (address: string, words: string) => {
      const body = new URLSearchParams({ room, words })
      const response = await fetch(`${address}/chat`, { method: 'POST', body })
      return response.text()
    }
    const first = start({ DATABASE_PATH })
    const address = await addressIn(first.output)
    const page = await fetch(`${address}/beltroad/3.1`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('坚持建设绿色丝绸之路')
    expect(await ask(address, '/study ftz')).toContain('《实施自由贸易试验区提升战略》开篇，第1段')
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    await expect(fetch(address)).rejects.toThrow('fetch failed')
    const second = start({ DATABASE_PATH })
    expect(await ask(await addressIn(second.output), '/study')).toContain('读过1段，共8段')
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  }, 40_000)
  it('serves them too where an open input stays silent, and ends once questions came and were answered', async () => {
    const { child, output, ended } = start({ DATABASE_PATH: join(await folder(), 'z.db') }, 'pipe')
    const address = await addressIn(output)
    expect((await fetch(`${address}/`)).status).toBe(200)
    child.stdin?.end('菌草\n')
    expect(await ended).toBe(0)
    expect(output()).toContain('“菌草”：找到1段')
  }, 40_000)
  it('serves them with one warning where nothing can be kept', async () => {
    const file = join(await folder(), 'file')
    await writeFile(file, '')
    const { child, output, ended } = start({ DATABASE_PATH: join(file, 'z.db') })
    expect((await fetch(await addressIn(output))).status).toBe(200)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(output().match(/"level":[45]0/g)).toHaveLength(1)
    expect(output()).toContain('what is asked on the web is forgotten at the end')
  }, 40_000)
  it('does not start on a port that is taken, and says which variable sets another', async () => {
    const PORT = await takenPort()
    const { output, ended } = start({ PORT, DATABASE_PATH: join(await folder(), 'z.db') })
    expect(await ended).toBe(1)
    expect(output()).toContain(`Port ${PORT} of 127.0.0.1 is in use. Set PORT to another one`)
  }, 40_000)
  it('ends with the npm that it was started by', async () => {
    const DATABASE_PATH = join(await folder(), 'z.db')
    const { child, output } = start({ DATABASE_PATH }, 'ignore', ['npm', 'start'])
    const address = await addressIn(output)
    child.kill('SIGTERM')
    await vi.waitFor(() => expect(fetch(address)).rejects.toThrow('fetch failed'), patience)
  }, 40_000)
  it('ends at once where the pages are switched off', async () => {
    const { output, ended } = start({ WEB: 'off' })
    expect(await ended).toBe(0)
    expect(output()).not.toContain('on the web')
  }, 40_000)
})

describe('npm start with questions piped in', () => {
  it('opens no page and keeps nothing, whatever is typed', async () => {
    const DATABASE_PATH = join(await folder(), 'data', 'zhangju.db')
    const runs = ['菌草\n', '99\n', '/quit\n'].map(async typed => {
      const { child, output, ended } = start({ DATABASE_PATH }, 'pipe')
      child.stdin?.end(typed)
      return { code: await ended, isOnTheWeb: output().includes('on the web') }
    })
    for (const run of await Promise.all(runs)) expect(run).toEqual({ code: 0, isOnTheWeb: false })
    expect(existsSync(DATABASE_PATH)).toBe(false)
  }, 40_000)
  it('ends quietly when whoever reads the answers has read enough', async () => {
    const { child, output, ended } = start({}, 'pipe')
    child.stdin?.write('菌草\n')
    await vi.waitFor(() => expect(output()).toContain('菌草'), patience)
    child.stdout?.destroy()
    child.stdin?.write('/topics\n/topics\n')
    expect(await ended).toBe(0)
    expect(output()).not.toContain('EPIPE')
  }, 40_000)
})

describe('npm start at a prompt', () => {
  /** All that is written at a prompt to what is typed. */
  async function sitting(typed: string, env: Readonly<Record<string, string>>) {
    const input = new PassThrough()
    const output = new PassThrough()
    const written = text(output)
    const width = () => Number.POSITIVE_INFINITY
    const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', ...env })
    const terminal = {
      input,
      output,
      interactive: true,
      colour: false,
      width,
      locale: 'en',
    } as const
    input.end(typed)
    await serveAlone(config, terminal, new AbortController().signal)
    output.end()
    return written
  }
  it('says where the pages are, and closes them at the end', async () => {
    const written = await sitting('/quit\n', { DATABASE_PATH: join(await folder(), 'z.db') })
    const [, address = ''] = /^Read on the web: (http:\/\/127\.0\.0\.1:\d+)\n/.exec(written) ?? []
    expect(written).toMatch(/Goodbye\.\n$/)
    await expect(fetch(address)).rejects.toThrow('fetch failed')
  })
  it('goes on without pages where their port is taken', async () => {
    const PORT = await takenPort()
    const written = await sitting('菌草\n', { PORT, DATABASE_PATH: join(await folder(), 'z.db') })
    expect(written).not.toContain('Read on the web')
    expect(written).toContain('菌草')
  })
  it('goes on without pages where they are switched off', async () => {
    const written = await sitting('菌草\n', { WEB: 'off' })
    expect(written).not.toContain('Read on the web')
    expect(written).toContain('菌草')
  })
})
