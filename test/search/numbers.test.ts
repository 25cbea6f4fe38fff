import { describe, expect, it } from 'vitest'
import { libraryOf } from '../archive/corpus.ts'
import { marked, openLibrary } from '../fixture.ts'

describe('a number', async () => {
  const { search } = await openLibrary()
  it.each([
    ['二十二个自贸试验区', 'ftz/0.2', '22'],
    ['22个自贸试验区', 'ftz/0.2', '22个自贸试验区'],
    ['五项工作任务', 'beltroad/0.3', '5'],
    ['四十多年', 'region/0.2', '40'],
  ])('written %s is found as the text has it', (typed, address, words) => {
    const [hit] = search.find(typed).hits
    expect(hit?.passage.address).toBe(address)
    expect(hit && marked(hit).join(' ')).toContain(words)
  })
  it.each(['203', '34'])('is not found inside a longer one: %s', typed => {
    expect(search.find(typed).hits).toEqual([])
  })
})

describe('a number with a point or a comma', () => {
  const { search } = libraryOf([
    '全省生产总值增长3.5%，新增就业1,244万人。',
    '粮食产量增长35%，新修水库3—5座，用水２.４亿方。',
    '在2013，2014两年里，先修路100，200公里是后来的事。',
  ])
  it.each([
    ['3.5', '1.1', '3.5'],
    ['３．５％', '1.1', '3.5'],
    ['增长3.5%', '1.1', '增长3.5'],
    ['生产总值 3.5', '1.1', '生产总值 3.5'],
    ['生产总值增长了3.5%左右', '1.1', '3.5'],
    ['35%', '1.2', '35'],
    ['产量 35', '1.2', '产量 35'],
    ['2.4亿', '1.2', '２.４亿'],
    ['1,244万', '1.1', '1,244万'],
    ['1244万人', '1.1', '1,244万人'],
    ['就业 1244', '1.1', '就业1,244'],
    ['2014', '1.3', '2014'],
    ['修路 100', '1.3', '修路100'],
    ['200公里', '1.3', '200公里'],
    ['水库 3', '1.2', '水库3'],
  ])('is found as it is written: %s', (typed, place, words) => {
    const { hits } = search.find(typed)
    expect(hits[0]?.passage.address).toBe(`trial/${place}`)
    expect(hits[0] && marked(hits[0]).join(' ')).toContain(words)
  })
  it.each([
    ['35%', '1.1'],
    ['3.5%', '1.2'],
    ['增长35%', '1.1'],
    ['3', '1.1'],
    ['244', '1.1'],
    ['1', '1.1'],
    ['20132014', '1.3'],
    ['100200', '1.3'],
    ['4亿', '1.2'],
  ])('is not another one: no %s in %s', (typed, place) => {
    const { hits } = search.find(typed)
    const hit = hits.find(({ passage }) => passage.address === `trial/${place}`)
    expect(hit ? marked(hit).join(' ') : '').not.toMatch(/\d/)
  })
})

describe('a number with a sign', () => {
  const { search } = libraryOf([
    '居民收入提高20元，室温不低于18℃。',
    '赤字率拟按3%左右安排，研发投入占2.5%。',
    '出生率为千分之六点零五，工业占比百分之六十。',
    '人口自然增长率为－0.66‰，经济增长百分之五左右。',
  ])
  const foundFor = (typed: string) =>
    search.find(typed).hits.map(({ passage }) => passage.address.slice('trial/'.length))
  it.each([
    ['3%', '1.2'],
    ['赤字率 3%', '1.2'],
    ['百分之三', '1.2'],
    ['百分之二点五', '1.2'],
    ['60%', '1.3'],
    ['6.05‰', '1.3'],
    ['5%', '1.4'],
    ['增长率 0.66‰', '1.4'],
  ])('is found in either writing: %s', (typed, place) => {
    expect(foundFor(typed)[0]).toBe(place)
  })
  it.each(['20%', '18%', '3‰', '2.5‰'])('is not another one: %s', typed => {
    expect(foundFor(typed)).toEqual([])
  })
})

describe('a number in Chinese', () => {
  const { search } = libraryOf([
    '与一百五十一个国家签署文件，全长六千二百公里。',
    '二〇二九年建国八十周年，投资15万美元。',
    '第二十二条：十五个工作日内处五万元以下罚款。',
    '第十七条：九十日内答复；逾期处五十万元罚款。',
    '1972年建交，有200万人参加，第143个成员，又有三百万亩。',
  ])
  const first = (typed: string) => {
    const [hit] = search.find(typed).hits
    return hit && `${hit.passage.address.slice('trial/'.length)} ${marked(hit).join(' ')}`
  }
  it.each([
    ['151个国家', '1.1 一百五十一 国家'],
    ['一百五十一个国家', '1.1 一百五十一个国家'],
    ['6200公里', '1.1 六千二百公里'],
    ['2029 建国', '1.2 二〇二九 建国'],
    ['二〇二九年', '1.2 二〇二九年'],
    ['十五万美元', '1.2 15万美元'],
    ['第二十二条', '1.3 第二十二条'],
    ['五万元罚款', '1.3 五万元 罚款'],
    ['90日', '1.4 九十日'],
    ['一九七二年', '1.5 1972年'],
    ['二百万人', '1.5 200万人'],
    ['百万亩', '1.5 百万亩'],
    ['第一百四十三个成员', '1.5 第143 成员'],
  ])('is read whole: %s', (typed, expected) => {
    expect(first(typed)).toBe(expected)
  })
  it.each(['十二', '五个', '十', '七日'])('is not found inside a longer one: %s', typed => {
    expect(search.find(typed).hits.flatMap(marked)).toEqual([])
  })
})

describe('a date', () => {
  const { search } = libraryOf([
    '5月1日至8月16日休渔，日本除外。',
    '1月16日开会。',
    '十二月三日闭会。',
  ])
  const first = (typed: string) => search.find(typed).hits.map(marked)[0]
  it.each([
    ['1月16日', ['1月16日']],
    ['01月16日', ['1月16日']],
    ['12月3日', ['十二月三日']],
    ['8月16日', ['8月16日']],
  ])('is its month and its day: %s', (typed, words) => {
    expect(first(typed)).toEqual(words)
  })
  it('that stands nowhere is not found by 日 alone', () => {
    expect(search.find('4月5日').hits).toEqual([])
  })
})

describe('letters with digits', () => {
  const { search } = libraryOf([
    'G20杭州峰会有20个议题。',
    '6G与C919，5个项目，C位出道。',
    '防治COVID-19，PM2.5浓度下降。',
  ])
  it.each([
    ['g20', [['G20']]],
    ['G20峰会', [['G20', '峰会']]],
    ['C919', [['C919']]],
    ['covid19', [['COVID-19']]],
    ['COVID-19', [['COVID-19']]],
    ['pm2.5', [['PM2.5']]],
    ['5G', []],
    ['C929', []],
  ])('are one name: %s', (typed, words) => {
    expect(search.find(typed).hits.map(marked)).toEqual(words)
  })
})

describe('what the reader parted', () => {
  const { search } = libraryOf(['育儿补贴和托育服务。', '中国的改革开放中，国有企业有发展。'])
  it.each([
    ['育儿假 托育', [['育儿', '托育']]],
    ['育儿，托育', [['育儿', '托育']]],
    ['发展 国有企业', [['国有企业', '发展']]],
    ['改革开放中，国有企业', [['改革开放中，国有企业']]],
  ])('is not read as one word: %s', (typed, words) => {
    expect(search.find(typed).hits.map(marked)).toEqual(words)
  })
})

describe('one character', () => {
  it('is found in every passage that holds it, in whatever word', () => {
    const { search } = libraryOf(['农民增收。', '振兴农村。', '农，天下之本。', '工业强国。'])
    expect(search.find('农').hits).toHaveLength(3)
  })
})
