import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/library.ts'
import { plainChanges } from '../../src/reply/plain.ts'
import type { Reply } from '../../src/reply/reply.ts'
import {
  addressesIn,
  ask,
  citationsIn,
  deskOver,
  itemsIn,
  mistakesIn,
  offeredIn,
  openLibrary,
  saidIn,
  wordsIn,
} from '../fixture.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

const detailsIn = ({ blocks }: Reply) =>
  blocks.flatMap(block => (block.kind === 'list' ? block.items.map(({ detail }) => detail) : []))
const differencesIn = ({ blocks }: Reply) =>
  blocks.flatMap(block => (block.kind === 'difference' ? [plainChanges(block.changes)] : []))

describe('/cite', () => {
  it('gives the words and all three styles', async () => {
    const reply = await ask('/cite beltroad/3.1@16-26')
    expect(wordsIn(reply)).toEqual(['坚持建设绿色丝绸之路'])
    expect(detailsIn(reply)).toEqual([
      '《完善推进高质量共建“一带一路”机制》第三，第1段',
      '《完善推进高质量共建“一带一路”机制》 · 第三，促进“一带一路”绿色发展 · 第1段 · 来源：新华社',
      '完善推进高质量共建“一带一路”机制[Z]. 新华社: 第三，第1段.',
    ])
  })
  it.each(['short', 'full', 'gbt', 'GBT', 'ｇｂｔ'])('gives one style: %s', async style => {
    expect(detailsIn(await ask(`/cite 一带一路 第三 1 ${style}`))).toHaveLength(1)
  })
  it('carries the link and the day where there is a public address', async () => {
    const desk = deskOver(library, { publicUrl: 'https://reading.example.org' })
    const reply = await ask('/cite ftz/2.1 gbt', 'zh', desk)
    expect(detailsIn(reply)).toEqual([
      '实施自由贸易试验区提升战略[Z/OL]. [出版者不详]: 第二，第1段[2026-01-31]. https://reading.example.org/ftz/2.1.',
    ])
  })
  it.each([
    ['/cite', '要哪一段？例如：'],
    ['/cite gbt', '要哪一段？例如：'],
    ['/cite ftz/2', '“ftz/2”不是一段。请选一段：'],
    ['/cite ftz/9.1', '没有“ftz/9.1”这一处。'],
    ['/cite atlantis/1.1', '没有“atlantis/1.1”这一处。'],
    ['/cite 3.1', '没有“3.1”这一处。'],
    ['/cite beltroad/3.1 apa', '没有“beltroad/3.1 apa”这一处。'],
  ])('%s is told what would work', async (line, said) => {
    const reply = await ask(line)
    expect(mistakesIn(reply)[0]).toBe(said)
    expect(offeredIn(reply).length).toBeGreaterThan(0)
  })
})

describe('/verify', () => {
  it('finds an exact quotation and cites it', async () => {
    const reply = await ask('/verify 从“大写意”进入“工笔画”阶段')
    expect(saidIn(reply)).toEqual(['✓ 与原文完全一致'])
    expect(wordsIn(reply)).toEqual(['从“大写意”进入“工笔画”阶段'])
    expect(citationsIn(reply)).toEqual(['《完善推进高质量共建“一带一路”机制》开篇，第2段'])
  })
  it('gives the text’s own marks where only marks differ', async () => {
    const reply = await ask('/verify 從「大寫意」進入「工筆畫」階段', 'en')
    expect(saidIn(reply)[0]).toMatch(/^≈ The words are right/)
    expect(wordsIn(reply)).toEqual(['从“大写意”进入“工笔画”阶段'])
  })
  it('shows what was altered', async () => {
    const reply = await ask('/verify 到2030年为伙伴国开展20万人次培训')
    expect(saidIn(reply)[0]).toMatch(/^≠ 与原文有出入/)
    expect(differencesIn(reply)).toEqual(['到2030年为伙伴国开展[-1-]{+2+}0万人次培训'])
  })
  it('says what is nowhere', async () => {
    expect(saidIn(await ask('/verify 中国队获得了足球世界杯冠军'))).toEqual([
      '✗ 收录的文章里没有这句话',
      '中国队获得了足球世界杯冠军',
    ])
  })
  it('counts several sentences', async () => {
    const reply = await ask(
      '/verify 坚持建设绿色丝绸之路。中国队获得了足球世界杯冠军。到2030年为伙伴国开展20万人次培训。',
    )
    expect(saidIn(reply)[0]).toBe('共核对3句：一致0，仅标点等不同1，有出入1，未找到1')
  })
  it('takes several lines', async () => {
    const reply = await ask('/verify 坚持建设绿色丝绸之路，\n对接联合国2030年可持续发展议程')
    expect(addressesIn(reply)).toEqual(['beltroad/3.1'])
  })
  it.each(['/verify', '/verify “”', '/verify 。。。'])('%s asks which words', async line => {
    const reply = await ask(line)
    expect(mistakesIn(reply)).toEqual(['要核对哪句话？命令后面写上引文，例如：'])
    expect(itemsIn(reply)).toEqual(['/verify 从“大写意”进入“工笔画”阶段'])
  })
  it('says so where it checks the beginning only', async () => {
    expect(saidIn(await ask(`/verify ${'草。'.repeat(3000)}`))[0]).toBe(
      '一次最多核对4000个字，以下只核对了前面的部分。',
    )
  })
})
