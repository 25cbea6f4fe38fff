import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldName, isCjk, joinLines, sentences, splitsNumber, splitsPair } from '../src/text.ts'
import { anyText, openLibrary } from './fixture.ts'

const sentencesOf = (text: string) =>
  sentences(text).map(({ start, end }) => text.slice(start, end))

describe('joining lines', () => {
  it('sets Chinese together without a space', () => {
    expect(joinLines(['的决', '定》提出'])).toBe('的决定》提出')
  })
  it('keeps a space between Latin words', () => {
    expect(joinLines(['the Belt', 'and Road'])).toBe('the Belt and Road')
  })
  it('sets a number to the Chinese beside it', () => {
    expect(joinLines(['设立', '22', '个'])).toBe('设立22个')
  })
  it('passes over empty lines and white space at the edges', () => {
    expect(joinLines(['  一 ', '', ' 二'])).toBe('一二')
  })
  it('takes a character beyond the basic plane for Chinese', () => {
    expect(joinLines(['𠮷', 'a'])).toBe('𠮷a')
    expect(joinLines(['a', '𠮷'])).toBe('a𠮷')
  })
})

describe('sentences', () => {
  it('end at 。！？ and keep the closing quotation mark', () => {
    expect(sentencesOf('他说：“好。”我走了！真的？是')).toEqual([
      '他说：“好。”',
      '我走了！',
      '真的？',
      '是',
    ])
  })
  it('begin with the marks that open them', () => {
    expect(sentencesOf('他说：“对。”“不对。”（是的。）「『好』吗？」——“')).toEqual([
      '他说：“对。”',
      '“不对。”',
      '（是的。）',
      '「『好』吗？」——“',
    ])
  })
  it('cover every text from end to end, and none is empty', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(sentencesOf(text).join('')).toBe(text)
        expect(sentencesOf(text)).not.toContain('')
      }),
    )
  })
  it('of a long text are those of the rules, wherever it is looked at', () => {
    const ruled = new Intl.Segmenter('zh', { granularity: 'sentence' })
    const piece = fc.constantFrom(
      '甲',
      '乙丙丁',
      '。',
      '！',
      '……',
      '”',
      '3.5',
      '. ',
      'a',
      'A',
      ' ',
      '\n',
      '𠮷',
    )
    const texts = fc
      .array(piece, { minLength: 200, maxLength: 2500, size: 'max' })
      .map(pieces => pieces.join(''))
    fc.assert(
      fc.property(texts, text => {
        expect(sentencesOf(text)).toEqual(Array.from(ruled.segment(text), ({ segment }) => segment))
      }),
      { numRuns: 50 },
    )
  })
  it('of a text of a hundred thousand are found', () => {
    expect(sentences('好。'.repeat(100_000))).toHaveLength(100_000)
    expect(sentences('好'.repeat(200_000))).toHaveLength(1)
  })
  it('of the corpus each say something', async () => {
    const { passages } = await openLibrary()
    for (const { text } of passages)
      for (const sentence of sentencesOf(text)) expect(sentence).toMatch(/\p{L}/u)
  })
})

describe('a number', () => {
  it.each([
    ['增长35%', [3]],
    ['增长3.5%', [3, 4]],
    ['３．５', [1, 2]],
    ['1,244万', [1, 2, 3, 4]],
    ['2013,2014', [1, 2, 3, 6, 7, 8]],
    ['10，200', [1, 4, 5]],
    ['3—5', []],
    ['第3.第4', []],
    ['3.', []],
    ['.5', []],
    ['', []],
  ])('is split inside its digits, its point and its thousands: %s', (text, inside) => {
    const indexes = Array.from({ length: text.length + 1 }, (_, index) => index)
    expect(indexes.filter(index => splitsNumber(text, index))).toEqual(inside)
  })
})

describe('a name as names are compared', () => {
  it.each([
    ['Free-Trade Zones', 'free trade zone'],
    ['ＦＴＺ', 'ftz'],
    ['B&R', 'b and r'],
    ['《一带一路》', '一带一路'],
    ['共建“一带一路”', '共建一带一路'],
    ['上海 自贸区', '上海自贸区'],
    ['', ''],
  ])('%j and %j are one', (one, other) => {
    expect(foldName(one)).toBe(foldName(other))
  })
  it('is the same folded twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), name => {
        const folded = foldName(name)
        expect(folded).toBe(folded.trim())
      }),
    )
  })
})

describe('a character', () => {
  it('that Chinese typesetting uses stands without spaces', () => {
    for (const char of ['一', '。', '“', '、', '〇', '（', '６']) expect(isCjk(char)).toBe(true)
    for (const char of ['a', '1', ' ', undefined]) expect(isCjk(char)).toBe(false)
  })
  it('of two halves is split only between them', () => {
    expect([0, 1, 2, 3].map(index => splitsPair('𠮷野', index))).toEqual([
      false,
      true,
      false,
      false,
    ])
  })
})
