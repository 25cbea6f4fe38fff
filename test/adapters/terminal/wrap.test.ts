import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOf, wrap, wrapSpans } from '../../../adapters/terminal/wrap.ts'

describe('wrapping', () => {
  it('breaks Chinese anywhere, two columns a character', () => {
    expect(wrap('坚持建设绿色丝绸之路', 8)).toEqual(['坚持建设', '绿色丝绸', '之路'])
  })
  it('never begins a line with a mark that closes', () => {
    expect(wrap('坚持建设，绿色', 8)).toEqual(['坚持建', '设，绿色'])
    expect(wrap('坚持“建设”。绿', 10)).toEqual(['坚持“建', '设”。绿'])
  })
  it('never ends a line with a mark that opens', () => {
    expect(wrap('做优做“菌草”', 8)).toEqual(['做优做', '“菌草”'])
  })
  it('keeps Latin words and numbers whole', () => {
    expect(wrap('the Belt and Road', 9)).toEqual(['the Belt', 'and Road'])
    expect(wrap('议程2030年', 7)).toEqual(['议程', '2030年'])
  })
  it('breaks a word that is longer than a line', () => {
    expect(wrap('aaaaaaaa', 3)).toEqual(['aaa', 'aaa', 'aa'])
  })
  it('keeps the line feeds that are there', () => {
    expect(wrap('一\n\n二', 80)).toEqual(['一', '', '二'])
  })
  it('breaks nothing where there is no width', () => {
    const long = '坚持建设绿色丝绸之路'.repeat(100)
    expect(wrap(long, Number.POSITIVE_INFINITY)).toEqual([long])
  })

  const text = fc
    .array(
      fc.constantFrom(
        '绿',
        '色',
        '，',
        '。',
        '“',
        '”',
        '（',
        '）',
        'word',
        '2030',
        ' ',
        '\n',
        '𠮷',
        '👩‍🔬',
        '-',
      ),
      { maxLength: 60 },
    )
    .map(parts => parts.join(''))
  const width = fc.integer({ min: 1, max: 30 })

  it('loses nothing but white space at the ends of lines', () => {
    fc.assert(
      fc.property(text, width, (text, width) => {
        expect(wrap(text, width).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        let end = 0
        for (const span of wrapSpans(text, width)) {
          expect(text.slice(end, span.start).trim()).toBe('')
          expect(span.end).toBeGreaterThanOrEqual(span.start)
          end = span.end
        }
      }),
    )
  })
  it('makes no line wider than it may be, but for one unbreakable character', () => {
    fc.assert(
      fc.property(text, width, (text, width) => {
        for (const line of wrap(text, width)) {
          if ([...new Intl.Segmenter('zh').segment(line)].length > 1)
            expect(columnsOf(line)).toBeLessThanOrEqual(width)
        }
      }),
    )
  })
  it('cuts no character in half', () => {
    fc.assert(
      fc.property(text, width, (text, width) => {
        for (const line of wrap(text, width)) expect(line.isWellFormed()).toBe(true)
      }),
    )
  })
})
