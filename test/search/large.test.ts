import { beforeAll, describe, expect, it } from 'vitest'
import { addressOf } from '../../src/address.ts'
import { loadCorpus } from '../../src/corpus/load.ts'
import type { Work } from '../../src/passage.ts'
import { quote } from '../../src/quote.ts'
import { createSearch, type Search } from '../../src/search/search.ts'

/** Passages of made-up local reports, beside the works that we ship. */
const size = 60_000
const sectionsAWork = 100
const passagesASection = 5

const places = [...'甲乙丙丁戊己庚辛壬癸']
const things = ['水库', '公路', '学校', '医院', '果园', '渔港', '剧院', '车站', '灯塔', '糖厂']
const deeds = ['动工', '完工', '验收', '扩建', '改名', '停用', '迁走']

const char = (list: readonly string[], at: number) => list[at % list.length] ?? ''

/** Its number, in characters that stand in no other passage in this order, is its name: 甲丙乙癸庚. */
const nameOf = (id: number) => [...String(id).padStart(5, '0')].map(d => places[Number(d)]).join('')

const textOf = (id: number) =>
  `${nameOf(id)}镇的${char(things, id)}在${1950 + (id % 70)}年${char(deeds, id)}，合作社发展了生产。`

function report(number: number): Work {
  const id = `report-${number}`
  return {
    id,
    title: { zh: `第${number}号地方志`, en: id },
    command: id,
    aliases: [],
    source: null,
    language: 'zh',
    sections: Array.from({ length: sectionsAWork }, (_, section) => ({
      number: section + 1,
      heading: '',
      depth: 1,
      passages: Array.from({ length: passagesASection }, (_, paragraph) => ({
        address: addressOf({ work: id, section: section + 1, paragraph: paragraph + 1 }),
        work: id,
        section: section + 1,
        paragraph: paragraph + 1,
        text: textOf((number * sectionsAWork + section) * passagesASection + paragraph),
        headingEnd: 0,
      })),
    })),
  }
}

let search: Search
beforeAll(async () => {
  const { works, glossary } = await loadCorpus('corpus')
  const reports = Array.from({ length: size / sectionsAWork / passagesASection }, (_, at) =>
    report(at),
  )
  search = createSearch({ works: [...works, ...reports], glossary })
}, 60_000)

const find = (typed: string) => search.find(typed)
const addresses = (typed: string) => find(typed).hits.map(({ passage }) => passage.address)

describe(`over ${size} passages`, () => {
  it.each([
    ['a word', '菌草', 'beltroad/4.1'],
    ['another name', 'green silk road', 'beltroad/3.1'],
    ['pinyin', 'lubangongfang', 'beltroad/4.1'],
    ['traditional characters', '綠色絲綢之路', 'beltroad/3.1'],
    ['a slip', '中欧斑列', 'beltroad/1.1'],
    ['a number', '349项', 'ftz/0.2'],
    ['a piece of a word', '丝绸之', 'beltroad/3.1'],
    ['a question', '如何培育新质生产力？', 'ftz/3.2'],
    ['a name among sixty thousand like it', '戊乙癸丙甲镇', 'report-83/85.1'],
  ])('finds %s: %s', (_, typed, address) => {
    expect(addresses(typed)[0]).toBe(address)
  })

  it('looks in one work of many', () => {
    const { hits } = find('合作社 in:第7号地方志')
    expect(hits).toHaveLength(20)
    for (const { passage } of hits) expect(passage.work).toBe('report-7')
  })

  it('finds a quoted phrase that the words of the query alone would not bring up', () => {
    const [only, ...others] = find('合作社 发展 生产 “戊乙癸丙甲镇的”').hits
    expect(only?.passage.text).toContain('戊乙癸丙甲镇的')
    expect(others).toEqual([])
  })

  it('leaves out what is behind a minus, of ever so many', () => {
    const { hits } = find('合作社 -水库')
    expect(hits).toHaveLength(20)
    for (const { passage } of hits) expect(passage.text).not.toContain('水库')
  })

  it.each([
    '红烧肉怎么做',
    'best pizza recipe',
    'xyzzy',
    '番茄炒蛋',
    '嗯嗯嗯额额额',
    '😀',
    '？？？',
  ])('shows nothing for %s', typed => {
    expect(addresses(typed)).toEqual([])
  })

  it('offers the nearest terms where there is nothing', () => {
    expect(find('世界杯').nearest).toContain('世界贸易组织')
  })

  it('marks what matched and shows the sentence around it', () => {
    const [hit] = find('菌草 鲁班工坊').hits
    if (hit === undefined) throw new RangeError('nothing found')
    const { passage, spans, window, reasons } = hit
    expect(spans.map(span => quote(passage, span).words)).toEqual(['菌草”、鲁班工坊'])
    expect(quote(passage, window).words).toContain('菌草')
    expect(quote(passage, window).words.length).toBeLessThan(passage.text.length)
    expect(reasons).toEqual([{ kind: 'exact' }])
  })

  it('marks something in every hit of a common word, the best first', () => {
    const { hits } = find('合作社发展生产')
    expect(hits).toHaveLength(20)
    for (const { passage, spans } of hits)
      expect(spans.map(span => quote(passage, span).words).join('')).toContain('合作社')
    const scores = hits.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })
})
