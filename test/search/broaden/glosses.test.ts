import { beforeAll, describe, expect, it } from 'vitest'
import { parseGlossary } from '../../../src/corpus/glossary.ts'
import type { Library } from '../../../src/library.ts'
import { createGlosses } from '../../../src/search/broaden/glosses.ts'
import { createSegmenter } from '../../../src/search/segment/segment.ts'
import { openLibrary } from '../../fixture.ts'

const source = `
- term: “负面清单”
  kind: mechanism
  also: [否定列表]
  gloss: 不许做的事列成单子；禁止进入的行业
- term: 铁路
  kind: field
  gloss: 火车走的轨道；高铁
- term: 港口
  kind: field
  also: [码头, 船港]
`

function glossesOf(yaml: string) {
  const parsed = parseGlossary(yaml, 'glossary.yaml')
  if ('faults' in parsed) throw new Error(parsed.faults[0]?.problem ?? '')
  return createGlosses(parsed.glossary, createSegmenter([]))
}

describe('the glossary read backwards', () => {
  const glosses = glossesOf(source)
  const meant = (...words: string[]) => Object.fromEntries(glosses.meantBy(words))

  it('gives the term that two words of its gloss mean', () => {
    expect(meant('禁止', '行业', '苹果')).toEqual({
      禁止: ['负面清单'],
      行业: ['负面清单'],
      苹果: [],
    })
  })
  it('takes its other names for words of its gloss', () => {
    expect(meant('列表', '禁止')['列表']).toEqual(['负面清单'])
  })
  it('gives nothing for one word, unless that is a whole wording', () => {
    expect(meant('轨道')).toEqual({ 轨道: [] })
    expect(meant('高铁')).toEqual({ 高铁: ['铁路'] })
  })
  it('takes a piece of a word for no second word', () => {
    const one = glossesOf('- { term: 丙, kind: concept, gloss: 澳大利亚的货物 }')
    expect(one.meantBy(['澳大利亚', '利亚', '大利'])).toEqual(
      new Map([
        ['澳大利亚', []],
        ['利亚', []],
        ['大利', []],
      ]),
    )
    expect(one.meantBy(['澳大利亚', '货物']).get('货物')).toEqual(['丙'])
  })
  it('knows no single characters and no words that only ask or bind', () => {
    expect(meant('的', '走', '什么')).toEqual({})
  })
  it('knows nothing of a term without a gloss', () => {
    expect(meant('码头', '船港')).toEqual({ 码头: [], 船港: [] })
  })
  it('puts first the term that more of the words mean', () => {
    const two = glossesOf(`
- { term: 甲, kind: concept, gloss: 老师教学生 }
- { term: 乙, kind: concept, gloss: 老师在学校教学生 }
`)
    expect(two.meantBy(['老师', '学生', '学校']).get('老师')).toEqual(['乙', '甲'])
  })
})

describe('what the texts call by a term that the reader does not know', () => {
  let library: Library
  beforeAll(async () => {
    library = await openLibrary()
  })

  it('is found by its gloss, which the answer tells', () => {
    const [first, ...others] = library.search.find('捕鱼和海上资源怎么赚钱').hits
    for (const { reasons } of others) expect(reasons.map(({ kind }) => kind)).toContain('gloss')
    expect(first?.passage.address).toBe('ftz/3.2')
    expect(first?.reasons).toContainEqual({
      kind: 'gloss',
      typed: '捕鱼 海上 赚钱',
      found: '海洋经济',
    })
  })
  it('is not looked for where the words themselves are found', () => {
    const kinds = library.search
      .find('生态环境 项目')
      .hits.flatMap(({ reasons }) => reasons.map(({ kind }) => kind))
    expect(kinds).not.toContain('gloss')
  })
  it('is looked for where the words found say less than half of what was asked', () => {
    const [first] = library.search.find('靠近国界的地方起什么作用').hits
    expect(first?.passage.text).toContain('沿边地区')
    expect(first?.reasons.map(({ kind }) => kind)).toContain('gloss')
  })
  it('is not looked for where many passages hold the term, as they would all be found', () => {
    expect(library.search.find('欧洲中世纪').hits).toEqual([])
  })
  it.each(['捕鱼', '老师', '今天晚上吃什么'])('is no guess: %s finds nothing', typed => {
    expect(library.search.find(typed).hits).toEqual([])
  })
})
