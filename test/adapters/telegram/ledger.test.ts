import type { Update } from 'grammy/types'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { createLedger } from '../../../adapters/telegram/ledger.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { atWork, lastWritten, written } from './at-work.ts'
import { privateMessage } from './server/updates.ts'

const chat = 1001
const asking = (update_id: number, text: string): Update => ({
  update_id,
  ...privateMessage(text),
})
const kept = (update: Update) => ({
  id: `telegram:${update.update_id}`,
  content: JSON.stringify(update),
})

describe('the ledger of updates', () => {
  const ledgerOver = ({ updates } = createMemoryStore()) =>
    createLedger(
      updates,
      update => update.message?.text !== '闲谈',
      pino({ level: 'silent' }),
      () => 1,
    )

  it('keeps what is in hand and concerns us, once, until it is done', async () => {
    const store = createMemoryStore()
    const ledger = ledgerOver(store)
    const [first, chatter, second] = [asking(7, '/ftz'), asking(8, '闲谈'), asking(9, '/ftz 2')]
    for (const update of [first, chatter, second]) expect(await ledger.take(update)).toBe(true)
    ledger.done(7)
    await ledger.keep()
    expect(await store.updates.takeUp()).toEqual([{ ...kept(second), times: 1 }])
    await ledger.keep()
    ledger.done(9)
    await ledger.written()
    expect(await store.updates.takeUp()).toEqual([])
  })
  it('gives what was left over in the order in which it came, and knows it by its number', async () => {
    const store = createMemoryStore()
    await store.updates.keep([kept(asking(10, '/ftz 2')), kept(asking(9, '/ftz'))], 0)
    const ledger = ledgerOver(store)
    expect((await ledger.leftOver()).map(({ update_id }) => update_id)).toEqual([9, 10])
    expect([9, 10, 11].map(ledger.wasLeftOver)).toEqual([true, true, false])
  })
  it('lets go of what was kept and comes once more after it was answered', async () => {
    const store = createMemoryStore()
    await store.updates.setAnswered(['telegram:7'], 0)
    await store.updates.keep([kept(asking(7, '/ftz'))], 0)
    const ledger = ledgerOver(store)
    expect(await ledger.take(asking(7, '/ftz'))).toBe(false)
    await ledger.written()
    expect(await store.updates.takeUp()).toEqual([])
  })
})

describe('what was in hand as the process before was killed', () => {
  it('is answered at the start, and a line of the log says so', async () => {
    const store = createMemoryStore()
    await store.updates.keep([kept(asking(7, '/ftz 2'))], 0)
    const { api, logged } = await atWork({ store })
    await api.accepted('sendMessage')
    expect(lastWritten(api, chat).text).toContain('ftz/2.1')
    expect(logged()).toContainEqual(
      expect.objectContaining({
        msg: 'the last process was killed; its questions are answered',
        updates: 1,
      }),
    )
    await expect.poll(() => store.updates.takeUp()).toEqual([])
  })
  it('is given up where every process was killed over it', async () => {
    const store = createMemoryStore()
    await store.updates.keep([kept(asking(7, '/ftz 2'))], 0)
    for (let time = 1; time <= 5; time++) await store.updates.takeUp()
    const { api, logged } = await atWork({ store })
    api.push(privateMessage('/region'))
    await api.accepted('sendMessage')
    expect(written(api, chat)).toHaveLength(1)
    expect(logged()).toContainEqual(
      expect.objectContaining({
        msg: 'an update was left over too often, and is given up',
        update: 'telegram:7',
      }),
    )
    await expect.poll(() => store.updates.takeUp()).toEqual([])
  })
})
