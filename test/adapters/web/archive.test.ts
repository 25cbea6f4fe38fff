import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { load } from 'cheerio'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { archiveCorpus } from '../../../adapters/archive.ts'
import { contentHash } from '../../../src/content-hash.ts'
import type { Library } from '../../../src/library.ts'
import type { Store } from '../../../src/store/store.ts'
import { libraryOf, workFile } from '../../archive/corpus.ts'
import { deskOver } from '../../fixture.ts'
import { openTrial, trialPath } from '../../store/trial.ts'
import { addressIn, start } from '../process.ts'
import { openReader } from './open.ts'

/** The pages over `library` as they are after a start with this store. */
async function open(library: Library, store: Store, atMs = Date.parse('2026-01-31T08:00Z')) {
  const now = () => atMs
  await archiveCorpus(deskOver(library, { store, now }), pino({ level: 'silent' }))
  const web = await openReader({ library, desk: { store, now } })
  const call = async (path: string) => {
    const response = await web.fetch(`/api/passages/${path}`)
    const body: unknown = await response.json()
    return { status: response.status, body }
  }
  return { ...web, call }
}

const older = '推动绿色发展，共建“一带一路”。'
const newer = '推动绿色低碳发展，共建“一带一路”。'
const hash = contentHash(older)
const nextDay = Date.parse('2026-02-01T08:00Z')

/** A corpus whose first passage was changed, and whose second and last were removed. */
async function changed() {
  const store = await openTrial(await trialPath())
  await open(libraryOf([older, '甲段。', '末段。']), store)
  return open(libraryOf([newer, '末段。']), store, nextDay)
}

describe('the page behind a citation’s link', () => {
  it('carries the version in every citation, and is what it is without one', async () => {
    const { get, address } = await changed()
    const { page } = await get('/trial/1.1?lang=zh')
    expect(page('.citing').text()).toContain(`${address}/trial/1.1?v=${contentHash(newer)}`)
    const same = await get(`/trial/1.1?v=${contentHash(newer)}&lang=zh`)
    expect(same.page('main').text()).toBe(page('main').text())
    expect(same.page('link[rel=canonical]').attr('href')).toBe(`${address}/trial/1.1`)
  })

  it('shows what was cited beside what stands there today, and says what differs', async () => {
    const { get } = await changed()
    const { response, page } = await get(`/trial/1.1@2-6?v=${hash}&lang=zh`)
    expect(response.status).toBe(200)
    expect(page('[data-archived]').text()).toBe(older)
    expect(page('[data-archived] mark').text()).toBe('绿色发展')
    expect(page('[data-quote="trial/1.1"]').text()).toBe(newer)
    expect(page('[data-quote] ins').text()).toBe('低碳')
    expect(page('main').text()).toContain('这一段在引用之后改过')
    expect(page('main').text()).toContain('加入“低碳”')
    const english = await get(`/trial/1.1?v=${hash}&lang=en`)
    expect(english.page('main').text()).toContain('Added: “低碳”')
  })

  it('leads to where the cited words stand now', async () => {
    const { get } = await changed()
    const { response, page } = await get(`/trial/1.2?v=${contentHash('甲段。')}&lang=zh`)
    expect(response.status).toBe(200)
    expect(page('[data-archived]').text()).toBe('甲段。')
    expect(page('[data-quote="trial/1.2"]').text()).toBe('末段。')
    const moved = await get(`/trial/1.3?v=${contentHash('末段。')}&lang=zh`)
    expect(moved.response.status).toBe(410)
    expect(moved.page('main a[href^="/trial/1.2"]').length).toBe(1)
  })

  it.each(['/trial/1.3', '/trial/1.3?v=nonsense', '/trial/1.3@0-2', '/TRIAL/1.3'])(
    'answers that a removed passage is gone, with its last words and day: %s',
    async path => {
      const { get } = await changed()
      const { response, page } = await get(path)
      expect(response.status).toBe(410)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(page('[data-archived]').text()).toBe('末段。')
      expect(page('main').text()).toContain('最后一次见到是 2026-01-31')
      expect(page('meta[name=robots]').attr('content')).toBe('noindex')
    },
  )

  it('says that a version was never kept, and shows today’s words', async () => {
    const { get } = await changed()
    for (const version of ['0123456789ab', '%00', '<script>', 'x'.repeat(3000), '%F0%9F%98%80']) {
      const { response, page } = await get(`/trial/1.1?v=${version}&lang=zh`)
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(page('main').text()).toContain('链接所指的那个版本没有存下来')
      expect(page('[data-quote="trial/1.1"]').text()).toBe(newer)
    }
  })

  it('is not found where nothing ever stood, and names the nearest places', async () => {
    const { get } = await changed()
    const { response, page } = await get(`/trial/1.9?v=${hash}`)
    expect(response.status).toBe(404)
    expect(page('main').text()).toContain('trial/1.2')
  })

  it('never shows an archived wording that was altered in the store', async () => {
    const store = await openTrial(await trialPath())
    await open(libraryOf([older]), store)
    // A file that somebody edited: what it says of a hash is not what had that hash.
    const forged = { address: 'trial/1.2', hash, text: '从未写过的话。', language: 'zh-Hans' }
    await store.archive.keep([{ ...forged, citation: { zh: '', en: '' } }], nextDay)
    const { get, lines } = await open(libraryOf([newer]), store, nextDay)
    const { response, page } = await get(`/trial/1.2?v=${hash}`)
    expect(response.status).toBe(500)
    expect(page.text()).not.toContain('从未写过的话')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('trial/1.2')
  })
})

describe('a passage for programs', () => {
  it('tells what became of it since it was cited', async () => {
    const { call } = await changed()
    expect(await call(`trial/1.1@2-6?v=${hash}`)).toMatchObject({
      status: 200,
      body: {
        text: newer,
        since: {
          kind: 'changed',
          cited: { text: older, hash, span: { start: 2, end: 6 }, citation: '《试验》一，第1段' },
          elsewhere: [],
        },
      },
    })
    const same = await call(`trial/1.1?v=${contentHash(newer)}`)
    expect(same.body).toMatchObject({ since: { kind: 'same' } })
    expect((await call('trial/1.1?v=x')).body).toMatchObject({ since: { kind: 'unknown' } })
    expect((await call('trial/1.1')).body).not.toHaveProperty('since')
  })
  it('is gone where it was removed, with how it read', async () => {
    const { call } = await changed()
    expect(await call('trial/1.3?lang=en')).toEqual({
      status: 410,
      body: {
        error: 'trial/1.3 was removed from the texts',
        last: {
          text: '末段。',
          hash: contentHash('末段。'),
          citation: 'Trial §1 ¶3',
          firstSeen: '2026-01-31T08:00:00.000Z',
          lastSeen: '2026-01-31T08:00:00.000Z',
        },
        elsewhere: ['trial/1.2'],
      },
    })
    expect((await call('trial/1.9')).status).toBe(404)
  })
})

describe('a corpus that is changed between two starts', () => {
  it('is remembered as it was cited, by the program as it is started', async () => {
    const DATABASE_PATH = await trialPath()
    const CORPUS_DIR = join(dirname(DATABASE_PATH), 'corpus')
    await mkdir(CORPUS_DIR)
    const write = (texts: readonly string[]) =>
      writeFile(join(CORPUS_DIR, 'trial.md'), workFile('trial', texts))
    await write([older])
    const first = start({ DATABASE_PATH, CORPUS_DIR })
    const page = load(await (await fetch(`${await addressIn(first.output)}/trial/1.1`)).text())
    const [link = ''] = /\/trial\/1\.1\?v=[0-9a-f]{12}/.exec(page('.citing').text()) ?? []
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    await write([newer])
    const second = start({ DATABASE_PATH, CORPUS_DIR })
    const then = load(await (await fetch(`${await addressIn(second.output)}${link}`)).text())
    expect(then('[data-archived]').text()).toBe(older)
    second.child.kill('SIGTERM')
    await second.ended
    await rm(CORPUS_DIR, { recursive: true })
  }, 40_000)
})
