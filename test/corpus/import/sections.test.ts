import { describe, expect, it } from 'vitest'
import { bodyOf } from './take.ts'

/** The headings, with their marks, that lines of raw text give. */
async function headings(...paragraphs: readonly string[]) {
  const body = await bodyOf('a.txt', paragraphs.join('\n\n'))
  return body.split('\n').filter(line => line.startsWith('#'))
}
const text = '要保持战略定力，把自己的事情办好，推动高质量发展。'

describe('sections', () => {
  it('are opened by a run-in heading, whose paragraph stands under it', async () => {
    expect(await bodyOf('a.txt', `第一，稳中求进，以进促稳。${text}\n\n${text}`)).toBe(
      `## 第一，稳中求进，以进促稳。\n\n${text}\n\n${text}\n`,
    )
  })

  it('nest in the order in which their series begin', async () => {
    const lines = ['一、甲', '（一）稳中求进。稳住。', '1. 先立后破。立住。', '2. 后破。破了。']
    expect(await headings(...lines, '（二）以进促稳。进了。', '二、乙', text)).toEqual([
      '## 一、甲',
      '### （一）稳中求进。',
      '#### 1. 先立后破。',
      '#### 2. 后破。',
      '### （二）以进促稳。',
      '## 二、乙',
    ])
  })

  it('are cut at a comma when the first sentence is too long for a heading', async () => {
    const long = `第一，坚持党的全面领导，${'推动高质量发展和高水平安全良性互动、'.repeat(4)}行稳致远。`
    expect(await headings(long)).toEqual(['## 第一，坚持党的全面领导，'])
  })

  it('do not end inside a quotation', async () => {
    expect(await headings('第一，坚持“稳中求进。”这一总基调。要保持定力。')).toEqual([
      '## 第一，坚持“稳中求进。”这一总基调。',
    ])
  })

  it('are the articles of a law, by their numbers', async () => {
    const body = await bodyOf('a.txt', `第一条　${text}\n第二条　${text}`)
    expect(body).toBe(`## 第一条\n\n${text}\n\n## 第二条\n\n${text}\n`)
  })

  it('are not opened by numerals of running text', async () => {
    const lines = ['第三产业占比上升。', '一、二线城市回暖。', '2.5万亿元落地。', '十分重要。']
    expect(await headings(...lines)).toEqual([])
  })

  it('are not opened by the items of a list', async () => {
    expect(await headings('有下列情形之一的：', '（一）甲；', '（二）乙。', text)).toEqual([])
    expect(await headings('购物单如下。', '1. 苹果', '2. 香蕉')).toEqual([])
  })

  it('go on after the numbered ones where a paragraph turns to another topic', async () => {
    const numbered = [`第一，求稳。${text}`, `第二，求进。${text}`]
    expect(await headings(...numbered, `在推进举措上，${text}`, `在保障方面，${text}`)).toEqual([
      '## 第一，求稳。',
      '## 第二，求进。',
      '## 在推进举措上，',
      '## 在保障方面，',
    ])
    expect(await headings(...numbered, `在此基础上，${text}`, `在历史上，${text}`)).toEqual([
      '## 第一，求稳。',
      '## 第二，求进。',
      '## 在历史上，',
    ])
    expect(await headings(`在推进举措上，${text}`, ...numbered)).toHaveLength(2)
  })
})
