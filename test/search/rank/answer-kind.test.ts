import { describe, expect, it } from 'vitest'
import { answerKindOf, holdsAnswer } from '../../../src/search/rank/answer-kind.ts'

describe('a question', () => {
  it.each([
    ['全国有多少个自贸试验区？', 'number'],
    ['How many free trade zones are there?', 'number'],
    ['何时设立', 'date'],
    ['甚麼時候設立', 'date'],
    ['是在哪一年', 'date'],
    ['由谁主持？', 'person'],
    ['是誰的女兒', 'person'],
    ['首府在哪里', 'place'],
    ['位于哪个省', 'place'],
    ['绿色丝绸之路', undefined],
    ['几乎', undefined],
  ])('%s asks for: %s', (typed, kind) => {
    expect(answerKindOf(typed)).toBe(kind)
  })
  it.each([
    ['number', '22个自贸试验区', true],
    ['number', '推动绿色发展', false],
    ['date', '2013年设立', true],
    ['date', '二〇一三年设立', true],
    ['date', '2013个', false],
    ['person', '王法慧册立为皇后', true],
    ['person', '马库斯·温克霍克', true],
    ['place', '位于南宁市', true],
  ] as const)('that asks for a %s may be answered by %s: %s', (kind, text, holds) => {
    expect(holdsAnswer(kind, text)).toBe(holds)
  })
})
