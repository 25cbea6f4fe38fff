import { describe, expect, it } from 'vitest'
import { morning, nextDay, poll, stores } from './stores.ts'

describe.each(stores)('closing %s', (_, open) => {
  it('waits for what is under way, and may be done twice', async () => {
    const store = await open()
    await store.polls.open(poll, morning)
    const answering = store.polls.answer({ poll: 'poll', reader: 'Li', choice: 1 }, morning)
    await Promise.all([store.close(), store.close()])
    expect(await answering).toEqual({ choice: 1, isFirst: true })
    await store.close()
  })
})

describe.each(stores)('a reader in %s', (_, open) => {
  it('is known by a name, and forgotten with all that is kept', async () => {
    const { readers, polls, cards, board } = await open()
    await readers.setName('Li', '李')
    await polls.open(poll, morning)
    await polls.answer({ poll: 'poll', reader: 'Li', choice: 2 }, morning)
    await cards.put({ reader: 'Li', quiz: 'ftz/2.1', state: '{}', dueAtMs: nextDay })
    await board.add({
      ...{ id: '1', room: 'a', question: '', stance: 'note', address: 'ftz/2.1', hash: 'x' },
      ...{ words: '绿色', note: '', reader: 'Li', atMs: morning },
    })
    const kept = { names: 1, answers: 1, cards: 1, pins: 1, sessions: 0 }
    expect([await readers.name('Li'), await readers.kept('Li')]).toEqual(['李', kept])
    expect(await readers.forget('Li')).toEqual(kept)
    expect(await readers.forget('Li')).toEqual({
      ...{ names: 0, answers: 0, cards: 0, pins: 0, sessions: 0 },
    })
    expect(await polls.find('poll')).toEqual(poll)
  })
})

describe.each(stores)('a daily slot in %s', (_, open) => {
  it('is claimed once', async () => {
    const { dailies } = await open()
    expect(await dailies.claim('a', morning)).toBe(true)
    expect(await dailies.claim('a', morning)).toBe(false)
    expect([await dailies.claim('b', morning), await dailies.claim('a', nextDay)]).toEqual([
      true,
      true,
    ])
    expect(await dailies.forgetSlotsBefore(nextDay)).toBe(2)
  })
})
