import { describe, expect, it } from 'vitest'
import type { Hit } from '../../src/search/search.ts'
import { libraryOf } from '../archive/corpus.ts'
import { openLibrary } from '../fixture.ts'

const marked = ({ passage, spans }: Hit) =>
  spans.map(({ start, end }) => passage.text.slice(start, end))

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
