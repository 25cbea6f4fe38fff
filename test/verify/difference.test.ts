import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainChanges } from '../../src/reply/plain.ts'
import { differenceOf } from '../../src/verify/difference.ts'

const marked = (corpus: string, claim: string) => plainChanges(differenceOf(corpus, claim))

describe('a difference', () => {
  it('marks what is missing and what was added', () => {
    expect(marked('开展10万人次培训', '开展20万次培训')).toBe('开展[-1-]{+2+}0万[-人-]次培训')
  })
  it('is nothing between equals', () => {
    expect(marked('菌草', '菌草')).toBe('菌草')
  })
  it('takes traditional and full-width characters for the corpus’s own', () => {
    expect(marked('绿色2030', '綠色２０３０')).toBe('绿色2030')
  })
  it('never cuts a character in half', () => {
    for (const { text } of differenceOf('𠮷野', '𠮸野')) expect(text.isWellFormed()).toBe(true)
  })
  it('gives back both wordings', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '，', '𠮷'), maxLength: 12 })
    fc.assert(
      fc.property(text, text, (corpus, claim) => {
        const changes = differenceOf(corpus, claim)
        const without = (left: string) =>
          changes
            .filter(({ kind }) => kind !== left)
            .map(({ text }) => text)
            .join('')
        expect(without('added')).toBe(corpus)
        expect(without('missing')).toBe(claim)
      }),
    )
  })
})
