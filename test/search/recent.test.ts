import { describe, expect, it } from 'vitest'
import { recent } from '../../src/search/recent.ts'
import { openLibrary } from '../fixture.ts'

describe('what was asked lately', () => {
  it('is answered from memory, the longest ago forgotten first', () => {
    const asked: string[] = []
    const find = recent(
      (word: string) => {
        asked.push(word)
        return { word }
      },
      word => word,
      2,
    )
    const first = find('a')
    expect(find('a')).toBe(first)
    find('b')
    find('a')
    find('c')
    expect(find('a')).toBe(first)
    find('b')
    expect(asked).toEqual(['a', 'b', 'c', 'b'])
  })
  it('is not mixed up: other works and limits are other searches', async () => {
    const { search, works } = await openLibrary()
    const [one, other] = works
    const within = (work: typeof one) =>
      search.find('开放', work ? { works: [work] } : {}).hits.map(({ passage }) => passage.work)
    expect(new Set(within(one))).toEqual(new Set([one?.id]))
    expect(new Set(within(other))).toEqual(new Set([other?.id]))
    expect(search.find('开放', { limit: 1 }).hits).toHaveLength(1)
    expect(search.find('开放').hits.length).toBeGreaterThan(1)
  })
})
