import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citationStyles, cite } from '../../../src/cite.ts'
import type { Library } from '../../../src/library.ts'
import { passagesOf } from '../../../src/passage.ts'
import { quote, quoteWhole } from '../../../src/quote.ts'
import { libraryOf, openLibrary, passageAt } from '../../fixture.ts'
import { type OpenWeb, openReader, startReader } from './open.ts'

let web: OpenWeb
let library: Library
beforeAll(async () => {
  library = await openLibrary()
  web = await startReader({ env: { PUBLIC_URL: 'https://reading.example.org' } })
})
afterAll(() => web.stop())

describe('/', () => {
  it('has the works and a box that searches', async () => {
    const { response, page } = await web.get('/?lang=zh')
    expect(response.status).toBe(200)
    const links = page('.works a')
      .toArray()
      .map(link => page(link).attr('href'))
    expect(links).toEqual(library.works.map(({ id }) => `/${id}?lang=zh`))
    expect(page('form.search').attr('action')).toBe('/search')
    expect(page('form.search input[name=q]').length).toBe(1)
    expect(page('h1').text()).toBe('一字不改，处处有据')
  })
})

describe('a work', () => {
  it.each(['ftz', 'beltroad', 'region'])(
    '%s stands whole, each passage exact at its anchor',
    async id => {
      const work = library.works.find(work => work.id === id)
      if (work === undefined) throw new RangeError(`there is no ${id}`)
      const { page } = await web.get(`/${id}?lang=zh`)
      expect(page('h1').text()).toBe(work.title.zh)
      for (const section of work.sections) {
        const standing = page(`section[id="${section.number}"]`)
        expect(standing.length).toBe(1)
        for (const { paragraph, text, address } of section.passages) {
          const passage = standing.find(`[id="${section.number}.${paragraph}"]`)
          expect(passage.find(`[data-quote="${address}"]`).text()).toBe(text)
          expect(passage.find('a.place').attr('href')).toBe(`/${address}?lang=zh`)
        }
      }
    },
  )
  it('has its sections at their addresses', async () => {
    const response = await web.fetch('/beltroad/3?lang=en', { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      '/beltroad?lang=en#3',
    ])
  })
})

describe('a passage', () => {
  it('stands exact on a page of its own between its neighbours, with its citation in three styles: every one', async () => {
    for (const work of library.works) {
      for (const passage of passagesOf(work)) {
        const { page } = await web.get(`/${passage.address}?lang=zh`)
        expect(page('.here [data-quote]').text()).toBe(passage.text)
        const beside = page('.beside [data-quote]')
          .toArray()
          .map(one => page(one).attr('data-quote'))
        const { before, after } = library.neighbours(passage)
        expect(beside).toEqual([before?.address, after?.address].filter(Boolean))
        const publicUrl = 'https://reading.example.org'
        expect(
          page('.citing .copied')
            .toArray()
            .map(one => page(one).text()),
        ).toEqual(
          citationStyles.map(
            style =>
              cite(quoteWhole(passage), work, {
                ...{ locale: 'zh', style, publicUrl, today: '2026-01-31' },
              }).text,
          ),
        )
      }
    }
  })
  it('shows a span of it to the character', async () => {
    const passage = passageAt(library, 'beltroad/3.1')
    for (const [start, end] of [
      [0, 1],
      [12, 40],
      [passage.text.length - 1, passage.text.length],
    ] as const) {
      const { page } = await web.get(`/beltroad/3.1@${start}-${end}?lang=zh`)
      expect(page('.here [data-quote]').text()).toBe(passage.text)
      expect(page('.here mark').text()).toBe(quote(passage, { start, end }).words)
      expect(page('.here mark').get(0)?.prev ?? undefined).toEqual(
        start === 0 ? undefined : expect.objectContaining({ data: passage.text.slice(0, start) }),
      )
    }
  })
  it('has no span that cuts a character in half or leaves the text', async () => {
    const reader = await openReader({ library: await libraryOf('甲𠮷乙。') })
    expect((await reader.get('/trial/0.1@1-3')).page('mark').text()).toBe('𠮷')
    for (const span of ['1-2', '2-3', '3-3', '4-9', '0-99999999999999999999']) {
      const { response, page } = await reader.get(`/trial/0.1@${span}`)
      expect([span, response.status]).toEqual([span, 404])
      expect(page('main a[href^="/trial/0.1"]').length).toBe(1)
    }
  })
  it('that there is not leads to the nearest that there are', async () => {
    const { response, page } = await web.get('/beltroad/3.9?lang=zh')
    expect(response.status).toBe(404)
    expect(page('main a[href^="/beltroad/3"]').length).toBeGreaterThan(0)
    expect(page('meta[name=robots]').attr('content')).toBe('noindex')
    const other = await web.get('/no-such-work?lang=en')
    expect(other.response.status).toBe(404)
    for (const { id } of library.works)
      expect(other.page(`main a[href="/${id}?lang=en"]`).length).toBe(1)
  })
  it('is previewed by its first words and a picture of it, and known by one address', async () => {
    const { page } = await web.get('/beltroad/3.1@12-40?lang=zh')
    const meta = (name: string) => page(`meta[property="og:${name}"]`).attr('content')
    expect(meta('title')).toContain('《完善推进高质量共建“一带一路”机制》第三，第1段')
    expect(meta('description')).toBe(
      quote(passageAt(library, 'beltroad/3.1'), { start: 12, end: 40 }).words,
    )
    expect(meta('image')).toBe('https://reading.example.org/card/beltroad/3.1@12-40.png?lang=zh')
    expect(meta('url')).toBe('https://reading.example.org/beltroad/3.1@12-40')
    expect(page('link[rel=canonical]').attr('href')).toBe(meta('url'))
    const picture = await web.fetch('/card/beltroad/3.1@12-40.png?lang=zh')
    expect(picture.headers.get('content-type')).toBe('image/png')
  })
})

describe('/search', () => {
  it('shows passages with what matched, and why', async () => {
    const { page } = await web.get('/search?q=lvse%20sichou&lang=zh')
    const first = page('.quotation').first()
    expect(first.find('mark').first().text()).toBe('绿色丝绸')
    expect(first.find('[data-quote]').attr('data-quote')).toMatch(/^beltroad\/3\.1/)
    expect(first.find('.note').text()).toContain('拼音')
    expect(first.find('.source a').attr('href')).toMatch(/^\/beltroad\/3\.1/)
  })
  it('says so where nothing is found, and offers what comes near', async () => {
    const { response, page } = await web.get('/search?q=量子纠缠&lang=zh')
    expect(response.status).toBe(200)
    expect(page('main').text()).toContain('没有找到')
    expect(page('[data-quote]').length).toBe(0)
  })
  it('turns its pages', async () => {
    const { page } = await web.get('/search?q=发展&lang=zh')
    const next = page('a[href*="page=2"]').attr('href') ?? ''
    const second = await web.get(next)
    expect(second.page('.quotation').length).toBeGreaterThan(0)
    expect(second.page('.quotation [data-quote]').first().attr('data-quote')).not.toBe(
      page('.quotation [data-quote]').first().attr('data-quote'),
    )
  })
  it('of nothing is the box alone; what is too long is refused in a sentence', async () => {
    expect((await web.get('/search?q=%20&lang=zh')).page('.answer').length).toBe(0)
    const { response, page } = await web.get(`/search?lang=zh&q=${'长'.repeat(501)}`)
    expect(response.status).toBe(414)
    expect(page('main').text()).toContain('不能超过 500 个字')
  })
})

describe('the language of a page', () => {
  it.each([
    ['en-GB,en;q=0.8,zh;q=0.5', 'en'],
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-Hans'],
    ['en;q=0.2, zh-CN;q=0.9', 'zh-Hans'],
    ['fr', 'en'],
    ['*', 'zh-Hans'],
  ])('for a browser that would rather have %s is %s', async (accepted, language) => {
    const { response, page } = await web.get('/about', { 'accept-language': accepted })
    expect(page('html').attr('lang')).toBe(language)
    expect(response.headers.get('vary')).toBe('Accept-Encoding, Accept-Language')
  })
  it('is switched by a link, and stays so on every link from there', async () => {
    const { page } = await web.get('/beltroad/3.1', { 'accept-language': 'zh' })
    const other = page('nav a[rel=alternate]').attr('href') ?? ''
    expect(other).toBe('/beltroad/3.1?lang=en')
    const english = await web.get(other, { 'accept-language': 'zh' })
    expect(english.page('html').attr('lang')).toBe('en')
    const links = english
      .page('main a[href^="/"], nav a[href^="/"]:not([rel=alternate])')
      .toArray()
      .map(link => english.page(link).attr('href') ?? '')
    expect(links.length).toBeGreaterThan(5)
    for (const link of links) expect(link).toContain('lang=en')
    // The text itself is not translated.
    expect(english.page('.here [data-quote]').text()).toBe(passageAt(library, 'beltroad/3.1').text)
  })
})

describe('what a browser has already', () => {
  it.each([
    '/',
    '/beltroad',
    '/beltroad/3.1',
    '/search?q=菌草',
    '/about',
    '/api/works',
    '/api/search?q=菌草',
  ])('is not sent again: %s', async path => {
    const first = await web.fetch(path)
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[\w-]{22}-gzip"$/)
    expect(first.headers.get('cache-control')).toBe('public, no-cache')
    const again = await web.fetch(path, { headers: { 'if-none-match': `"x", W/${tag}` } })
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, tag, ''])
    const other = await web.fetch(path, { headers: { 'if-none-match': '"x"' } })
    expect(other.status).toBe(200)
  })
  it('is compressed for whoever takes it so, and for nobody else', async () => {
    const get = (encoding: string) =>
      web.fetch('/beltroad/3.1', { headers: { 'accept-encoding': encoding } })
    const [zipped, plain, refused] = await Promise.all(['gzip, br', 'br', 'gzip;q=0, *'].map(get))
    expect(zipped?.headers.get('content-encoding')).toBe('gzip')
    for (const other of [plain, refused]) {
      expect(other?.headers.get('content-encoding')).toBeNull()
      expect(other?.headers.get('etag')).not.toBe(zipped?.headers.get('etag'))
    }
    const [one, other] = await Promise.all([zipped?.text(), plain?.text()])
    expect(one).toBe(other)
    expect(Number(zipped?.headers.get('content-length'))).toBeLessThan(
      Number(plain?.headers.get('content-length')) / 2,
    )
  })
  it('is sent anew when the text has changed', async () => {
    const tags = await Promise.all(
      ['甲。', '乙。'].map(async text => {
        const reader = await openReader({ library: await libraryOf(text) })
        return (await reader.fetch('/trial/0.1')).headers.get('etag')
      }),
    )
    expect(tags[0]).not.toBe(tags[1])
  })
  it('may be kept for ever where its name changes with it', async () => {
    const { page } = await web.get('/')
    for (const path of [
      page('link[rel=stylesheet]').attr('href'),
      page('script[src]').attr('src'),
      page('link[rel=icon]').attr('href'),
    ]) {
      const response = await web.fetch(path ?? '')
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    }
  })
  it('can be asked for by its head alone', async () => {
    const head = await web.fetch('/beltroad/3.1?head', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const { response, page } = await web.get('/beltroad/3.1?head')
    expect(page('.here').length).toBe(1)
    for (const name of ['etag', 'content-type', 'content-length'])
      expect([name, head.headers.get(name)]).toEqual([name, response.headers.get(name)])
  })
})

describe('/about', () => {
  it('says what is promised, which version it is, and leads to the API', async () => {
    const { page } = await web.get('/about?lang=zh')
    expect(page('main').text()).toContain('章句只引用，不转述，不猜测')
    expect(page('main').text()).toContain('1.2.3')
    const api = load(
      await (await web.fetch(page('main a[href^="/api"]').attr('href') ?? '')).text(),
    )
    for (const path of ['/api/search', '/api/works', '/api/passages/{address}', '/api/verify'])
      expect(api('main').text()).toContain(path)
  })
})
