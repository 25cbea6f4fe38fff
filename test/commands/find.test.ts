import { describe, expect, it } from 'vitest'
import type { Reply } from '../../src/reply/reply.ts'
import {
  addressesIn,
  ask,
  citationsIn,
  itemsIn,
  mistakesIn,
  offeredIn,
  quotationsIn,
  saidIn,
  wordsIn,
} from '../fixture.ts'

const notesIn = (reply: Reply) => quotationsIn(reply).map(({ note }) => note)
const linesIn = ({ blocks }: Reply) =>
  blocks.flatMap(block => (block.kind === 'concordance' ? block.lines : []))

describe('/search', () => {
  it('quotes the sentence that holds the words, and cites it', async () => {
    const reply = await ask('/search 菌草')
    expect(saidIn(reply)).toEqual(['“菌草”：找到1段'])
    expect(wordsIn(reply)).toEqual([
      '发挥好丝路基金的金融支持作用，聚焦环保、农业、绿色能源、卫生、教育、减贫等领域，高效组织“小而美、见效快、惠民生”项目实施，做优做强“菌草”、鲁班工坊、“光明行”等品牌项目，推动更多接地气、聚人心的成果落地。',
    ])
    expect(citationsIn(reply)).toEqual(['《完善推进高质量共建“一带一路”机制》第四，第1段'])
    expect(notesIn(reply)).toEqual(['逐字相同'])
  })
  it('takes English and says by which name it found', async () => {
    const reply = await ask('/search green silk road', 'en')
    expect(addressesIn(reply)).toEqual(['beltroad/3.1'])
    expect(wordsIn(reply)[0]).toContain('坚持建设绿色丝绸之路')
    expect(notesIn(reply)).toEqual(['“green silk road” is “绿色丝绸之路”'])
    expect(citationsIn(reply)).toEqual([
      'Improving the Mechanisms for High-Quality Belt and Road Cooperation §3 ¶1',
    ])
  })
  it('says of pinyin and of a slip what it took them for', async () => {
    expect(notesIn(await ask('/search lubangongfang'))).toEqual(['拼音 lubangongfang → 鲁班工坊'])
    expect(notesIn(await ask('/search 中欧斑列'))).toEqual(['“中欧斑列”可能是“中欧班列”'])
  })
  it('marks the words inside what it quotes', async () => {
    const [quotation] = quotationsIn(await ask('/search 菌草'))
    const marked = quotation?.marks.map(({ start, end }) =>
      quotation.quote.passage.text.slice(start, end),
    )
    expect(marked).toEqual(['菌草'])
  })
  it.each(['/search', '/search ？！', '/search “”'])('%s asks what to look for', async line => {
    const reply = await ask(line)
    expect(mistakesIn(reply)).toEqual(['要找什么？命令后面写上词语，例如：'])
    expect(offeredIn(reply)).toEqual([{ command: 'search', words: '绿色丝绸之路' }])
  })
  it('says that nothing was found, where it looked, and shows no passage', async () => {
    const reply = await ask('/search 足球世界杯冠军')
    expect(mistakesIn(reply)).toEqual(['没有找到“足球世界杯冠军”。'])
    expect(saidIn(reply).join('\n')).toMatch(
      /已查：《完善推进高质量共建“一带一路”机制》、《实施自由贸易试验区提升战略》、《优化区域开放功能分工，打造形态多样的开放高地》/,
    )
    expect(quotationsIn(reply)).toEqual([])
    expect(offeredIn(reply).length).toBeGreaterThan(0)
  })
  it('offers terms of the texts that come near', async () => {
    expect(itemsIn(await ask('/search 菌草 in:ftz'))).toContain('菌草')
  })
  it('answers an unknown work with the real ones', async () => {
    const reply = await ask('/search 开放 in:atlantis', 'en')
    expect(mistakesIn(reply)).toEqual(['There is no work called “atlantis”. There are:'])
    expect(itemsIn(reply)).toEqual(['/beltroad', '/ftz', '/region'])
  })
})

describe('/terms', () => {
  it('gives every occurrence with its context, by work, with counts', async () => {
    const reply = await ask('/terms 制度型开放')
    expect(saidIn(reply).slice(0, 3)).toEqual([
      '“制度型开放”共6处，见于2篇',
      '《实施自由贸易试验区提升战略》3处',
      '《优化区域开放功能分工，打造形态多样的开放高地》3处',
    ])
    expect(linesIn(reply).map(({ quote }) => quote.passage.address)).toEqual([
      ...['ftz/0.2', 'ftz/1.2', 'ftz/2.2', 'region/2.1', 'region/3.1', 'region/4.1'],
    ])
    for (const { quote, mark } of linesIn(reply)) {
      expect(quote.passage.text.slice(mark.start, mark.end)).toBe('制度型开放')
      expect(quote.words).toContain('制度型开放')
    }
  })
  it('takes traditional characters', async () => {
    expect(linesIn(await ask('/terms 絲綢之路'))).toHaveLength(1)
  })
  it('says in English how many', async () => {
    expect(saidIn(await ask('/terms 菌草', 'en')).slice(0, 1)).toEqual([
      '“菌草”: 1 occurrence in 1 work',
    ])
  })
  it('leads from another name to the one in the texts', async () => {
    const reply = await ask('/terms CPTPP')
    expect(itemsIn(reply)).toEqual(['全面与进步跨太平洋伙伴关系协定'])
  })
  it.each(['/terms', '/terms ，'])('%s asks which word', async line => {
    expect(mistakesIn(await ask(line))).toEqual(['要查哪个词？例如：'])
  })
  it('says that a word is nowhere', async () => {
    expect(mistakesIn(await ask('/terms 足球'))).toEqual(['没有找到“足球”。'])
  })
})
