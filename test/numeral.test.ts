import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chineseDigits, chineseNumeral, parseNumeral } from '../src/numeral.ts'
import { anyText } from './fixture.ts'

describe('a numeral', () => {
  it.each([
    ['0', 0],
    ['12', 12],
    ['〇', 0],
    ['一', 1],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['二十二', 22],
    ['一百', 100],
    ['一百一十', 110],
    ['二百零五', 205],
    ['三千二百', 3200],
    ['三千四百', 3400],
    ['一万', 10_000],
    ['十万', 100_000],
    ['一亿二千万', 120_000_000],
    ['三万亿', 3_000_000_000_000],
    ['二〇三〇', 2030],
    ['一九七八', 1978],
  ])('%s is %i', (text, value) => {
    expect(parseNumeral(text)).toBe(value)
  })

  it.each([
    '',
    ' ',
    '万',
    '亿万',
    '一亿亿亿',
    '1 2',
    '1.5',
    '-1',
    '第三',
    '三个',
    'iii',
    '２２',
    '1e3',
    '9'.repeat(16),
  ])('%j is none', text => {
    expect(parseNumeral(text)).toBeUndefined()
  })

  it('in Arabic digits is its value', () => {
    fc.assert(
      fc.property(fc.nat(), value => {
        expect(parseNumeral(String(value))).toBe(value)
      }),
    )
  })

  it('is a whole number or nothing, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.stringMatching(/^[〇零一二两三四五六七八九十百千万亿]{1,8}$/)),
        text => {
          const value = parseNumeral(text)
          if (value !== undefined) expect(Number.isSafeInteger(value)).toBe(true)
        },
      ),
    )
  })
})

describe('a number in Chinese', () => {
  it('is read back as itself', () => {
    for (let value = 1; value <= 9999; value++)
      expect(parseNumeral(chineseNumeral(value) ?? '')).toBe(value)
    expect([0, -1, 1.5, 10_000].map(chineseNumeral)).toEqual(Array(4).fill(undefined))
  })
  it.each([
    [10, '十'],
    [15, '十五'],
    [110, '一百一十'],
    [205, '二百零五'],
    [6200, '六千二百'],
    [3005, '三千零五'],
  ])('%i is read %s', (value, read) => {
    expect(chineseNumeral(value)).toBe(read)
  })
  it('of a year is written digit by digit', () => {
    expect(chineseDigits('2029')).toBe('二〇二九')
  })
})
