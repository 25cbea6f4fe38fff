import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerpt } from '../../src/search/excerpt.ts'

const filler = '这里写着一些与所问无关的话，为的是让这一段长过可以整段示人的篇幅。'
const long = `${filler}${filler}坚持建设绿色丝绸之路。${filler}${filler}做优做强“菌草”等品牌。${filler}${filler}`
const markOf = (words: string) => {
  const start = long.indexOf(words)
  return { start, end: start + words.length }
}

describe('an excerpt', () => {
  it('is all of a short passage', () => {
    expect(excerpt('菌草。', [{ start: 0, end: 2 }])).toEqual({ start: 0, end: 3 })
  })
  it('of a long one is the sentence that holds what is marked', () => {
    const { start, end } = excerpt(long, [markOf('菌草')])
    expect(long.slice(start, end)).toMatch(/^做优做强“菌草”等品牌。/)
    expect(end - start).toBeLessThanOrEqual(160)
  })
  it('takes the sentence behind a short one', () => {
    const text = `${filler.repeat(5)}菌草。这是它后面的一句话。${filler.repeat(5)}`
    const { start, end } = excerpt(text, [
      { start: text.indexOf('菌草'), end: text.indexOf('菌草') + 2 },
    ])
    expect(text.slice(start, end)).toMatch(/^菌草。这是它后面的一句话。/)
  })
  it('is of the row that holds most wordings, not most marks', () => {
    const text = `绿色、绿色、绿色。${filler.repeat(5)}绿色和菌草。${filler.repeat(5)}`
    const marks = Array.from(text.matchAll(/绿色|菌草/g), ({ index }) => ({
      start: index,
      end: index + 2,
    }))
    const { start, end } = excerpt(text, marks)
    expect(text.slice(start, end)).toContain('绿色和菌草')
  })
  it('of a text of tens of thousands of sentences, all marked, is found', () => {
    const text = `${'好。'.repeat(30_000)}好草。`
    const marks = Array.from(text.matchAll(/好草?/g), ({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
    }))
    const { start, end } = excerpt(text, marks)
    expect(text.slice(start, end)).toContain('好草')
  })
  it('takes in several marks where they fit', () => {
    const near = [markOf('绿色丝绸之路'), markOf('菌草')]
    const { start, end } = excerpt(long, near)
    expect(long.slice(start, end)).toContain('绿色丝绸之路')
    expect(long.slice(start, end)).toContain('菌草')
  })
  it('is inside the text and cuts no character, for any text and marks', () => {
    const text = fc
      .array(fc.constantFrom('甲', '乙。', '𠮷', ' ', '！', 'word', '\n'), { maxLength: 400 })
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(
        text,
        fc.array(fc.tuple(fc.nat(400), fc.nat(30)), { maxLength: 6 }),
        (text, marks) => {
          const inside = marks
            .map(([start, length]) => ({ start, end: Math.min(text.length, start + length) }))
            .filter(({ start, end }) => start < end)
          const { start, end } = excerpt(text, inside)
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(text.slice(start, end).isWellFormed()).toBe(true)
        },
      ),
    )
  })
})
