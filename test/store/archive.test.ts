import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Wording } from '../../src/store/archive.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { compiledStore, openTrial, trialPath } from './trial.ts'

const run = promisify(execFile)

/** 2026-01-31T08:00Z and one day later: past what 32 bits hold. */
const morning = 1_769_846_400_000
const nextDay = 1_769_932_800_000

const stores: readonly (readonly [string, () => Promise<Store>])[] = [
  ['memory', async () => createMemoryStore()],
  ['an SQLite file', async () => openTrial(await trialPath())],
]

const wording = (text: string, rest: Partial<Wording> = {}): Wording => ({
  address: 'trial/1.1',
  hash: `hash of ${text}`,
  text,
  language: 'zh-Hans',
  citation: { zh: '《试》第一，第1段', en: 'Trial §1 ¶1' },
  ...rest,
})

const seen = (firstSeenMs: number, lastSeenMs: number) => ({ firstSeenMs, lastSeenMs })

describe.each(stores)('the archive in %s', (_, open) => {
  it('gives back a wording with when it was first and last seen', async () => {
    const { archive } = await open()
    expect(await archive.keep([wording('甲')], morning)).toBe(1)
    expect(await archive.keep([wording('甲')], nextDay)).toBe(0)
    expect(await archive.wording('trial/1.1', 'hash of 甲')).toEqual({
      ...wording('甲'),
      ...seen(morning, nextDay),
    })
    expect(await archive.wording('trial/1.2', 'hash of 甲')).toBeUndefined()
    expect(await archive.wording('trial/1.1', 'hash of 乙')).toBeUndefined()
    expect(await archive.latest('trial/1.2')).toBeUndefined()
  })
  it('keeps what a passage read before beside what it reads now', async () => {
    const { archive } = await open()
    await archive.keep([wording('甲')], morning)
    await archive.keep([wording('乙')], nextDay)
    expect(await archive.wording('trial/1.1', 'hash of 甲')).toMatchObject(seen(morning, morning))
    expect((await archive.latest('trial/1.1'))?.text).toBe('乙')
  })
  it('takes nothing back when a clock was set back', async () => {
    const { archive } = await open()
    await archive.keep([wording('甲')], nextDay)
    await archive.keep([wording('甲')], morning)
    expect(await archive.latest('trial/1.1')).toMatchObject(seen(nextDay, nextDay))
  })
  it('cites a wording by the title that its work has now', async () => {
    const { archive } = await open()
    await archive.keep([wording('甲')], morning)
    const citation = { zh: '《新题》第一，第1段', en: 'New title §1 ¶1' }
    await archive.keep([wording('甲', { citation })], nextDay)
    expect((await archive.latest('trial/1.1'))?.citation).toEqual(citation)
  })
  it('keeps more wordings than one statement holds, and one that is named twice once', async () => {
    const { archive } = await open()
    const many = Array.from({ length: 1201 }, (_, at) =>
      wording(`第${at}段`, { address: `trial/1.${at + 1}` }),
    )
    expect(await archive.keep([...many, ...many], morning)).toBe(1201)
    expect(await archive.keep(many, nextDay)).toBe(0)
    expect(await archive.latest('trial/1.1201')).toMatchObject({
      text: '第1200段',
      ...seen(morning, nextDay),
    })
    expect(await archive.keep([], nextDay)).toBe(0)
  })
})

describe('processes that share a file', () => {
  it('archive their texts into it side by side', async () => {
    const path = await trialPath()
    const counts = await Promise.all(
      [1, 2, 3].map(async process_ => {
        const { stdout } = await run(process.execPath, [
          '--input-type=module',
          '--eval',
          `const { openSqliteStore } = await import(${JSON.stringify(compiledStore)})
           const store = await openSqliteStore(${JSON.stringify(path)})
           const citation = { zh: '', en: '' }
           const wordings = Array.from({ length: 3000 }, (_, at) => (
             { address: 'trial/1.' + at, hash: 'h', text: '文'.repeat(200), language: 'zh', citation }))
           let added = 0
           for (let round = 0; round < 3; round++)
             added += await store.archive.keep(wordings, ${process_} + round)
           process.stdout.write(String(added))
           await store.close()`,
        ])
        return Number(stdout)
      }),
    )
    expect(counts.reduce((sum, count) => sum + count)).toBe(3000)
    const { archive } = await openTrial(path)
    expect(await archive.latest('trial/1.2999')).toMatchObject({ lastSeenMs: 5 })
  })
})
