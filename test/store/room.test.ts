import { describe, expect, it } from 'vitest'
import { morning, poll, stores } from './stores.ts'

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
