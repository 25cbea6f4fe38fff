import { stripVTControlCharacters } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { renderReply } from '../../../adapters/terminal/render.ts'
import { columnsOf } from '../../../adapters/terminal/wrap.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { ask, deskOver, offeredIn, openLibrary, wordsIn } from '../../fixture.ts'

const unbroken = { colour: false, width: Number.POSITIVE_INFINITY }

const lines = [
  ...['/ftz', '/ftz 2', '/beltroad 三', '/search 菌草', '/search 开放', '/search 足球', '/search'],
  ...['/verify 从“大写意”进入“工笔画”状态', '/verify 坚持建设绿色丝绸之路', '/terms 制度型开放'],
  ...[
    '/cite beltroad/3.1',
    '/context ftz/1.1',
    '/topics',
    '/help',
    '/random',
    '/language',
    '/about',
  ],
]
let replies: readonly Reply[]
beforeAll(async () => {
  await openLibrary()
  replies = await Promise.all(lines.map(line => ask(line)))
})

describe('an answer on a terminal', () => {
  it('has a quotation behind a bar, with its citation and address', async () => {
    const { text } = renderReply(await ask('/cite beltroad/3.1@16-26 gbt'), unbroken)
    expect(text).toBe(
      [
        '│ 坚持建设绿色丝绸之路',
        '—— 《完善推进高质量共建“一带一路”机制》第三，第1段  beltroad/3.1@16-26',
        '  [1] 全段  [2] 引用格式  [3] 摘录  [4] 讨论',
        '',
        'GB/T 7714:  完善推进高质量共建“一带一路”机制[Z]. 新华社: 第三，第1段.',
      ].join('\n'),
    )
  })
  it('has a card’s words, and where its picture is', async () => {
    const { text } = renderReply(await ask('/card beltroad/3.1@16-26'), unbroken)
    expect(text).toMatch(/^│ 坚持建设绿色丝绸之路\n—— .*beltroad\/3\.1@16-26\n这里不能显示图片。/u)
    const desk = deskOver(await openLibrary(), { publicUrl: 'https://reading.example.org' })
    const linked = renderReply(await ask('/card beltroad/3.1@16-26', 'en', desk), unbroken)
    expect(linked.text).toContain(
      '\nPicture: https://reading.example.org/card/beltroad/3.1@16-26.png?lang=en',
    )
  })
  it('has every quotation’s exact words in one piece where lines are not broken', () => {
    for (const reply of replies) {
      const { text } = renderReply(reply, unbroken)
      for (const words of wordsIn(reply)) expect(text).toContain(`│ ${words}\n`)
    }
  })
  it('has them in full where lines are broken', () => {
    for (const reply of replies) {
      const { text } = renderReply(reply, { colour: false, width: 40 })
      const bare = text.replace(/[\s│]/g, '')
      for (const words of wordsIn(reply)) expect(bare).toContain(words)
    }
  })
  it('has no line wider than the screen in what it lists and says', async () => {
    for (const line of [
      '/topics',
      '/beltroad',
      '/help',
      '/help ftz',
      '/search 足球',
      '/cite ftz/2.1',
    ]) {
      const { text } = renderReply(await ask(line, 'en'), { colour: false, width: 40 })
      for (const drawn of text.split('\n')) expect(columnsOf(drawn), drawn).toBeLessThanOrEqual(40)
    }
  })
  it.each([Number.POSITIVE_INFINITY, 80, 30])('is the same in colour, at a width of %d', width => {
    for (const reply of replies) {
      const plain = renderReply(reply, { colour: false, width }).text
      const coloured = renderReply(reply, { colour: true, width }).text
      expect(stripVTControlCharacters(coloured)).toBe(plain)
    }
  })
  it('numbers what can be asked next, from 1, in the order in which it is read', () => {
    for (const reply of replies) {
      const { text, choices } = renderReply(reply, unbroken)
      expect(choices).toEqual(offeredIn(reply))
      const numbers = Array.from(text.matchAll(/\[(\d+)\] /g), ([, digits]) => Number(digits))
      expect(numbers).toEqual(choices.map((_, index) => index + 1))
    }
  })
  it('keeps the marks of a difference without colour', async () => {
    const { text } = renderReply(await ask('/verify 从“大写意”进入“工笔画”状态'), unbroken)
    expect(text).toContain('│ 从“大写意”进入“工笔画”[-阶段-]{+状态+}')
  })
  it('sets the word of a concordance in one column', async () => {
    const { text } = renderReply(await ask('/terms 制度型开放'), unbroken)
    const lines = text.split('\n').filter(line => / (?:ftz|region)\/\d/.test(line))
    expect(lines).toHaveLength(6)
    for (const part of [lines.slice(0, 3), lines.slice(3)]) {
      const columns = part.map(line => columnsOf(line.slice(0, line.indexOf('制度型开放'))))
      expect(new Set(columns).size).toBe(1)
    }
  })
})
