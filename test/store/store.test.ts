import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { openTrial, trialPath } from './trial.ts'

/** 2026-01-31T08:00Z and one day later: past what 32 bits hold. */
const morning = 1_769_846_400_000
const nextDay = 1_769_932_800_000

const poll = { id: 'poll', room: 'a', quiz: 'ftz/2.1', correct: 2 } as const

const stores: readonly (readonly [string, () => Promise<Store>])[] = [
  ['memory', async () => createMemoryStore()],
  ['an SQLite file', async () => openTrial(await trialPath())],
]

describe.each(stores)('a room in %s', (_, open) => {
  it('has no language until it chooses one', async () => {
    const { rooms } = await open()
    expect((await rooms.settings('a')).locale).toBeUndefined()
  })
  it('keeps the language that it chose last, and no other room’s', async () => {
    const { rooms } = await open()
    await rooms.change('a', { locale: 'en' })
    await rooms.change('a', { locale: 'zh' })
    await rooms.change('b', { locale: 'en' })
    expect([(await rooms.settings('a')).locale, (await rooms.settings('b')).locale]).toEqual([
      'zh',
      'en',
    ])
  })
  it('does not take on the language of the room that it is in', async () => {
    const { rooms } = await open()
    await rooms.change('a', { locale: 'en' })
    expect((await rooms.settings('a/1')).locale).toBeUndefined()
  })
  it('is reachable until the platform refused it, and once it is let in again', async () => {
    const { rooms } = await open()
    expect(await rooms.reachable('a')).toBe(true)
    await rooms.setReachable('a', false)
    expect([await rooms.reachable('a'), await rooms.reachable('b')]).toEqual([false, true])
    await rooms.setReachable('a', true)
    expect(await rooms.reachable('a')).toBe(true)
  })
  it('shows its answers to all until it chooses otherwise', async () => {
    const { rooms } = await open()
    await rooms.change('a', { locale: 'en' })
    expect((await rooms.settings('a')).isPrivate).toBeUndefined()
    await rooms.change('a', { isPrivate: true })
    expect([(await rooms.settings('a')).isPrivate, (await rooms.settings('b')).isPrivate]).toEqual([
      true,
      undefined,
    ])
    await rooms.change('a', { isPrivate: false })
    expect([(await rooms.settings('a')).isPrivate, (await rooms.settings('a')).locale]).toEqual([
      false,
      'en',
    ])
  })
  it('can take a choice back, and is cleared of all that it chose but whether it can be reached', async () => {
    const { rooms, polls, sessions, board } = await open()
    await rooms.change('a', { locale: 'en', style: 'gbt', lead: 'administrators', question: 'why' })
    await rooms.change('a', { style: undefined })
    expect(await rooms.settings('a')).toEqual({
      locale: 'en',
      lead: 'administrators',
      question: 'why',
    })
    await rooms.change('a/1', { brackets: false })
    await rooms.change('ab', { locale: 'zh' })
    await rooms.setReachable('a', false)
    await polls.open(poll, morning)
    await sessions.start({
      ...{ room: 'a/1', work: 'ftz', address: 'ftz/0.1', startedBy: 'Li', startedAtMs: morning },
    })
    expect(await rooms.clear('a')).toEqual({
      settings: 4,
      quizzes: 1,
      sessions: 1,
      pins: 0,
      dailies: 0,
    })
    expect([await rooms.settings('a'), await rooms.settings('ab')]).toEqual([{}, { locale: 'zh' }])
    expect(await rooms.reachable('a')).toBe(false)
    expect([await sessions.find('a/1'), await board.of('a')]).toEqual([undefined, []])
  })
  it('has a language whether it is reachable or not', async () => {
    const { rooms } = await open()
    await rooms.setReachable('a', false)
    expect((await rooms.settings('a')).locale).toBeUndefined()
    await rooms.change('a', { locale: 'en' })
    await rooms.setReachable('b', true)
    await rooms.change('b', { locale: 'zh' })
    expect([(await rooms.settings('a')).locale, await rooms.reachable('a')]).toEqual(['en', false])
    expect([(await rooms.settings('b')).locale, await rooms.reachable('b')]).toEqual(['zh', true])
  })
})

describe.each(stores)('moving a room in %s', (_, open) => {
  it('carries over its language, whether it is reachable, and its polls', async () => {
    const { rooms, polls } = await open()
    await rooms.change('a', { locale: 'en' })
    await rooms.setReachable('a', false)
    await polls.open(poll, morning)
    await polls.answer({ poll: 'poll', reader: 'Li', choice: 2 }, morning)
    await rooms.move('a', 'b')
    expect([(await rooms.settings('b')).locale, await rooms.reachable('b')]).toEqual(['en', false])
    expect(await polls.find('poll')).toEqual({ ...poll, room: 'b' })
    expect(await polls.answers('poll')).toEqual([{ reader: 'Li', choice: 2 }])
  })
  it('leaves nothing where it was', async () => {
    const { rooms } = await open()
    await rooms.change('a', { locale: 'en' })
    await rooms.setReachable('a', false)
    await rooms.move('a', 'b')
    expect([(await rooms.settings('a')).locale, await rooms.reachable('a')]).toEqual([
      undefined,
      true,
    ])
  })
  it('carries over the rooms inside it, however deep', async () => {
    const { rooms, polls } = await open()
    await rooms.change('a/1', { locale: 'en' })
    await rooms.change('a/1/2', { locale: 'zh' })
    await polls.open({ ...poll, room: 'a/7' }, morning)
    await rooms.move('a', 'bb')
    expect([
      (await rooms.settings('bb/1')).locale,
      (await rooms.settings('bb/1/2')).locale,
    ]).toEqual(['en', 'zh'])
    expect([(await rooms.settings('a/1')).locale, (await rooms.settings('a/1/2')).locale]).toEqual([
      undefined,
      undefined,
    ])
    expect((await polls.find('poll'))?.room).toBe('bb/7')
  })
  it('carries over only the rooms inside it when nothing is kept of itself', async () => {
    const { rooms } = await open()
    await rooms.change('a/1', { locale: 'en' })
    await rooms.move('a', 'b')
    expect([(await rooms.settings('b')).locale, (await rooms.settings('b/1')).locale]).toEqual([
      undefined,
      'en',
    ])
  })
  it('lets stand what the other room has chosen, piece by piece', async () => {
    const { rooms } = await open()
    await rooms.change('a', { locale: 'en' })
    await rooms.setReachable('a', false)
    await rooms.change('a/1', { locale: 'en' })
    await rooms.setReachable('a/1', false)
    await rooms.change('b', { locale: 'zh' })
    await rooms.setReachable('b/1', true)
    await rooms.move('a', 'b')
    expect([(await rooms.settings('b')).locale, await rooms.reachable('b')]).toEqual(['zh', false])
    expect([(await rooms.settings('b/1')).locale, await rooms.reachable('b/1')]).toEqual([
      'en',
      true,
    ])
  })
  it.each([
    ['a', ['ab', 'b/a', 'b/a/1', 'A', 'A/1']],
    ['a%', ['ab', 'ab/1', 'a', 'a/1', 'A%/1']],
    ['a_', ['ab', 'ab/1', 'a/1', 'aa/1']],
    ['\\', ['\\\\', 'a/1']],
    ['章', ['句/1', '章句', '章句/1']],
    ['𠮷', ['𠮸', '𠮸/1', '\u{20bb7}x/1']],
  ])('%s takes along no room that only looks alike', async (from, others) => {
    const { rooms, polls } = await open()
    for (const room of others) {
      await rooms.change(room, { locale: 'en' })
      await polls.open({ ...poll, id: room, room }, morning)
    }
    await rooms.change(from, { locale: 'zh' })
    await rooms.change(`${from}/1`, { locale: 'zh' })
    await rooms.move(from, 'moved')
    for (const room of others) {
      expect((await rooms.settings(room)).locale, room).toBe('en')
      expect((await polls.find(room))?.room).toBe(room)
    }
    expect([
      (await rooms.settings('moved')).locale,
      (await rooms.settings('moved/1')).locale,
    ]).toEqual(['zh', 'zh'])
  })
  it('changes nothing the second time', async () => {
    const { rooms } = await open()
    await rooms.change('a', { locale: 'en' })
    await rooms.move('a', 'b')
    await rooms.change('b', { locale: 'zh' })
    await rooms.move('a', 'b')
    expect([(await rooms.settings('a')).locale, (await rooms.settings('b')).locale]).toEqual([
      undefined,
      'zh',
    ])
  })
  it('changes nothing when nothing is kept of it', async () => {
    const { rooms } = await open()
    await rooms.change('b', { locale: 'zh' })
    await rooms.move('a', 'b')
    await rooms.move('a', 'c')
    expect([(await rooms.settings('b')).locale, (await rooms.settings('c')).locale]).toEqual([
      'zh',
      undefined,
    ])
  })
  it.each([
    ['a', 'a'],
    ['a', 'a/1'],
    ['a/1', 'a'],
  ])('changes nothing from %s to %s, as one is or holds the other', async (from, to) => {
    const { rooms } = await open()
    await rooms.change('a', { locale: 'en' })
    await rooms.change('a/1', { locale: 'zh' })
    await rooms.move(from, to)
    expect([(await rooms.settings('a')).locale, (await rooms.settings('a/1')).locale]).toEqual([
      'en',
      'zh',
    ])
    expect([(await rooms.settings('a/1/1')).locale, (await rooms.settings('a/a')).locale]).toEqual([
      undefined,
      undefined,
    ])
  })
})

describe.each(stores)('a button in %s', (_, open) => {
  it('gives back its payload, whatever characters that has', async () => {
    const { buttons } = await open()
    const payload = 'search\t“绿色”𠮷👩‍🔬\n\'";--'
    await buttons.keep([{ id: '1', payload }], morning)
    expect(await buttons.find('1', morning)).toBe(payload)
  })
  it('is not found when it was never kept', async () => {
    const { buttons } = await open()
    expect(await buttons.find('1', morning)).toBeUndefined()
  })
  it('is kept with others at once, or with none', async () => {
    const { buttons } = await open()
    await buttons.keep([], morning)
    await buttons.keep(
      [
        { id: '1', payload: '一' },
        { id: '2', payload: '二' },
        { id: '1', payload: '一' },
      ],
      morning,
    )
    expect([await buttons.find('1', morning), await buttons.find('2', morning)]).toEqual([
      '一',
      '二',
    ])
  })
  it('is forgotten when it was last used before a time, not at it', async () => {
    const { buttons } = await open()
    await buttons.keep([{ id: '1', payload: '一' }], morning)
    await buttons.keep([{ id: '2', payload: '二' }], morning + 1)
    expect(await buttons.forgetBefore(morning)).toBe(0)
    expect(await buttons.forgetBefore(morning + 1)).toBe(1)
    expect([await buttons.find('1', nextDay), await buttons.find('2', nextDay)]).toEqual([
      undefined,
      '二',
    ])
    expect(await buttons.forgetBefore(morning + 2)).toBe(0)
  })
  it('is marked as used when it is kept again and when it is found', async () => {
    const { buttons } = await open()
    await buttons.keep(
      ['1', '2', '3'].map(id => ({ id, payload: id })),
      morning,
    )
    await buttons.keep([{ id: '1', payload: '1' }], nextDay)
    await buttons.find('2', nextDay)
    expect(await buttons.forgetBefore(nextDay)).toBe(1)
    expect([await buttons.find('1', nextDay), await buttons.find('2', nextDay)]).toEqual(['1', '2'])
    expect(await buttons.find('3', nextDay)).toBeUndefined()
  })
})

describe.each(stores)('an update in %s', (_, open) => {
  it('is answered once that is set', async () => {
    const { updates } = await open()
    expect(await updates.answered('telegram/1')).toBe(false)
    await updates.setAnswered(['telegram/1'], morning)
    await updates.setAnswered(['telegram/1'], morning)
    expect([await updates.answered('telegram/1'), await updates.answered('telegram/2')]).toEqual([
      true,
      false,
    ])
  })
  it('is forgotten when it was last marked before a time, not at it', async () => {
    const { updates } = await open()
    await updates.setAnswered(['1'], morning)
    await updates.setAnswered(['2'], morning)
    await updates.setAnswered(['2'], nextDay)
    await updates.setAnswered(['3'], nextDay)
    expect(await updates.forgetBefore(morning)).toBe(0)
    expect(await updates.forgetBefore(nextDay)).toBe(1)
    expect(await Promise.all(['1', '2', '3'].map(updates.answered))).toEqual([false, true, true])
  })
  it('is kept as it first came until it is answered, and counted each time it is taken up', async () => {
    const { updates } = await open()
    await updates.keep([], morning)
    expect(await updates.takeUp()).toEqual([])
    await updates.keep(
      [
        { id: '1', content: '{"a":1}' },
        { id: '2', content: '二' },
        { id: '2', content: '三' },
      ],
      morning,
    )
    expect(await updates.takeUp()).toHaveLength(2)
    await updates.keep([{ id: '2', content: '三' }], nextDay)
    await updates.setAnswered(['1', '1'], morning)
    expect(await updates.takeUp()).toEqual([{ id: '2', content: '二', times: 2 }])
    expect([await updates.answered('1'), await updates.answered('2')]).toEqual([true, false])
  })
  it('is no longer kept when it was kept before a time, not at it', async () => {
    const { updates } = await open()
    await updates.keep([{ id: '1', content: '一' }], morning)
    await updates.keep([{ id: '2', content: '二' }], nextDay)
    await updates.setAnswered(['3'], morning)
    expect(await updates.forgetBefore(morning)).toBe(0)
    expect(await updates.forgetBefore(nextDay)).toBe(2)
    expect(await updates.takeUp()).toMatchObject([{ id: '2' }])
  })
})

describe.each(stores)('a poll in %s', (_, open) => {
  const choose = (reader: string, choice: number) => ({ poll: 'poll', reader, choice })

  it('is found by its id', async () => {
    const { polls } = await open()
    await polls.open(poll, morning)
    expect([await polls.find('poll'), await polls.find('other')]).toEqual([poll, undefined])
  })
  it('stays as it is when it is opened again', async () => {
    const { polls } = await open()
    await polls.open(poll, morning)
    await polls.answer(choose('Li', 0), morning)
    await polls.open({ ...poll, room: 'b', correct: 3 }, nextDay)
    expect(await polls.find('poll')).toEqual(poll)
    expect(await polls.answers('poll')).toEqual([{ reader: 'Li', choice: 0 }])
  })
  it('has no answers at first, and none that belong to another', async () => {
    const { polls } = await open()
    await polls.open(poll, morning)
    await polls.open({ ...poll, id: 'other' }, morning)
    await polls.answer({ poll: 'other', reader: 'Li', choice: 1 }, morning)
    expect(await polls.answers('poll')).toEqual([])
    expect(await polls.answers('other')).toEqual([{ reader: 'Li', choice: 1 }])
  })
  it('takes no answer when it was never opened', async () => {
    const { polls } = await open()
    expect(await polls.answer(choose('Li', 1), morning)).toBeUndefined()
    expect(await polls.answers('poll')).toEqual([])
  })
  it('lists choices in the order they were made, whatever the clock said', async () => {
    const { polls } = await open()
    await polls.open(poll, morning)
    await polls.answer(choose('Wang', 0), nextDay)
    await polls.answer(choose('Li', 2), morning)
    await polls.answer(choose('An', 2), morning)
    expect(await polls.answers('poll')).toEqual([
      { reader: 'Wang', choice: 0 },
      { reader: 'Li', choice: 2 },
      { reader: 'An', choice: 2 },
    ])
  })
  it('keeps the first choice of a reader, also of several that come at once', async () => {
    const { polls } = await open()
    await polls.open(poll, morning)
    const taken = await Promise.all(
      [0, 2, 1].map(choice => polls.answer(choose('Li', choice), morning)),
    )
    expect(taken).toEqual([
      { choice: 0, isFirst: true },
      { choice: 0, isFirst: false },
      { choice: 0, isFirst: false },
    ])
    expect(await polls.answers('poll')).toEqual([{ reader: 'Li', choice: 0 }])
  })
  it('takes every answer of many that come at once', async () => {
    const { polls } = await open()
    await polls.open(poll, morning)
    const readers = Array.from({ length: 50 }, (_, reader) => `reader ${reader}`)
    await Promise.all(readers.map(reader => polls.answer(choose(reader, 1), morning)))
    expect((await polls.answers('poll')).map(({ reader }) => reader)).toEqual(readers)
  })
})

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

describe.each(stores)('scores in %s', (_, open) => {
  it('count the answers in a room since then, the best first', async () => {
    const { polls } = await open()
    await polls.open(poll, morning)
    await polls.open({ ...poll, id: 'second' }, morning)
    await polls.answer({ poll: 'poll', reader: 'Li', choice: 2 }, morning)
    await polls.answer({ poll: 'second', reader: 'Li', choice: 1 }, nextDay)
    await polls.answer({ poll: 'poll', reader: 'An', choice: 2 }, nextDay)
    expect(await polls.score('a', 0)).toEqual([
      { reader: 'An', answered: 1, right: 1 },
      { reader: 'Li', answered: 2, right: 1 },
    ])
    expect(await polls.score('a', nextDay)).toEqual([
      { reader: 'An', answered: 1, right: 1 },
      { reader: 'Li', answered: 1, right: 0 },
    ])
    expect(await polls.score('b', 0)).toEqual([])
  })
})
