import { describe, expect, it } from 'vitest'
import { morning, nextDay, stores } from './stores.ts'

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
