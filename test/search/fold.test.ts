import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, originalSpan, skeleton } from '../../src/search/fold.ts'
import { anyText } from '../fixture.ts'

describe('folding', () => {
  it.each([
    ['綠色絲綢之路', '绿色丝绸之路'],
    ['ＣＰＴＰＰ', 'cptpp'],
    ['２０３０', '2030'],
    ['Café', 'cafe'],
    ['yīdàiyīlù', 'yidaiyilu'],
    ['㈢', '(三)'],
  ])('makes %s of script, width, case and accents one: %s', (text, folded) => {
    expect(fold(text).text).toBe(folded)
  })
  it('leaves letters and digits alone in a skeleton', () => {
    expect(skeleton('“一帶一路” 2030－（6）“1”').text).toBe('一带一路203061')
  })
  it.each([
    ['3.5%', '3.5%'],
    ['３．５％', '3.5%'],
    ['3—5年', '3-5年'],
    ['3～5年', '3-5年'],
    ['3%——5%', '3%5%'],
    ['（-5℃）', '-5c'],
    ['增长−0.6‰', '增长-0.6‰'],
    ['2020年-2025年', '2020年2025年'],
    ['COVID-19，5-6', 'covid19，5-6'],
    ['±3，≥2，￥6', '±3≥2¥6'],
    ['10+3', '10+3'],
    ['2013，2014', '2013，2014'],
    ['2013、2014', '2013、2014'],
    ['1,244,000.5', '1244000.5'],
    ['第3.第4', '第3第4'],
    ['在3.', '在3'],
    ['B.R.I. 2.0', 'bri2.0'],
  ])('keeps the marks of numbers, which are no punctuation: %s', (text, bones) => {
    expect(skeleton(text).text).toBe(bones)
  })
  it('knows each character by itself, whatever was folded before it', () => {
    for (const text of ['\ud835𝐀', '𝐀\ud835', '\ud835𝐀\udc00'])
      expect(skeleton(text).text).toBe('a')
    expect(fold('\ud835𝐀\u0000\u0001').text).toBe('\ud835a\u0000\u0001')
    // No character becomes more: U+FDFA has the longest compatibility form.
    expect(fold('ﷺ'.repeat(99)).text).toBe(fold('ﷺ').text.repeat(99))
    expect(fold('ﷺ').text).toHaveLength(18)
  })
  it('leads every code unit back to where it came from', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom('𠮷ﷺ㈢é', '', '綠')), text => {
        const { text: folded, origin } = fold(text)
        expect(origin).toHaveLength(folded.length + 1)
        expect(origin.at(-1)).toBe(text.length)
        for (const [at, from] of origin.entries())
          expect(from).toBeGreaterThanOrEqual(origin[at - 1] ?? 0)
      }),
    )
  })
  it('leads a span back to whole characters', () => {
    const text = '做強𠮷“菌草”'
    const folded = skeleton(text)
    const at = folded.text.indexOf('𠮷菌草')
    const { start, end } = originalSpan(folded, text, at, at + 4)
    expect(text.slice(start, end)).toBe('𠮷“菌草')
  })
})
