import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignWithin } from '../../src/verify/align.ts'

const stretchOf = (pattern: string, text: string) => {
  const { start, end, distance } = alignWithin(pattern, text)
  return [text.slice(start, end), distance]
}

describe('aligning a pattern within a text', () => {
  it('finds the pattern itself at no distance', () => {
    expect(stretchOf('菌草', '做优做强菌草鲁班工坊')).toEqual(['菌草', 0])
  })
  it('finds the stretch with a character replaced, left out or put in', () => {
    expect(stretchOf('鲁般工坊', '做强鲁班工坊等')).toEqual(['鲁班工坊', 1])
    expect(stretchOf('鲁工坊', '做强鲁班工坊等')).toEqual(['鲁班工坊', 1])
    expect(stretchOf('鲁班的工坊', '做强鲁班工坊等')).toEqual(['鲁班工坊', 1])
  })
  it('takes replaced characters at either end into the stretch', () => {
    expect(stretchOf('进入工笔画状态', '从大写意进入工笔画阶段从')).toEqual(['进入工笔画阶段', 2])
    expect(stretchOf('进向工笔画阶段', '从大写意走入工笔画阶段从')).toEqual(['走入工笔画阶段', 2])
  })
  it('finds nothing of what shares nothing', () => {
    expect(alignWithin('abc', '')).toEqual({ start: 0, end: 0, distance: 3 })
  })
  it('is at no distance exactly where the text holds the pattern', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(text, text, (pattern, text) => {
        const { start, end, distance } = alignWithin(pattern, text)
        expect(distance === 0).toBe(text.includes(pattern))
        if (distance === 0) expect(text.slice(start, end)).toBe(pattern)
        expect(distance).toBeLessThanOrEqual(pattern.length)
      }),
    )
  })
})
