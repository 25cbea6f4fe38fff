import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addressOf,
  deepLinkOf,
  isWorkId,
  parseAddress,
  parseDeepLink,
  parsePlace,
} from '../src/address.ts'
import { anyText } from './fixture.ts'

const workId = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(?:-[a-z0-9]{1,8})?$/)
const number = fc.integer({ min: 0, max: 999_999 })
const span = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 9999 }))
  .map(([start, length]) => ({ start, end: start + length }))
const place = fc.oneof(
  fc.record({ work: workId }),
  fc.record({ work: workId, section: number }),
  fc.record({ work: workId, section: number, paragraph: number }),
  fc.record({ work: workId, section: number, paragraph: number, span }),
)

describe('an address', () => {
  it('is written as work, section, paragraph and span', () => {
    expect(addressOf({ work: 'beltroad' })).toBe('beltroad')
    expect(addressOf({ work: 'beltroad', section: 3 })).toBe('beltroad/3')
    expect(addressOf({ work: 'beltroad', section: 3, paragraph: 1 })).toBe('beltroad/3.1')
    expect(
      addressOf({ work: 'beltroad', section: 3, paragraph: 1, span: { start: 12, end: 40 } }),
    ).toBe('beltroad/3.1@12-40')
  })

  it('reads back as the place that it was written from', () => {
    fc.assert(
      fc.property(place, place => {
        expect(parseAddress(addressOf(place))).toEqual(place)
      }),
    )
  })

  it.each([
    '',
    'Beltroad/3.1',
    'beltroad/',
    'beltroad/3.',
    'beltroad/3.1@',
    'beltroad/3.1@12',
    'beltroad/3.1@40-12',
    'beltroad/3.1@12-12',
    'beltroad/3@1-2',
    'beltroad/-1',
    'beltroad/3.1 ',
    'beltroad/３.１',
    '3.1',
    '一带一路/3',
    'belt--road/1',
    'beltroad/1234567',
  ])('is not %j', input => {
    expect(parseAddress(input)).toBeUndefined()
  })

  it('is nothing that an arbitrary text is, without an exception', () => {
    fc.assert(
      fc.property(anyText, text => {
        const place = parseAddress(text)
        if (place) expect(addressOf(place)).toBe(text)
      }),
    )
  })
})

describe('a work’s id', () => {
  it.each(['ftz', 'belt-road', 'plan2035', 'a'.repeat(32)])('may be %j', id => {
    expect(isWorkId(id)).toBe(true)
  })
  it.each(['', 'FTZ', '2035', 'belt_road', '-a', 'a-', 'a--b', '一带一路', 'a'.repeat(33)])(
    'may not be %j',
    id => {
      expect(isWorkId(id)).toBe(false)
    },
  )
})

describe('a place as a reader types it', () => {
  it.each([
    ['3', { section: 3, ordinal: false }],
    ['3.1', { section: 3, ordinal: false, paragraph: 1 }],
    ['3 1', { section: 3, ordinal: false, paragraph: 1 }],
    ['３．１', { section: 3, ordinal: false, paragraph: 1 }],
    ['3.1@12-40', { section: 3, ordinal: false, paragraph: 1, span: { start: 12, end: 40 } }],
    ['三', { section: 3, ordinal: true }],
    ['第三', { section: 3, ordinal: true }],
    ['第三节', { section: 3, ordinal: true }],
    ['第三部分', { section: 3, ordinal: true }],
    ['第三 1', { section: 3, ordinal: true, paragraph: 1 }],
    ['第三，第1段', { section: 3, ordinal: true, paragraph: 1 }],
    ['第三，第一段', { section: 3, ordinal: true, paragraph: 1 }],
    ['第十二节第二自然段', { section: 12, ordinal: true, paragraph: 2 }],
    ['§3 ¶1', { section: 3, ordinal: false, paragraph: 1 }],
    ['§3', { section: 3, ordinal: false }],
    ['0', { section: 0, ordinal: false }],
    [' 3.1@12-40\n', { section: 3, ordinal: false, paragraph: 1, span: { start: 12, end: 40 } }],
  ])('is read from %j', (typed, place) => {
    expect(parsePlace(typed)).toStrictEqual(place)
  })

  it.each([
    '',
    ' ',
    '第',
    '3.1.2',
    '三峡',
    '绿色',
    '3@1-2',
    '3.1@9-2',
    '3.1@2-2',
    '3 峡',
    'x3',
    '3.',
    '-3',
    '三分之一',
  ])('is not %j, or not more than its number says', typed => {
    const place = parsePlace(typed)
    if (typed === '3.') expect(place).toEqual({ section: 3, ordinal: false })
    else expect(place).toBeUndefined()
  })

  it('never throws', () => {
    fc.assert(fc.property(anyText, text => void parsePlace(text)))
  })
})

describe('a deep link', () => {
  it.each([
    ['beltroad', 'beltroad'],
    ['beltroad/3', 'beltroad_3'],
    ['beltroad/3.1', 'beltroad_3_1'],
    ['beltroad/3.1@12-40', 'beltroad_3_1_12-40'],
    ['third-plenum/0.2', 'third-plenum_0_2'],
  ])('to %s is %s', (address, link) => {
    const place = parseAddress(address)
    expect(place && deepLinkOf(place)).toBe(link)
    expect(parseDeepLink(link)).toEqual(place)
  })
  it.each([
    '',
    'help',
    '_',
    'beltroad_',
    'beltroad_x',
    'beltroad_3_1_12',
    'a_1_1_1-2_3',
    'Beltroad_3',
  ])('that is %j leads to no section', link => {
    expect(parseDeepLink(link)?.section).toBeUndefined()
  })
  it('leads back to its place, in at most 64 of the characters that Telegram takes', () => {
    fc.assert(
      fc.property(place, place => {
        const link = deepLinkOf(place)
        expect(link).toMatch(/^[\w-]{1,64}$/)
        expect(parseDeepLink(link)).toEqual(place)
      }),
    )
  })
  it('leaves out the span where it would be too long', () => {
    const place = { work: 'a'.repeat(32), section: 999_999, paragraph: 999_999 }
    const span = { start: 100_000_000, end: 200_000_000 }
    expect(parseDeepLink(deepLinkOf({ ...place, span }))).toEqual(place)
  })
  it('has the span as long as there is room for it, to the last character', () => {
    const span = { start: 100_000_000, end: 200_000_000 }
    const linkTo = (length: number) =>
      deepLinkOf({ work: 'a'.repeat(length), section: 999_999, paragraph: 999_999, span })
    expect(linkTo(30)).toHaveLength(64)
    expect(parseDeepLink(linkTo(30))?.span).toEqual(span)
    expect(parseDeepLink(linkTo(31))?.span).toBeUndefined()
  })
})
