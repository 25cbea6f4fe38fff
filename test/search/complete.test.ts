import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addressOf } from '../../src/address.ts'
import { createLibrary, type Library } from '../../src/library.ts'
import type { Work } from '../../src/passage.ts'
import type { Completion } from '../../src/search/complete/complete.ts'
import { anyText, likelyText, openLibrary } from '../fixture.ts'

let library: Library
let beltroad: Work
beforeAll(async () => {
  library = await openLibrary()
  beltroad = library.workNamed('beltroad') ?? expect.unreachable()
})

const values = (completions: readonly Completion[]) => completions.map(({ value }) => value)
const words = (typed: string, limit = 25) => values(library.completer.words(typed, limit))
const places = (typed: string, limit = 25) => values(library.completer.places(typed, limit))
const inside = (typed: string, limit = 25) =>
  values(library.completer.placesIn(beltroad, typed, limit))
const works = (typed: string, limit = 25) => values(library.completer.works(typed, limit))
const labelOf = (completions: readonly Completion[], value: string) =>
  completions.find(completion => completion.value === value)?.label

describe('words', () => {
  it.each([
    ['the beginning of a term', '绿色丝', '绿色丝绸之路'],
    ['traditional characters', '綠色絲', '绿色丝绸之路'],
    ['a word inside a term', '丝绸', '绿色丝绸之路'],
    ['a piece of a word', '班工', '鲁班工坊'],
    ['pinyin', 'lvsesichouzhilu', '绿色丝绸之路'],
    ['pinyin that breaks off in a syllable', 'lvses', '绿色丝绸之路'],
    ['pinyin with u', 'luse', '绿色丝绸之路'],
    ['pinyin with ü', 'lüse', '绿色丝绸之路'],
    ['pinyin with tones', 'lǜsè', '绿色丝绸之路'],
    ['pinyin with spaces', 'lv se si', '绿色丝绸之路'],
    ['capitals', 'YIDAIY', '一带一路'],
    ['initials', 'ydyl', '一带一路'],
    ['the beginning of initials', 'yd', '一带一路'],
    ['characters, then pinyin', '绿色sichou', '绿色丝绸之路'],
    ['characters, then initials', '绿色sczl', '绿色丝绸之路'],
    ['English', 'green silk', '绿色丝绸之路'],
    ['a piece of an English word', 'gre', '绿色丝绸之路'],
    ['a later word of an English name', 'silk ro', '绿色丝绸之路'],
    ['an English plural', 'Luban Workshops', '鲁班工坊'],
    ['an abbreviation', 'AIIB', '亚洲基础设施投资银行'],
    ['another Chinese name', '亚投', '亚洲基础设施投资银行'],
    ['the beginning of a number', '203', '2030年可持续发展议程'],
    ['a heading', '对接国际高标准经贸规则，为', '对接国际高标准经贸规则，为高水平开放探索新路径'],
  ])('completes %s: %s', (_, typed, value) => {
    expect(words(typed)).toContain(value)
  })
  it('goes on as the texts do, to the end of a word and of a clause', () => {
    expect(words('优化升')).toEqual(['优化升级', '产业结构优化升级'])
    expect(words('开辟了')).toEqual(['开辟了新空间'])
    expect(words('绿色低碳发展信')).toContain('绿色低碳发展信息共享和能力建设')
  })
  it('keeps both of a pair of quotation marks, or neither', () => {
    expect(words('丝路电')).toContain('“丝路电商”全球布局')
    for (const typed of ['一带一路', '国际贸易', '做优做强', '菌', '“']) {
      for (const value of words(typed)) {
        expect(value.match(/“/g)?.length, value).toBe(value.match(/”/g)?.length)
      }
    }
  })
  it('puts what begins so before what holds it, and that before what sounds so', () => {
    const offered = words('机制', 100)
    expect(offered[0]).toBe('机制')
    expect(offered.indexOf('机制建设')).toBeLessThan(offered.indexOf('多边治理机制'))
    expect(words('trade')[0]).toBe('服务贸易')
  })
  it('says by which other name a term was found', () => {
    const { completer } = library
    expect(labelOf(completer.words('绿色丝', 25), '绿色丝绸之路')).toBe('绿色丝绸之路')
    expect(labelOf(completer.words('green s', 25), '绿色丝绸之路')).toBe(
      '绿色丝绸之路 (green silk road)',
    )
  })
  it('begin with the terms that most passages hold', () => {
    expect(words('', 3)).toEqual(['自贸试验区', '一带一路', '制度型开放'])
  })
  it('are none where the texts have none', () => {
    expect(words('龘龘')).toEqual([])
    expect(words('xyzzy')).toEqual([])
  })
})

describe('places', () => {
  it.each([
    ['belt', ['beltroad', 'beltroad/0']],
    ['beltroad/', ['beltroad/0', 'beltroad/1']],
    ['beltroad/3', ['beltroad/3', 'beltroad/3.1']],
    ['BeltRoad/3.', ['beltroad/3', 'beltroad/3.1']],
    ['belt/3', ['beltroad/3', 'beltroad/3.1']],
    ['beltroad/3.1', ['beltroad/3.1']],
    ['beltroad/3.1@1', ['beltroad/3.1']],
    ['3', ['beltroad/3', 'ftz/3']],
    ['3.1', ['beltroad/3.1', 'ftz/3.1']],
    ['第三', ['beltroad/3', 'ftz/3']],
    ['三 1', ['beltroad/3.1', 'ftz/3.1']],
    ['开篇', ['beltroad/0', 'ftz/0']],
    ['一带一路 第三', ['beltroad/3', 'beltroad/3.1']],
    ['Silk Road 3', ['beltroad/3', 'beltroad/3.1']],
    ['一带一路 绿色', ['beltroad/3', 'beltroad/2.1']],
    ['《完善推进高质量共建“一带一路”机制》第三，第1段', ['beltroad/3.1']],
    ['ydyl', ['beltroad']],
    ['free trade', ['ftz']],
    ['diverse', ['region']],
    ['科技创新', ['beltroad/2']],
    ['keji', ['beltroad/2']],
    ['菌草', ['beltroad/4.1']],
    ['juncao', ['beltroad/4.1']],
    ['green silk', ['beltroad/3.1']],
  ])('%s completes to %j', (typed, first) => {
    expect(places(typed).slice(0, first.length)).toEqual(first)
  })
  it('begin with the works, then their sections', () => {
    expect(places('', 4)).toEqual(['beltroad', 'ftz', 'region', 'beltroad/0'])
  })
  it('are shown with the words by which one knows them', () => {
    const { completer } = library
    expect(labelOf(completer.places('belt', 25), 'beltroad')).toBe(
      '《完善推进高质量共建“一带一路”机制》 beltroad',
    )
    expect(labelOf(completer.places('3', 25), 'beltroad/3')).toBe(
      'beltroad/3 第三，促进“一带一路”绿色发展。',
    )
    expect(labelOf(completer.places('菌草', 25), 'beltroad/4.1')).toMatch(
      /^beltroad\/4\.1 …做优做强“菌草”/,
    )
  })
})

describe('places in a work', () => {
  it.each([
    ['3', ['3', '3.1']],
    ['0', ['0', '0.1', '0.2', '0.3']],
    ['第三', ['3', '3.1']],
    ['beltroad/3', ['3', '3.1']],
    ['科技', ['2']],
    ['菌', ['菌草', '4.1']],
    ['lbgf', ['鲁班工坊', '4.1']],
    ['fund', ['丝路基金', '4.1']],
  ])('%s completes to %j', (typed, first) => {
    expect(inside(typed).slice(0, first.length)).toEqual(first)
  })
  it('begin with its sections, then the terms that it holds', () => {
    expect(inside('', 8)).toEqual(['0', '1', '2', '3', '4', '5', '一带一路', '能源'])
    expect(inside('自贸')).toEqual([])
  })
})

describe('works', () => {
  it.each([
    ['', ['beltroad', 'ftz', 'region']],
    ['b', ['beltroad', 'region']],
    ['区域', ['region']],
    ['zmq', ['ftz']],
    ['free', ['ftz']],
    ['高地', ['region']],
    ['silk', ['beltroad']],
    ['龘', []],
  ])('%s completes to %j', (typed, all) => {
    expect(works(typed)).toEqual(all)
  })
})

describe('whatever is typed', () => {
  const slices = fc
    .tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 12 }))
    .map(([number, start, length]) => {
      const { passages } = library
      const text = passages[number % passages.length]?.text ?? ''
      const from = start % text.length
      return text.slice(from, from + length)
    })
  const pinyin = fc.string({
    unit: fc.constantFrom(...'abcdefghijlmnoqrstuxyz v'),
    maxLength: 5,
  })
  const typed = fc.oneof(anyText, likelyText, slices, pinyin)

  it('what is offered is there, is told apart and fits', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: 0, max: 30 }), (typed, limit) => {
        const { completer } = library
        const all = [
          completer.places(typed, limit),
          completer.placesIn(beltroad, typed, limit),
          completer.works(typed, limit),
          completer.words(typed, limit),
        ]
        for (const completions of all) {
          expect(completions.length).toBeLessThanOrEqual(limit)
          expect(new Set(values(completions)).size).toBe(completions.length)
          for (const text of completions.flatMap(({ value, label }) => [value, label])) {
            expect(text.trim()).not.toBe('')
            expect(text.isWellFormed()).toBe(true)
            expect([...text].length).toBeLessThanOrEqual(100)
          }
        }
        expectReal(typed, limit)
      }),
      { numRuns: 300 },
    )
  })

  it('every beginning of every term and title leads to something', () => {
    for (const { term } of library.corpus.glossary) {
      for (let length = 1; length <= term.length; length++) {
        expect(words(term.slice(0, length)), term.slice(0, length)).not.toEqual([])
      }
    }
    for (const { id, title, aliases } of library.works) {
      for (const name of [title.zh, title.en, ...aliases]) expect(works(name), name).toContain(id)
    }
  })

  it('every stretch of a passage is offered what is there', () => {
    for (const { text } of library.passages) {
      for (let start = 0; start < text.length; start += 29) {
        expectReal(text.slice(start, start + 2), 10)
      }
    }
  })
})

const opens = new Map<string, boolean>()

/** That each completion, when it is asked for, is found. */
function expectReal(typed: string, limit: number) {
  const real = (key: string, isReal: () => boolean) => {
    const known = opens.get(key) ?? isReal()
    opens.set(key, known)
    expect(known, `${key}, offered for ${typed}`).toBe(true)
  }
  const isNowhere = (kind: string) => kind === 'nowhere' || kind === 'words'
  for (const value of places(typed, limit))
    real(`place ${value}`, () => !isNowhere(library.locate(value).kind))
  for (const value of works(typed, limit))
    real(`work ${value}`, () => library.workNamed(value)?.id === value)
  for (const value of words(typed, limit))
    real(`words ${value}`, () => library.search.find(value).hits.length > 0)
  for (const value of inside(typed, limit)) {
    real(`inside ${value}`, () => {
      const { kind } = library.locateIn(beltroad, value)
      if (kind !== 'words') return kind !== 'nowhere'
      return library.search.find(value, { works: [beltroad] }).hits.length > 0
    })
  }
}

describe('a text with rare characters', () => {
  const work: Work = {
    id: 'trial',
    title: { zh: '試驗', en: 'Trial' },
    command: 'trial',
    aliases: [],
    source: null,
    language: 'zh-Hant',
    sections: [1, 10, 11].map(number => ({
      number,
      heading: `第${number}，甲乙`,
      depth: 1,
      passages: [
        {
          address: addressOf({ work: 'trial', section: number, paragraph: 1 }),
          work: 'trial',
          section: number,
          paragraph: 1,
          text: `${'𠮷'.repeat(20)}發展，-x in:y ${'𠮷'.repeat(150)}`,
          headingEnd: 0,
        },
      ],
    })),
  }
  const { completer, search } = createLibrary({ works: [work], glossary: [] })

  it('is cut between characters, and searched as it writes itself', () => {
    for (const typed of ['𠮷', '发', '發', '展', 'x', '1', '甲', '', 'in', '-x']) {
      for (const { value, label } of [
        ...completer.places(typed, 25),
        ...completer.placesIn(work, typed, 25),
        ...completer.words(typed, 25),
      ]) {
        expect(value.isWellFormed() && label.isWellFormed(), label).toBe(true)
        expect([...label].length).toBeLessThanOrEqual(100)
      }
      for (const { value } of completer.words(typed, 25)) {
        expect(search.find(value).hits, value).not.toEqual([])
      }
    }
    expect(values(completer.words('发', 5))).toEqual(['發展'])
  })
  it('offers the sections that a number may become', () => {
    expect(values(completer.placesIn(work, '1', 5))).toEqual(['1', '1.1', '10', '11'])
  })
})
