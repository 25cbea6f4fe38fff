import { describe, expect, it } from 'vitest'
import { morning, nextDay, poll, stores } from './stores.ts'

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
