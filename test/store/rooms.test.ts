import { describe, expect, it } from 'vitest'
import { createMemoryRooms } from '../../src/store/rooms.ts'

describe('a room', () => {
  it('has no language until it chooses one', async () => {
    expect(await createMemoryRooms().locale('a')).toBeUndefined()
  })
  it('keeps the language that it chose last, and no other room’s', async () => {
    const rooms = createMemoryRooms()
    await rooms.setLocale('a', 'en')
    await rooms.setLocale('a', 'zh')
    await rooms.setLocale('b', 'en')
    expect([await rooms.locale('a'), await rooms.locale('b')]).toEqual(['zh', 'en'])
  })
})
