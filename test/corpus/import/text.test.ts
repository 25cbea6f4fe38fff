import { describe, expect, it } from 'vitest'
import { bodyOf, columns, take } from './take.ts'

const long =
  '改革开放是决定当代中国命运的关键一招，也是实现民族复兴的关键一招，更是我们走到今天的重要法宝。'
const other =
  '新时代以来，我们坚持目标导向和问题导向相统一，推动许多领域实现历史性变革、系统性重塑、整体性重构。'

describe('raw text that stands in columns', () => {
  it('is put together again, across a blank line inside a sentence too', async () => {
    const lines = columns(long, 14)
    const raw = [...lines.slice(0, 2), '', ...lines.slice(2)].join('\n')
    expect(await bodyOf('a.txt', raw)).toBe(`${long}\n`)
  })

  it('has a new paragraph behind a blank line, an indent, an ordinal or a short last line', async () => {
    const first = columns(long, 14).join('\n')
    const second = columns(other, 14).join('\n')
    for (const between of ['\n\n', '\n　　', '\n ', '\n'])
      expect(await bodyOf('a.txt', first + between + second)).toBe(`${long}\n\n${other}\n`)
    const numbered = columns(`第二，${other}`, 14).join('\n')
    const filled = `${long.slice(0, 27)}。`
    const raw = `${columns(filled, 14).join('\n')}\n${numbered}`
    expect(await bodyOf('a.txt', raw)).toContain(`${filled}\n\n## 第二，`)
  })

  it('goes on where a full last line ends a sentence and nothing sets the next one apart', async () => {
    const filled = `${long.slice(0, 27)}。`
    const raw = columns(filled + other, 14).join('\n')
    expect(await bodyOf('a.txt', raw)).toBe(`${filled}${other}\n`)
  })

  it('keeps a space between Latin words and drops one inside a number', async () => {
    const raw = [
      '到二〇三五年我国服务贸易规模将超过20',
      '30年的水平并与Free Trade',
      'Zone的规则全面衔接起来。',
    ]
    expect(await bodyOf('a.txt', raw.join('\n'))).toBe(
      '到二〇三五年我国服务贸易规模将超过2030年的水平并与Free Trade Zone的规则全面衔接起来。\n',
    )
  })

  it('lets a headline and a heading without full stop stand alone', async () => {
    const raw = `开放之路\n\n${columns(long, 14).join('\n')}\n\n一、总体要求\n${columns(other, 14).join('\n')}`
    const [work] = await take('a.txt', raw)
    expect(work?.work.title.zh).toBe('开放之路')
    expect(work?.titleFrom).toBe('headline')
    expect(work?.work.sections.map(({ heading }) => heading)).toEqual(['', '一、总体要求'])
    expect(work?.work.sections[1]?.passages.map(({ text }) => text)).toEqual([other])
  })
})

describe('raw text with one paragraph a line', () => {
  it('stays as it is, with or without blank lines between', async () => {
    expect(await bodyOf('a.txt', `　　${long}\n　　${other}`)).toBe(`${long}\n\n${other}\n`)
    expect(await bodyOf('a.txt', `${long}\n\n${other}\n`)).toBe(`${long}\n\n${other}\n`)
  })

  it('is not taken for a column because its paragraphs are short', async () => {
    const raw = '今天天气很好。\n我们去公园散步。\n孩子们放风筝。'
    expect(await bodyOf('a.txt', raw)).toBe(
      '今天天气很好。\n\n我们去公园散步。\n\n孩子们放风筝。\n',
    )
  })

  it('comes out the same with the line ends of Windows and of old Macs', async () => {
    for (const end of ['\r\n', '\r'])
      expect(await bodyOf('a.txt', long + end + end + other)).toBe(`${long}\n\n${other}\n`)
  })
})

describe('spaces', () => {
  it('go where typesetting left them: before a number, between two Chinese characters', async () => {
    const raw = '已在全国设立 22 个试验区，占比 3.5% 左右， 成效显著。'
    expect(await bodyOf('a.txt', raw)).toBe('已在全国设立22个试验区，占比3.5%左右，成效显著。\n')
  })

  it('stay where someone set them: Latin words, two in a row, behind an ordinal', async () => {
    const raw = '第一章 总则\n\n签署 Free Trade Agreement 的有：张三  李四，“ 引文 ”——完。'
    const [work] = await take('a.txt', raw)
    expect(work?.work.sections[0]?.heading).toBe('第一章 总则')
    expect(work?.work.sections[0]?.passages[0]?.text).toBe(
      '签署 Free Trade Agreement 的有：张三  李四，“引文”——完。',
    )
  })

  it('keep an ideographic space inside a heading', async () => {
    const [work] = await take('a.txt', '第一章　总则\n为了规范市场秩序，制定本法。')
    expect(work?.work.sections[0]?.heading).toBe('第一章　总则')
  })
})
