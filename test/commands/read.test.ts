import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/library.ts'
import {
  addressesIn,
  ask,
  citationsIn,
  deskOver,
  itemsIn,
  mistakesIn,
  offeredIn,
  openLibrary,
  passageAt,
  quotationsIn,
  saidIn,
  wordsIn,
} from '../fixture.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

describe('a topic command', () => {
  it('alone gives the contents', async () => {
    const reply = await ask('/beltroad')
    expect(saidIn(reply)).toEqual([
      '《完善推进高质量共建“一带一路”机制》',
      '来源：新华社',
      '共6部分：',
    ])
    expect(itemsIn(reply)).toEqual([
      '开篇',
      '第一，构建“一带一路”立体互联互通网络',
      '第二，推动“一带一路”科技创新',
      '第三，促进“一带一路”绿色发展',
      '第四，开展“一带一路”务实合作',
      '第五，完善“一带一路”国际合作机制',
    ])
  })
  it('says so where the text names no source', async () => {
    expect(saidIn(await ask('/ftz'))).toContain('原文未注明来源')
    expect(saidIn(await ask('/ftz', 'en'))).toContain('The text names no source')
  })
  it.each(['/ftz 2', '/ftz 二', '/ftz 第二', '/ftz §2', '/ftz 第二节'])(
    '%s gives the whole section, word for word, with its citations',
    async line => {
      const reply = await ask(line)
      expect(wordsIn(reply)).toEqual([
        passageAt(library, 'ftz/2.1').text,
        passageAt(library, 'ftz/2.2').text,
      ])
      expect(citationsIn(reply)).toEqual([
        '《实施自由贸易试验区提升战略》第二，第1段',
        '《实施自由贸易试验区提升战略》第二，第2段',
      ])
    },
  )
  it('sets off a run-in heading', async () => {
    const [quotation] = quotationsIn(await ask('/beltroad 3'))
    const [mark] = quotation?.marks ?? []
    expect(quotation?.quote.words.slice(mark?.start, mark?.end)).toBe(
      '第三，促进“一带一路”绿色发展。',
    )
  })
  it('gives the opening', async () => {
    expect(addressesIn(await ask('/region 0'))).toEqual(['region/0.1', 'region/0.2'])
    expect(addressesIn(await ask('/region 开篇'))).toEqual(['region/0.1', 'region/0.2'])
  })
  it('gives one paragraph', async () => {
    expect(addressesIn(await ask('/ftz 2.1'))).toEqual(['ftz/2.1'])
    expect(addressesIn(await ask('/ftz 第二，第1段'))).toEqual(['ftz/2.1'])
  })
  it('gives a span', async () => {
    expect(wordsIn(await ask('/beltroad 3.1@16-26'))).toEqual(['坚持建设绿色丝绸之路'])
  })
  it('with words searches in its own work', async () => {
    expect(addressesIn(await ask('/region 制度型开放'))).toEqual([
      ...['region/2.1', 'region/4.1', 'region/3.1'],
    ])
    expect(mistakesIn(await ask('/ftz 菌草'))).toEqual(['没有找到“菌草”。'])
  })
  it('leads to the sections beside it and to the contents', async () => {
    expect(offeredIn(await ask('/ftz 2'))).toEqual([
      { command: 'ftz', words: '1' },
      { command: 'ftz', words: '3' },
      { command: 'ftz', words: '' },
    ])
    expect(offeredIn(await ask('/ftz 3'))).toEqual([
      { command: 'ftz', words: '2' },
      { command: 'ftz', words: '' },
    ])
  })
  it('answers an unknown section with the real ones', async () => {
    const reply = await ask('/ftz 9')
    expect(mistakesIn(reply)).toEqual(['《实施自由贸易试验区提升战略》没有“9”这一处。可选：'])
    expect(offeredIn(reply)).toEqual(['0', '1', '2', '3'].map(words => ({ command: 'ftz', words })))
    expect(mistakesIn(await ask('/ftz 9', 'en'))).toEqual([
      '“Implementing the Strategy to Upgrade Pilot Free Trade Zones” has no “9”. It has:',
    ])
  })
  it('answers an unknown paragraph with the real ones', async () => {
    expect(offeredIn(await ask('/ftz 2.9'))).toEqual([
      { command: 'ftz', words: '2.1' },
      { command: 'ftz', words: '2.2' },
    ])
  })
})

describe('/topics', () => {
  it('lists every work with its size', async () => {
    const reply = await ask('/topics')
    expect(saidIn(reply)).toEqual(['收录文章3篇'])
    expect(itemsIn(reply)).toEqual(['/beltroad', '/ftz', '/region'])
    expect(offeredIn(reply)).toEqual(
      ['beltroad', 'ftz', 'region'].map(command => ({ command, words: '' })),
    )
  })
  it('takes no words', async () => {
    expect(mistakesIn(await ask('/topics 全部'))).toEqual(['多出了“全部”。', '用法：/topics'])
    expect(mistakesIn(await ask('/topics all', 'en'))).toEqual([
      '“all” is too much here.',
      'Usage: /topics',
    ])
  })
})

describe('/context', () => {
  it('gives a passage between its neighbours', async () => {
    const reply = await ask('/context beltroad/1.1')
    expect(addressesIn(reply)).toEqual(['beltroad/0.3', 'beltroad/1.1', 'beltroad/2.1'])
    expect(citationsIn(reply)).toHaveLength(3)
  })
  it('says where a work begins and ends', async () => {
    expect(saidIn(await ask('/context ftz/0.1'))).toContain('（这是全文第一段）')
    expect(saidIn(await ask('/context ftz/3.2', 'en'))).toContain('(The work ends here.)')
  })
  it('sets off the span that was asked for', async () => {
    const here = quotationsIn(await ask('/context beltroad/3.1@16-26'))[1]
    expect(here?.marks).toEqual([{ start: 16, end: 26 }])
    expect(here?.quote.words).toBe(passageAt(library, 'beltroad/3.1').text)
  })
  it('asks for a paragraph where it is given a section of several', async () => {
    const reply = await ask('/context ftz/2')
    expect(mistakesIn(reply)).toEqual(['“ftz/2”不是一段。请选一段：'])
    expect(itemsIn(reply)).toEqual(['ftz/2.1', 'ftz/2.2'])
  })
  it('takes a section of one paragraph for that paragraph', async () => {
    expect(addressesIn(await ask('/context beltroad 第三'))).toContain('beltroad/3.1')
  })
  it.each([
    ['/context', '要哪一段？例如：'],
    ['/context beltroad/9', '没有“beltroad/9”这一处。'],
    ['/context 亚特兰蒂斯', '没有“亚特兰蒂斯”这一处。'],
    ['/context ftz', '“ftz”不是一段。请选一段：'],
    ['/context beltroad/3.1@0-9999', '没有“beltroad/3.1@0-9999”这一处。'],
  ])('%s is told what would work', async (line, said) => {
    const reply = await ask(line)
    expect(mistakesIn(reply)[0]).toBe(said)
    expect(offeredIn(reply).length).toBeGreaterThan(0)
  })
})

describe('/random', () => {
  it('gives the passage that chance falls on', async () => {
    expect(addressesIn(await ask('/random'))).toEqual(['beltroad/0.1'])
    const desk = deskOver(library, { random: () => 0.999_999 })
    expect(addressesIn(await ask('/random', 'zh', desk))).toEqual(['region/4.1'])
  })
  it('stays in the work that was named', async () => {
    expect(addressesIn(await ask('/random 自贸区'))).toEqual(['ftz/0.1'])
    expect(offeredIn(await ask('/random ftz'))).toContainEqual({ command: 'random', words: 'ftz' })
  })
  it('answers an unknown work with the real ones', async () => {
    const reply = await ask('/random atlantis')
    expect(mistakesIn(reply)).toEqual(['没有收录名为“atlantis”的文章。已收录：'])
    expect(itemsIn(reply)).toEqual(['/beltroad', '/ftz', '/region'])
  })
})
