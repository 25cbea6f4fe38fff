import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/library.ts'
import type { Hit } from '../../src/search/search.ts'
import { libraryOf } from '../archive/corpus.ts'
import { marked, openLibrary } from '../fixture.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

const find = (typed: string) => library.search.find(typed)
const addresses = (typed: string) => find(typed).hits.map(({ passage }) => passage.address)

function first(typed: string): Hit {
  const [hit] = find(typed).hits
  if (hit === undefined) throw new RangeError(`nothing found for ${typed}`)
  return hit
}

describe('a word', () => {
  it('is found where it stands, and is what is marked', () => {
    expect(addresses('菌草')).toEqual(['beltroad/4.1'])
    expect(marked(first('菌草'))).toEqual(['菌草'])
    expect(first('菌草').reasons).toEqual([{ kind: 'exact' }])
  })
  it.each([
    ['菌草', 'beltroad/4.1', '菌草'],
    ['新质生产力', 'ftz/3.2', '新质生产力'],
    ['经济特区', 'region/0.2', '经济特区'],
    ['349项', 'ftz/0.2', '349项'],
    ['海合会6+1', 'beltroad/5.1', '海合会6+1'],
    ['头雁', 'ftz/2.1', '头雁'],
    ['隐性壁垒', 'region/4.1', '隐性壁垒'],
  ])('%s stands first at %s', (typed, address, words) => {
    expect(first(typed).passage.address).toBe(address)
    expect(marked(first(typed))).toEqual([words])
  })
  it('may be a piece of a word', () => {
    expect(first('丝绸之').passage.address).toBe('beltroad/3.1')
  })
  it('has its window around it', () => {
    const { passage, window } = first('菌草')
    expect(passage.text.slice(window.start, window.end)).toBe(
      '发挥好丝路基金的金融支持作用，聚焦环保、农业、绿色能源、卫生、教育、减贫等领域，高效组织“小而美、见效快、惠民生”项目实施，做优做强“菌草”、鲁班工坊、“光明行”等品牌项目，推动更多接地气、聚人心的成果落地。',
    )
  })
})

describe('a query is normalised:', () => {
  it.each([
    ['traditional characters', '綠色絲綢之路', 'beltroad/3.1', '绿色丝绸之路'],
    ['full-width digits', '２０３０年可持续发展议程', 'beltroad/3.1', '2030年可持续发展议程'],
    ['full-width letters', 'ＣＰＴＰＰ', 'ftz/1.1', '全面与进步跨太平洋伙伴关系协定'],
    ['lower case', 'cptpp', 'ftz/1.1', '全面与进步跨太平洋伙伴关系协定'],
    ['a full-width space', '菌草　鲁班工坊', 'beltroad/4.1', '菌草”、鲁班工坊'],
    ['white space inside a word', '菌 草', 'beltroad/4.1', '菌草'],
    ['no quotation marks', '丝路海运', 'beltroad/1.1', '丝路海运'],
  ])('%s', (_, typed, address, words) => {
    expect(first(typed).passage.address).toBe(address)
    expect(marked(first(typed))).toEqual([words])
  })
})

describe('another name', () => {
  it.each([
    ['亚投行', 'beltroad/5.1', '亚洲基础设施投资银行'],
    ['AIIB', 'beltroad/5.1', '亚洲基础设施投资银行'],
    ['DEPA', 'ftz/1.1', '数字经济伙伴关系协定'],
    ['green silk road', 'beltroad/3.1', '绿色丝绸之路'],
    ['Green Silk Roads', 'beltroad/3.1', '绿色丝绸之路'],
    ['Luban Workshops', 'beltroad/4.1', '鲁班工坊'],
    ['Juncao', 'beltroad/4.1', '菌草'],
    ['single window', 'ftz/0.2', '单一窗口'],
    ['single-window', 'ftz/0.2', '单一窗口'],
    ['China-Europe Railway Express', 'beltroad/1.1', '中欧班列'],
    ['China Europe railway express', 'beltroad/1.1', '中欧班列'],
    ['Silk Road Fund', 'beltroad/4.1', '丝路基金'],
    ['negative list', 'ftz/0.2', '负面清单'],
    ['五通', 'beltroad/0.2', '设施联通'],
    ['five connectivities', 'beltroad/0.2', '资金融通'],
  ])('%s is found at %s as %s', (typed, address, words) => {
    expect(first(typed).passage.address).toBe(address)
    expect(marked(first(typed)).join('、')).toContain(words)
    expect(first(typed).reasons.map(({ kind }) => kind)).toContain('alias')
  })
  it('may be written with an ampersand', () => {
    expect(first('Belt & Road').passage.work).toBe('beltroad')
  })
  it.each(['自贸区', 'FTZ', 'free trade zone', 'free-trade zones', 'pilot free trade zones'])(
    '%s finds the passages on 自贸试验区',
    typed => {
      for (const address of addresses(typed)) expect(address).toMatch(/^ftz\//)
      expect(addresses(typed).length).toBeGreaterThan(3)
    },
  )
  it('says by which name it was found', () => {
    expect(first('AIIB').reasons).toEqual([
      { kind: 'alias', typed: 'AIIB', found: '亚洲基础设施投资银行' },
    ])
  })
})

describe('pinyin', () => {
  it.each([
    ['jun cao', 'beltroad/4.1', '菌草'],
    ['lubangongfang', 'beltroad/4.1', '鲁班工坊'],
    ['lvsesichouzhilu', 'beltroad/3.1', '绿色丝绸之路'],
    ['lüse sichou zhilu', 'beltroad/3.1', '绿色丝绸之路'],
    ['lusesichouzhilu', 'beltroad/3.1', '绿色丝绸之路'],
    ['zhongoubanlie', 'beltroad/1.1', '中欧班列'],
    ['zobl', 'beltroad/1.1', '中欧班列'],
    ['LBGF', 'beltroad/4.1', '鲁班工坊'],
  ])('%s finds %s', (typed, address, words) => {
    expect(first(typed).passage.address).toBe(address)
    expect(marked(first(typed))).toEqual([words])
    expect(first(typed).reasons.map(({ kind }) => kind)).toEqual(['pinyin'])
  })
  it.each(['yidaiyilu', 'yi dai yi lu', 'yīdàiyīlù', 'ydyl', 'YDYL'])(
    '%s finds 一带一路',
    typed => {
      expect(new Set(marked(first(typed)))).toEqual(new Set(['一带一路']))
    },
  )
  it.each(['juncao', 'Jūncǎo'])('%s is an English name too, and found as such', typed => {
    expect(marked(first(typed))).toEqual(['菌草'])
    expect(first(typed).reasons.map(({ kind }) => kind)).toEqual(['alias'])
  })
  it('takes u for ü as most type it', () => {
    expect(marked(first('zhanlue'))).toContain('战略')
  })
})

describe('letters', () => {
  it('are found whole beside longer ones', () => {
    const { search } = libraryOf(['评级AAA、AA、A三级。'])
    for (const grade of ['AA', 'A']) expect(search.find(grade).hits.map(marked)).toEqual([[grade]])
  })
})

describe('a slip', () => {
  it.each([
    ['中欧斑列', 'beltroad/1.1', '中欧班列'],
    ['中欧搬列', 'beltroad/1.1', '中欧班列'],
    ['卤班工坊', 'beltroad/4.1', '鲁班工坊'],
    ['鲁板工坊', 'beltroad/4.1', '鲁班工坊'],
    ['军草', 'beltroad/4.1', '菌草'],
    ['丝路机金', 'beltroad/4.1', '丝路基金'],
    ['东西向双互济', 'region/0.2', '东西双向互济'],
    ['东西双互济', 'region/0.2', '东西双向互济'],
    ['东西双双向互济', 'region/0.2', '东西双向互济'],
  ])('%s finds %s', (typed, address, words) => {
    expect(first(typed).passage.address).toBe(address)
    expect(marked(first(typed))).toEqual([words])
    expect(first(typed).reasons.map(({ kind }) => kind)).toContain('near')
  })
  it('is none where all but the last or the first character is a name', () => {
    for (const typed of ['数字丝绸之路', '新丝绸之路2']) {
      for (const { reasons } of find(typed).hits)
        expect(reasons.map(({ kind }) => kind)).not.toContain('near')
    }
  })
  it.each([
    ['骏草 鲁班工房', ['菌草', '鲁班工坊']],
    ['用骏草和鲁班工房', ['菌草', '鲁班工坊']],
  ])('may be one of several: %s', (typed, meant) => {
    expect(marked(first(typed))).toEqual(expect.arrayContaining(meant))
  })
  it('does not hide what is really there', () => {
    expect(first('班列').passage.address).toBe('beltroad/1.1')
  })
})

describe('a question', () => {
  it.each([
    ['菌草是什么？', 'beltroad/4.1'],
    ['请问什么是菌草', 'beltroad/4.1'],
    ['什么是新质生产力？', 'ftz/3.2'],
    ['What is Juncao?', 'beltroad/4.1'],
    ['where is the Luban Workshop', 'beltroad/4.1'],
    ['绿色丝绸之路怎么建设？', 'beltroad/3.1'],
  ])('%s is answered from %s', (typed, address) => {
    expect(addresses(typed).slice(0, 2)).toContain(address)
  })
})

describe('a telling name', () => {
  it.each([
    ['怎样避免科技鸿沟越拉越大？', 'beltroad/2.1', '科技鸿沟'],
    ['How would one join the WTO nowadays', 'beltroad/5.1', '世界贸易组织'],
  ])('is enough, whatever else was asked: %s', (typed, address, name) => {
    expect(addresses(typed)).toEqual([address])
    expect(marked(first(typed))).toContain(name)
  })
  it('is not one that stands in any text', () => {
    expect(addresses('中国历史朝代')).toEqual([])
  })
})

describe('a question word', () => {
  it.each([
    ['What does this say about artificial intelligence?', 'artificial intelligence'],
    ['新质生产力是什么意思', '新质生产力'],
    ['五通是哪五个', '五通'],
    ['五通是哪5项', '五通'],
  ])('carries no weight: %s', (typed, meant) => {
    expect(find(typed).concepts.map(concept => concept.typed)).toEqual([meant])
  })
})

describe('a phrase in quotation marks', () => {
  it.each([
    '“共商共建共享”',
    '「共商共建共享」',
    '『共商共建共享』',
    '"共商共建共享"',
    '＂共商共建共享＂',
  ])('%s is found word for word', typed => {
    expect(addresses(typed)).toEqual(['beltroad/0.2'])
    expect(marked(first(typed))).toEqual(['共商共建共享'])
  })
  it('in another order is not found', () => {
    expect(addresses('“共享共建共商”')).toEqual([])
  })
  it('must stand in every passage beside the other words', () => {
    for (const { passage } of find('发展 “高质量发展”').hits)
      expect(passage.text).toContain('高质量发展')
    expect(find('发展 “高质量发展”').hits.length).toBeGreaterThan(1)
  })
})

describe('operators', () => {
  it('leave out the passages that hold a word', () => {
    expect(addresses('绿色 -能源')).toEqual([])
    const without = find('绿色发展 -科技').hits
    expect(without.length).toBeGreaterThan(0)
    for (const { passage } of without) expect(passage.text).not.toContain('科技')
  })
  it('leave out a word, not what holds its letters', () => {
    const { search } = libraryOf(['AI was said to help 合作.', '合作 was said to help.'])
    expect(search.find('合作 -AI').hits.map(({ passage }) => passage.text)).toEqual([
      '合作 was said to help.',
    ])
  })
  it('leave out in traditional characters too', () => {
    expect(addresses('绿色 -能源')).toEqual(addresses('绿色 -能源'.replace('-', '－')))
    expect(addresses('菌草 -魯班')).toEqual([])
  })
  it.each(['in:region', 'in:区域开放', 'in:REGION', 'in：region', 'in:/region'])(
    'look in one work: %s',
    operator => {
      const { hits, works, unknownWorks } = find(`开放 ${operator}`)
      expect(unknownWorks).toEqual([])
      expect(works.map(({ id }) => id)).toEqual(['region'])
      expect(hits.length).toBeGreaterThan(0)
      for (const { passage } of hits) expect(passage.work).toBe('region')
    },
  )
  it('look in two works', () => {
    const { hits } = find('开放 in:region in:ftz')
    expect(new Set(hits.map(({ passage }) => passage.work))).toEqual(new Set(['region', 'ftz']))
  })
  it('name a work that there is not', () => {
    const { hits, unknownWorks } = find('开放 in:atlantis')
    expect(unknownWorks).toEqual(['atlantis'])
    expect(hits).toEqual([])
  })
})

describe('nothing', () => {
  it.each([
    '足球世界杯冠军',
    '今天天气怎么样',
    '唐诗三百首',
    '红烧肉的做法',
    'football world cup',
    'iPhone 15',
    'seek truth from facts',
    '李白',
    '比特币价格',
    'xyzzy',
    '12345',
    '😀',
    // Sounds like 五通, a name of the glossary, and is a word itself.
    '梧桐树协议',
    '村委会选举',
    // Two of its ten words stand somewhere.
    '世界裸体自行车游行组织号召人们拒绝对什么的依赖？',
  ])('is shown for %s', typed => {
    expect(addresses(typed)).toEqual([])
  })
  it('is said with the terms that come nearest', () => {
    const { nearest, works } = find('世界杯')
    expect(nearest).toContain('世界贸易组织')
    expect(works).toHaveLength(3)
  })
  it('comes without nearest terms where something is found', () => {
    expect(find('菌草').nearest).toEqual([])
  })
})

describe('a limit', () => {
  it('cuts off the worse hits', () => {
    const all = addresses('发展')
    const few = library.search.find('发展', { limit: 2 }).hits.map(({ passage }) => passage.address)
    expect(few).toEqual(all.slice(0, 2))
  })
})
