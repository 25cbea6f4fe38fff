import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sizeOfPng } from '../cards.ts'
import { type OpenWeb, startReader } from './open.ts'

let web: OpenWeb
beforeAll(async () => {
  web = await startReader()
})
afterAll(() => web.stop())

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  web.fetch(path, { headers })
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

describe('the picture of a quotation on the web', () => {
  it.each([
    '/card/beltroad/3.1.png',
    '/card/beltroad/3.1@12-40.png',
    '/card/beltroad/3.1%4012-40.png',
  ])('stands at %s', async path => {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('cache-control')).toBe('public, max-age=86400')
    expect(sizeOfPng(await bytesOf(response))).toEqual([1200, 630])
  })

  it('is cited in the language that is asked for', async () => {
    const [zh, en] = await Promise.all(
      ['zh', 'en'].map(async lang => bytesOf(await get(`/card/beltroad/3.1.png?lang=${lang}`))),
    )
    expect(Buffer.compare(zh ?? Buffer.of(), en ?? Buffer.of())).not.toBe(0)
  })

  it('is not sent again to whoever has it', async () => {
    const first = await get('/card/ftz/1.1.png?lang=zh')
    const tag = first.headers.get('etag') ?? ''
    const again = await get('/card/ftz/1.1.png?lang=zh', { 'if-none-match': tag })
    expect([again.status, again.headers.get('etag')]).toEqual([304, tag])
    const other = await get('/card/ftz/1.1.png?lang=en', { 'if-none-match': tag })
    expect(other.status).toBe(200)
  })

  it.each([
    '/card/beltroad/9.9.png',
    '/card/beltroad.png',
    '/card/beltroad/3.1@900-901.png',
    '/card/nothing.png',
    '/card/beltroad/3.1',
  ])('does not stand at %s', async path => expect((await get(path)).status).toBe(404))

  it('is named by the page of its passage, of its span too', async () => {
    const page = await (await get('/beltroad/3.1@12-40?lang=en')).text()
    const [, picture = ''] = /property="og:image" content="([^"]*)"/.exec(page) ?? []
    expect(picture).toBe(`${web.address}/card/beltroad/3.1@12-40.png?lang=en`)
    expect((await fetch(picture)).headers.get('content-type')).toBe('image/png')
  })

  it('is shown in the conversation beside its words', async () => {
    const page = await (await get('/chat?q=%2Fcard%20beltroad/3.1@12-40&lang=zh')).text()
    expect(page).toContain('src="/card/beltroad/3.1@12-40.png?lang=zh"')
    expect(page).toContain('alt="图片：《完善推进高质量共建“一带一路”机制》第三，第1段"')
    expect(page).toMatch(/<blockquote data-quote="beltroad\/3\.1@12-40"[^>]*>色发展。/)
  })
})
