import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimsIn } from '../../src/verify/claims.ts'
import { anyText, ask, saidIn } from '../fixture.ts'

describe('what a message claims', () => {
  it.each([
    ['他说“坚持建设绿色丝绸之路”，对吧？', '“坚持建设绿色丝绸之路”'],
    ['他說「堅持建設綠色絲綢之路」。', '“堅持建設綠色絲綢之路”'],
    ['"坚持建设绿色丝绸之路", he said', '“坚持建设绿色丝绸之路”'],
    ['> 坚持建设绿色丝绸之路\n我同意', '“坚持建设绿色丝绸之路”'],
    [
      '  >坚持建设绿色丝绸之路\n\t>\t对接联合国议程\n我同意',
      '“坚持建设绿色丝绸之路\n对接联合国议程”',
    ],
    [
      '> 坚持建设绿色丝绸之路\n说得对\n> 高标准建设更多项目',
      '“坚持建设绿色丝绸之路”\n“高标准建设更多项目”',
    ],
    ['“坚持建设绿色\n> 对接联合国议程\n丝绸之路”', '“对接联合国议程”\n“坚持建设绿色\n\n丝绸之路”'],
    ['> 坚持“建设绿色丝绸之路”的\n', '“坚持“建设绿色丝绸之路”的”'],
    ['“ 坚持建设绿色丝绸之路 ”', '“坚持建设绿色丝绸之路”'],
    ['他说“坚持建设绿色”', '“坚持建设绿色”'],
    ['甲 > 乙，“坚持建设绿色丝绸之路”', '“坚持建设绿色丝绸之路”'],
    ['> 甲 > 乙丙丁戊己', '“甲 > 乙丙丁戊己”'],
    [
      '“坚持建设绿色丝绸之路”和『做优做强“菌草”、鲁班工坊』',
      '“坚持建设绿色丝绸之路”\n“做优做强“菌草”、鲁班工坊”',
    ],
  ])('in %s is what it quotes', (message, claims) => {
    expect(claimsIn(message)).toBe(claims)
  })
  it.each([
    '从“大写意”进入“工笔画”阶段',
    '坚持建设绿色丝绸之路',
    '“一带一路”建设',
    '他说“绿色的路吗”',
    '绿色 > 灰色',
    '“没有合上的引号，坚持建设绿色丝绸之路',
  ])('is all of it where only words are set off: %s', message => {
    expect(claimsIn(message)).toBe(message)
  })
  it('has no white space at its ends', () => {
    expect(claimsIn(' \n坚持建设\t')).toBe('坚持建设')
  })
  it('is checked sentence by sentence', async () => {
    const claims = claimsIn('他说“坚持建设绿色丝绸之路”，又说“大力发展火星旅游事业”。')
    const said = saidIn(await ask(`/verify ${claims}`))
    expect(said).toContain('共核对2句：一致1，仅标点等不同0，有出入0，未找到1')
  })
  it('is never longer than the message and its marks', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(claimsIn(text).length).toBeLessThanOrEqual(3 * text.length + 2)
      }),
    )
  })
})
