import { describe, expect, it } from 'vitest'
import { neighboursOf, type Quantity, quantitiesIn } from '../../../src/study/quiz/quantity.ts'

const wordsIn = (text: string) => quantitiesIn(text).map(({ words }) => words)
const only = (text: string): Quantity => {
  const [quantity] = quantitiesIn(text)
  if (quantity === undefined) throw new RangeError(`${text} has no quantity`)
  return quantity
}

describe('quantitiesIn', () => {
  it('finds numbers with their units, in digits, in Chinese and vague ones', () => {
    expect(
      wordsIn('与150多个国家签署200余份文件，数千个项目，八项行动，到2030年培训10万人次'),
    ).toEqual(['150多个', '200余份', '数千个', '八项', '2030年', '10万人次'])
  })

  it('takes no ordinal, no single one and no part of a name for a number', () => {
    expect(wordsIn('第三项，一个，一带一路，6+1，十分重要，第5个')).toEqual([])
  })

  it('keeps years, counts and percentages apart', () => {
    expect(quantitiesIn('2023年，10年，22个，3.5%，2个百分点').map(({ class: of }) => of)).toEqual([
      'year',
      '年',
      '个',
      '%',
      '个百分点',
    ])
  })
})

describe('neighboursOf', () => {
  it('is as round as the number and as close', () => {
    expect(neighboursOf(only('22个'))).toEqual(['23个', '21个', '24个', '20个'])
    expect(neighboursOf(only('150多个'))).toEqual(['160多个', '140多个', '170多个', '130多个'])
    expect(neighboursOf(only('2030年'))).toEqual(['2035年', '2025年', '2040年', '2020年'])
    expect(neighboursOf(only('3.5%'))).toEqual(['3.6%', '3.4%', '3.7%', '3.3%'])
    expect(neighboursOf(only('1,200家'))).toEqual(['1,300家', '1,100家', '1,400家', '1,000家'])
    expect(neighboursOf(only('八项'))).toEqual(['九项', '七项', '十项', '六项'])
  })

  it('stays within the calendar and above nothing', () => {
    expect(neighboursOf(only('12月'))).toEqual(['11月', '10月'])
    expect(neighboursOf(only('2个'))).toEqual(['3个', '1个', '4个'])
  })
})
