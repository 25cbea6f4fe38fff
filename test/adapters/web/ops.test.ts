import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createMetrics } from '../../../adapters/metrics.ts'
import { watchOver } from '../../../adapters/readiness.ts'
import { startWeb } from '../../../adapters/web/start.ts'
import { commandsOf } from '../../../src/commands/all.ts'
import { readConfig } from '../../../src/config.ts'
import { StoreError } from '../../../src/store/fault.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { deskOver, openLibrary } from '../../fixture.ts'
import { start } from '../process.ts'

/** The web server with a store that can be made to refuse, and a clock that the test moves. */
async function open(env: Readonly<Record<string, string>> = {}) {
  const library = await openLibrary()
  const memory = createMemoryStore()
  const state = { refuses: false, atMs: 0 }
  const updates = {
    ...memory.updates,
    setAnswered: async () => {
      if (state.refuses) throw new StoreError('x.db', { problem: 'it is full', remedy: 'tidy up' })
    },
  }
  const store = { ...memory, updates }
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: line => void lines.push(line) })
  const watch = watchOver(store, log, () => state.atMs)
  const commands = commandsOf(library)
  const metrics = createMetrics(library)
  const counter = { desk: deskOver(library, { store, commands }), commands, log, metrics }
  const telegram: { linkTo?: () => string } = {}
  const beside = { watch, telegramLinks: () => telegram.linkTo }
  const web = await startWeb(readConfig({ PORT: '0', ...env }), counter, beside)
  onTestFinished(() => web.stop())
  const addresses = () => lines.flatMap(line => /"address":"([^"]+)"/.exec(line)?.[1] ?? [])
  const get = (path: string, address = web.address) => fetch(`${address}${path}`)
  return { get, watch, state, metrics, telegram, addresses, lines, store }
}

const figure = (text: string, name: string) =>
  text
    .split('\n')
    .find(line => line.startsWith(`${name} `))
    ?.slice(name.length + 1)

describe('/healthz', () => {
  it('says that the process answers, however often it is asked', async () => {
    const { get } = await open()
    for (let at = 0; at < 700; at++) {
      const response = await get('/healthz')
      expect([response.status, await response.text()]).toEqual([200, 'ok\n'])
    }
  })
})

describe('/readyz', () => {
  it('names each part, and is ready when all are', async () => {
    const { get, watch } = await open()
    let connected = true
    watch.add('telegram', () => connected)
    const ready = await get('/readyz')
    expect(ready.headers.get('cache-control')).toBe('no-store')
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ready: true, parts: { corpus: true, store: true, telegram: true } },
    ])
    connected = false
    const cut = await get('/readyz')
    expect([cut.status, await cut.json()]).toEqual([
      503,
      { ready: false, parts: { corpus: true, store: true, telegram: false } },
    ])
  })
  it('is not ready while the store cannot be written to, and logs that once', async () => {
    const { get, state, lines } = await open()
    const look = async () => {
      state.atMs += 1000
      return (await get('/readyz')).status
    }
    expect(await look()).toBe(200)
    state.refuses = true
    expect([await look(), await look()]).toEqual([503, 503])
    state.refuses = false
    expect(await look()).toBe(200)
    const said = lines.filter(line => line.includes('the store can'))
    expect(said).toHaveLength(2)
    expect(said[0]).toContain('it is full')
    expect(said[1]).toContain('can be written to again')
  })
  it('is no longer ready once the end has begun', async () => {
    const { get, watch } = await open()
    watch.close()
    expect((await get('/readyz')).status).toBe(503)
    expect((await get('/healthz')).status).toBe(200)
  })
})

describe('/metrics', () => {
  it('counts answers by command and platform, with how long they took', async () => {
    const { get } = await open()
    await get('/search?q=菌草')
    await get('/chat?q=/ftz 2')
    const response = await get('/metrics')
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const text = await response.text()
    for (const command of ['search', 'ftz'])
      expect(
        figure(
          text,
          `zhangju_answers_total{platform="web",command="${command}",outcome="answered"}`,
        ),
      ).toBe('1')
    expect(figure(text, 'zhangju_answer_seconds_count{platform="web",command="ftz"}')).toBe('1')
    expect(text).not.toMatch(/菌草/)
  })
  it('shows what is served, and Node’s own figures', async () => {
    const { get, metrics } = await open()
    metrics.watchQueue('telegram', () => 7)
    const text = await (await get('/metrics')).text()
    const { works, passages } = await openLibrary()
    expect(figure(text, 'zhangju_index_size{of="works"}')).toBe(String(works.length))
    expect(figure(text, 'zhangju_index_size{of="passages"}')).toBe(String(passages.length))
    expect(Number(figure(text, 'zhangju_index_size{of="terms"}'))).toBeGreaterThan(1000)
    expect(figure(text, 'zhangju_queue_depth{platform="telegram"}')).toBe('7')
    expect(Number(figure(text, 'process_resident_memory_bytes'))).toBeGreaterThan(1e7)
  })
})

describe('OPS_PORT', () => {
  it('has readiness and figures at an address of their own, and there alone', async () => {
    const { get, addresses } = await open({ OPS_PORT: '0' })
    const [pages, apart] = addresses()
    expect(apart).not.toBe(pages)
    for (const path of ['/readyz', '/metrics']) {
      expect((await get(path, apart)).status).toBe(200)
      expect((await get(path, pages)).status).toBe(404)
    }
    for (const address of [pages, apart]) expect((await get('/healthz', address)).status).toBe(200)
    expect((await get('/beltroad', apart)).status).toBe(404)
  })
  it('serves them alone where there are no pages', async () => {
    const { get, addresses } = await open({ OPS_PORT: '0', WEB: 'off' })
    expect(addresses()).toHaveLength(1)
    expect((await get('/readyz')).status).toBe(200)
    expect((await get('/beltroad')).status).toBe(404)
  })
  it('is named where it is in use, and nothing is left listening', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => other.once('listening', resolve))
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    await expect(open({ OPS_PORT: String(port) })).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is in use. Set OPS_PORT to another one`,
    )
  })
})

describe('the link to Telegram', () => {
  it('stands on a passage’s page from the time that Telegram is served', async () => {
    const { get, telegram } = await open()
    const page = async () => (await get('/beltroad/3.1')).text()
    expect(await page()).not.toContain('t.me')
    telegram.linkTo = () => 'https://t.me/zhangju_bot?start=beltroad_3_1'
    expect(await page()).toContain('href="https://t.me/zhangju_bot?start=beltroad_3_1"')
  })
})

describe('a container’s health check', () => {
  const check = (env: Readonly<Record<string, string>>) =>
    start(env, 'ignore', [process.execPath, 'scripts/run.mjs', 'adapters/healthy.js'])
  it('is passed while the process answers', async () => {
    const { addresses } = await open()
    const { port } = new URL(addresses()[0] ?? '')
    expect(await check({ PORT: port, HOST: '0.0.0.0' }).ended).toBe(0)
    expect(await check({ OPS_PORT: port, WEB: 'off' }).ended).toBe(0)
    expect(await check({ WEB: 'off' }).ended).toBe(0)
  })
  it('is failed with a line that says where nothing answers', async () => {
    const { ended, output } = check({ PORT: '9' })
    expect(await ended).toBe(1)
    expect(output()).toBe('http://127.0.0.1:9/healthz does not answer\n')
  })
})
