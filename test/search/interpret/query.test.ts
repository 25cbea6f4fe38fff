import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../src/search/interpret/query.ts'
import { anyText, likelyText } from '../../fixture.ts'

describe('a query', () => {
  it('is words, phrases, excluded words and works', () => {
    expect(parseQuery('绿色 "共建国家" -能源 in:beltroad')).toEqual({
      words: '绿色 "共建国家"',
      phrases: ['共建国家'],
      excluded: ['能源'],
      works: ['beltroad'],
    })
  })
  it.each(['“共商共建”', '「共商共建」', '『共商共建』', '"共商共建"', '＂共商共建＂'])(
    'has a phrase in %s',
    typed => {
      expect(parseQuery(typed).phrases).toEqual(['共商共建'])
    },
  )
  it.each([
    '“大写意”之后是什么阶段？',
    '誰提出了「一帶一路」',
    'what is a “single window”',
    '「一带一路」?',
  ])('has no phrase in a question, which quotes what it asks about: %s', typed => {
    expect(parseQuery(typed).phrases).toEqual([])
  })
  it.each(['“什么样的标准”', '“谁”', '规则 “how to”', '“几乎” 几乎'])(
    'has a phrase that is a question itself: %s',
    typed => {
      expect(parseQuery(typed).phrases).toHaveLength(1)
    },
  )
  it('takes operators in full width', () => {
    expect(parseQuery('绿色　－能源　ｉｎ：ftz').excluded).toEqual(['能源'])
    expect(parseQuery('绿色 in：ftz').works).toEqual(['ftz'])
    expect(parseQuery('绿色 IN:ftz').works).toEqual(['ftz'])
  })
  it.each([
    '中国－海合会',
    '上海 -> 海南',
    '上海 -_-',
    '上海 -。',
    '6-1',
    'win-win',
    '“',
    '"',
    '-',
    '--',
    'in:',
  ])('has no operator in %j', typed => {
    const { phrases, excluded, works } = parseQuery(typed)
    expect([phrases, excluded, works]).toEqual([[], [], []])
  })
  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(anyText, likelyText), typed => void parseQuery(typed)))
  })
})
