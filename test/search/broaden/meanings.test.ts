import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../../src/library.ts'
import { openMeanings } from '../../../src/search/broaden/meanings.ts'
import { libraryOf } from '../../archive/corpus.ts'
import { openLibrary } from '../../fixture.ts'

const held = ['企业', '人员', '项目', '证照', '培训', '铁路', '公司', '港口', '巩固']
const meanings = openMeanings(word => held.includes(word))

describe('words of like meaning', () => {
  it.each([
    ['公司', '企业'],
    ['员工', '人员'],
    ['许可证', '证照'],
    ['training', '培训'],
    ['railway', '铁路'],
    ['ports', '港口'],
    ['trained', '培训'],
  ])('for %s are %s, of those that the text has', (word, other) => {
    expect(meanings.like(word)).toEqual([other])
  })
  it('are all that an English word is the meaning of, those of several of its forms first', () => {
    expect(meanings.like('company')).toEqual(['企业', '公司'])
  })
  it('are not those that share one meaning of several: 公司 is a firm, and not firm', () => {
    expect(meanings.like('firm')).toContain('巩固')
    expect(meanings.like('工程')).toEqual([])
    expect(meanings.like('公司')).toEqual(['企业'])
  })
  it('are never the word itself', () => {
    expect(meanings.like('人员')).toEqual([])
  })
  it.each(['', '火星汽油', 'zzyzx', '#', 'out of cc', '。', 'a\tb'])('are none for %j', word => {
    expect(meanings.like(word)).toEqual([])
  })
})

describe('what the texts say in other words', () => {
  let library: Library
  beforeAll(async () => {
    library = await openLibrary()
  })
  const find = (typed: string) => library.search.find(typed)

  it.each([
    ['training', 'beltroad/3.1', '培训'],
    ['staff safety', 'beltroad/1.1', '人员'],
    ['currencies', 'region/1.1', '货币'],
    ['cooperation within the WTO', 'beltroad/5.1', '合作'],
    ['how are staff and projects abroad protected', 'beltroad/1.1', '人员'],
    ['what training is promised by 2030', 'beltroad/3.1', '培训'],
  ])('is found by a dictionary, which it tells: %s', (typed, address, found) => {
    const [first] = find(typed).hits
    expect(first?.passage.address).toBe(address)
    expect(first?.reasons).toContainEqual(expect.objectContaining({ kind: 'translation', found }))
  })
  it('is found by Chinese words of like meaning beside words that stand there', () => {
    const [first] = find('保护海外项目和员工').hits
    expect(first?.passage.address).toBe('beltroad/1.1')
    expect(first?.reasons).toContainEqual({ kind: 'meaning', typed: '员工', found: '人员' })
  })
  it.each([
    ['artificial intelligence', '人工智能'],
    ['national parks', '国家公园'],
    ['what is said about climate change', '气候变化'],
  ])('is found by English words that mean one thing together: %s', (typed, found) => {
    const { search } = libraryOf([
      '发展人工智能产业。',
      '全国性的国家公园体系。',
      '应对气候变化。',
      '智慧城市与情报公园，气候与变化。',
    ])
    const phrase = typed.replace('what is said about ', '')
    expect(search.find(typed).hits.map(({ reasons }) => reasons)).toEqual([
      [{ kind: 'translation', typed: phrase, found }],
    ])
  })
  it('needs no prepositions', () => {
    const [first] = find('barriers between regions').hits
    expect(first?.reasons).toEqual([
      { kind: 'translation', typed: 'barriers', found: '屏障' },
      { kind: 'translation', typed: 'regions', found: '区域' },
    ])
  })
  it('is not looked for where the words themselves are found', () => {
    const kinds = find('人员').hits.flatMap(({ reasons }) => reasons.map(({ kind }) => kind))
    expect(kinds).not.toContain('meaning')
  })
  it.each([
    'Is it possible to grow tomatoes indoors during the winter with artificial light?',
    '员工',
    'dog training at home',
    'football world cup winner',
    '怎样做红烧肉',
  ])('is no guess: %s finds nothing', typed => {
    expect(find(typed).hits).toEqual([])
  })
  it('is told as looked for where nothing was found', () => {
    const [training] = find('dog training at home').concepts.slice(1)
    expect(training?.variants.map(({ text }) => text)).toContain('培训')
  })
})
