import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../src/library.ts'
import { addressOfQuote, isWhole, quote, quoteWhole } from '../src/quote.ts'
import { openLibrary, passageAt, passageOf } from './fixture.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

describe('a quote', () => {
  it('has the exact words that stand in its span', () => {
    const passage = passageAt(library, 'beltroad/0.2')
    const start = passage.text.indexOf('从“大写意”')
    const made = quote(passage, { start, end: start + 15 })
    expect(made.words).toBe('从“大写意”进入“工笔画”阶段')
    expect(addressOfQuote(made)).toBe(`beltroad/0.2@${start}-${start + 15}`)
  })

  it('of all of a passage has the passage’s own address', () => {
    const whole = quoteWhole(passageAt(library, 'region/4.1'))
    expect(isWhole(whole)).toBe(true)
    expect(addressOfQuote(whole)).toBe('region/4.1')
  })

  it.each([
    [0, 3],
    [1, 4],
    [1, 3],
  ])('of a part of it, %i to %i, is not the whole', (start, end) => {
    const part = quote(passageOf('绿色丝绸'), { start, end })
    expect(isWhole(part)).toBe(false)
    expect(addressOfQuote(part)).toBe(`trial/1.1@${start}-${end}`)
  })

  it('is made whole from every passage that we ship', () => {
    for (const passage of library.passages) expect(quoteWhole(passage).words).toBe(passage.text)
  })

  it.each([
    ['is empty', { start: 2, end: 2 }],
    ['runs backwards', { start: 3, end: 2 }],
    ['begins before the text', { start: -1, end: 2 }],
    ['ends behind the text', { start: 0, end: 6 }],
    ['is no whole number', { start: 0, end: 1.5 }],
    ['begins at no whole number', { start: 0.5, end: 2 }],
    ['is not a number', { start: Number.NaN, end: 2 }],
    ['begins inside a character', { start: 1, end: 3 }],
    ['ends inside a character', { start: 0, end: 1 }],
  ])('is refused when its span %s', (_, span) => {
    expect(() => quote(passageOf('𠮷野家啊'), span)).toThrow(
      new RangeError(`trial/1.1 has no span ${span.start}–${span.end}`),
    )
  })

  it('is the slice of its span or is refused, for any text and any span', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })
    const edge = fc.integer({ min: -3, max: 70 })
    fc.assert(
      fc.property(text, edge, edge, (text, start, end) => {
        const possible =
          start >= 0 &&
          start < end &&
          end <= text.length &&
          text.slice(0, start).isWellFormed() &&
          text.slice(0, end).isWellFormed()
        if (possible)
          expect(quote(passageOf(text), { start, end }).words).toBe(text.slice(start, end))
        else expect(() => quote(passageOf(text), { start, end })).toThrow(RangeError)
      }),
    )
  })

  it('never has words that the corpus has not', () => {
    const span = fc.tuple(fc.nat(700), fc.nat(700))
    fc.assert(
      fc.property(fc.constantFrom(...library.passages), span, (passage, [start, end]) => {
        try {
          expect(passage.text).toContain(quote(passage, { start, end }).words)
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
        }
      }),
    )
  })
})
