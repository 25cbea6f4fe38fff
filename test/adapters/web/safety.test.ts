import { connect } from 'node:net'
import { load } from 'cheerio'
import fc from 'fast-check'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createDeliveries } from '../../../adapters/deliveries.ts'
import { createApp } from '../../../adapters/web/app.ts'
import { listen } from '../../../adapters/web/listen.ts'
import { reservedIds } from '../../../src/corpus/check.ts'
import { anyText, likelyText } from '../../fixture.ts'
import { type OpenWeb, openReader, startReader, statusOf } from './open.ts'

let web: OpenWeb
beforeAll(async () => {
  web = await startReader()
})
afterAll(() => web.stop())

/** One page of each kind, those with faults too. */
const kinds = [
  ...['/', '/beltroad', '/beltroad/3.1', '/beltroad/3.1@12-40?lang=en', '/beltroad/3.1?v=x'],
  ...['/search?q=菌草', '/search?q=量子纠缠', `/search?q=${'长'.repeat(501)}`],
  ...['/chat', '/chat?q=/ftz 2', '/chat?q=/quiz', '/chat?q=/verify 从“大写意”进入“工笔画”状态'],
  ...['/about', '/api', '/nothing', '/beltroad/99'],
] as const

describe('every kind of page', () => {
  it.each(kinds)('runs and loads nothing but our own files, and sets nothing: %s', async path => {
    const response = await web.fetch(path)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
    })
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('x-powered-by')).toBeNull()
    const page = load(await response.text())
    expect(page('script:not([src])').length + page('style').length).toBe(0)
    const attributes = page('*')
      .toArray()
      .flatMap(element => ('attribs' in element ? Object.entries(element.attribs) : []))
    expect(attributes.filter(([name]) => name === 'style' || name.startsWith('on'))).toEqual([])
    const loaded = page(
      'script[src], link[rel=stylesheet], link[rel=icon], img[src], iframe, object',
    )
      .toArray()
      .map(element => page(element).attr('src') ?? page(element).attr('href') ?? '')
    expect(loaded.length).toBeGreaterThan(1)
    for (const url of loaded) expect(url).toMatch(/^(?:\/(?!\/)|data:image\/)/)
  })
  it('asks for TLS from then on where it is served by it', async () => {
    const reader = await openReader({ env: { PUBLIC_URL: 'https://reading.example.org' } })
    expect((await reader.fetch('/')).headers.get('strict-transport-security')).toMatch(
      /^max-age=\d+$/,
    )
    expect((await web.fetch('/')).headers.get('strict-transport-security')).toBeNull()
  })
})

/** Markup, quotes, controls and whatever else. */
const hostile = fc.oneof(
  anyText,
  likelyText,
  fc.constantFrom(
    ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'-alert(1)-'", '<!--'],
    ...['</title><script>', '\u202e<b>\u202c', '\u0000<i>', '&lt;script&gt;', '{{7*7}}'],
    ...[
      'javascript:alert(1)',
      '<svg/onload=alert(1)>',
      '[[beltroad/3.1]]',
      '@everyone',
      '%00%0d%0a',
    ],
  ),
)

/** What a page would not have if nothing that was sent became markup. */
async function expectHarmless(response: Response): Promise<void> {
  expect(response.status).toBeLessThan(500)
  const page = load(await response.text())
  expect(
    page('script:not([src]), script[src]:not([src^="/assets/"]), img:not(.card), svg').length,
  ).toBe(0)
  expect(page('i, [onerror], [onload], iframe, a[href^="javascript:"]').length).toBe(0)
  expect(page('script').length).toBe(1)
}

describe('what is sent', () => {
  const runs = { numRuns: 60 }
  it('never becomes markup: a search', () =>
    fc.assert(
      fc.asyncProperty(hostile, async words =>
        expectHarmless(await web.fetch(`/search?${new URLSearchParams({ q: words })}`)),
      ),
      runs,
    ))
  it('never becomes markup: a line of a conversation, or a button’s payload', () =>
    fc.assert(
      fc.asyncProperty(
        hostile,
        fc.constantFrom('words', 'line', 'ask', 'choice'),
        async (text, name) =>
          expectHarmless(
            await web.fetch('/chat', {
              method: 'POST',
              body: new URLSearchParams({ [name]: text }),
            }),
          ),
      ),
      runs,
    ))
  it('never becomes markup: an address, its version, a language, a room', () =>
    fc.assert(
      fc.asyncProperty(hostile, async text => {
        // A lone half of a pair cannot stand in an address at all.
        const part = encodeURIComponent(text.toWellFormed())
        await expectHarmless(await web.fetch(`/x${part}`))
        await expectHarmless(await web.fetch(`/beltroad/3.1?v=${part}&lang=${part}`))
        await expectHarmless(await web.fetch(`/chat?room=${part}&q=${part}`))
      }),
      { numRuns: 30 },
    ))
  it('is no fault of ours, so that nothing is logged', () => expect(web.lines).toEqual([]))
})

describe('a path that plays tricks', () => {
  it.each([
    ...['/../package.json', '/assets/../../../package.json', '/assets/..%2f..%2f..%2fpackage.json'],
    ...['/%2e%2e/%2e%2e/etc/passwd', '/..%252f..%252fetc/passwd', '/assets/%2e%2e/app.ts'],
    ...['/beltroad%00.md', '/beltroad/3.1%00', '/%c0%ae%c0%ae/', '/%ff%fe', '/%ed%a0%80'],
    ...['/%', '/%zz', '/beltroad/%E0%A4', '//beltroad', '/\\beltroad', '/corpus/beltroad.md'],
    ...[
      '/.env',
      '/.git/config',
      '/data/zhangju.db',
      '/card/../beltroad.png',
      '/card/%2e%2e%2fx.png',
    ],
    ...[`/${'a'.repeat(10_000)}`, `/${'a/'.repeat(5000)}`, `/card/${'9'.repeat(8000)}.png`],
    ...['/api/passages/..%2f..%2f', '/api/passages/%', '/search/../../x'],
  ])('gets no more than a refusal: %s', async path => {
    const status = await statusOf(web.address, path)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })
  it('leads nowhere else as a whole address or another method either', async () => {
    expect(await statusOf(web.address, 'http://other.example/beltroad')).toBeLessThan(500)
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST'])
      expect((await web.fetch('/beltroad/3.1', { method })).status).toBe(404)
  })
})

describe('too much', () => {
  it('is refused: a body', async () => {
    const body = new URLSearchParams({ words: 'x'.repeat(70_000) })
    const { status, headers } = await web.fetch('/chat', { method: 'POST', body })
    expect([status, headers.get('cache-control')]).toEqual([413, 'no-store'])
  })
  it('is refused: headers, by the server itself', async () => {
    const headers = { 'x-much': 'x'.repeat(20_000) }
    expect((await web.fetch('/', { headers })).status).toBe(431)
  })
  it('is refused: requests of one address, and it is said when to come again', async () => {
    const limits = { perMinute: 3, trustedProxies: ['127.0.0.1'] }
    const app = createApp(web.site, limits, createDeliveries())
    const served = await listen(app, { host: '127.0.0.1', port: 0 })
    onTestFinished(() => served.stop())
    const get = (path: string, from: string) =>
      fetch(`${served.address}${path}`, { headers: { 'x-forwarded-for': from } })
    for (let at = 0; at < 3; at++) expect((await get('/about', '203.0.113.7')).status).toBe(200)
    const refused = await get('/about?lang=zh', '203.0.113.7')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.text()).toContain('请求太多了')
    const program = await get('/api/works', '203.0.113.7')
    expect([program.status, await program.json()]).toEqual([429, { error: expect.any(String) }])
    expect((await get('/about', '203.0.113.8')).status).toBe(200)
    // What a reader claims to come by is believed of no one but a proxy.
    expect((await get('/about', '203.0.113.9, 203.0.113.7')).status).toBe(429)
  })
  it('is not waited for: a request whose head never ends', async () => {
    const patience = { headersMs: 200, requestMs: 400 }
    const served = await listen(new Hono(), { host: '127.0.0.1', port: 0 }, patience)
    onTestFinished(() => served.stop())
    const { hostname, port } = new URL(served.address)
    const socket = connect(Number(port), hostname)
    onTestFinished(() => void socket.destroy())
    await new Promise(resolve => socket.once('connect', resolve))
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')
    const answered = new Promise<string>(resolve =>
      socket.once('data', data => resolve(data.toString())),
    )
    expect(await answered).toMatch(/^HTTP\/1\.1 408 /)
  })
})

describe('the first part of a path', () => {
  it('that is our own cannot be the name of a work', async () => {
    const limits = { perMinute: 1, trustedProxies: [] }
    const app = createApp(web.site, limits, createDeliveries())
    const own = app.routes
      .map(({ path }) => path.split('/')[1] ?? '')
      .filter(part => part !== '' && !/[*:]/.test(part))
    expect(own.length).toBeGreaterThan(5)
    for (const part of [...own, 'healthz', 'readyz', 'metrics'])
      expect(reservedIds).toContain(part.replace(/\..*$/, ''))
  })
})
