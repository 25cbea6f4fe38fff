import { describe, expect, it } from 'vitest'
import { morning, nextDay, stores } from './stores.ts'

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
