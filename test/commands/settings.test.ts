import { describe, expect, it } from 'vitest'
import { ask, itemsIn, mistakesIn, offeredIn, saidIn } from '../fixture.ts'

describe('/help', () => {
  it('lists every command under its heading', async () => {
    const reply = await ask('/help')
    expect(saidIn(reply)).toEqual([
      '章句：查原文，引原句',
      '回答只引原文，并注明出处。直接输入词语就是查找。',
      ...['阅读', '查找', '引用与核对', '其他'],
    ])
    expect(itemsIn(reply)).toEqual([
      ...['/beltroad', '/ftz', '/region', '/topics', '/context', '/random'],
      ...['/search', '/terms', '/cite', '/verify', '/help', '/language', '/about'],
    ])
  })
  it.each(['/help search', '/help /search', '/help SEARCH', '/help ／search'])(
    '%s says how it is used',
    async line => {
      const said = saidIn(await ask(line, 'en'))
      expect(said.slice(0, 2)).toEqual(['/search', 'Find passages'])
      expect(said[2]).toMatch(/^Usage: \/search green silk road/)
    },
  )
  it('knows every command that it lists', async () => {
    for (const { command, words } of offeredIn(await ask('/help')))
      expect(mistakesIn(await ask(`/${command} ${words}`))).toEqual([])
  })
  it('answers an unknown name with the nearest', async () => {
    expect(itemsIn(await ask('/help serch'))).toEqual(['/search', '/help'])
  })
})

describe('/language', () => {
  it('alone says which it is and what there is', async () => {
    const reply = await ask('/language')
    expect(saidIn(reply)).toEqual(['现在是简体中文。可选：'])
    expect(itemsIn(reply)).toEqual(['/language zh', '/language en'])
  })
  it.each([
    ['en', 'en', 'Messages are in English now; quotations stay as the texts have them.'],
    ['EN', 'en', 'Messages are in English now; quotations stay as the texts have them.'],
    ['zh', 'zh', '界面语言已设为简体中文。'],
  ])('chooses %s', async (typed, locale, said) => {
    const reply = await ask(`/language ${typed}`)
    expect([reply.locale, ...saidIn(reply)]).toEqual([locale, said])
  })
  it('answers another language with those there are', async () => {
    expect(mistakesIn(await ask('/language fr'))).toEqual([
      '“fr”不在可选之列：zh, en',
      '用法：/language zh 或 /language en',
    ])
  })
})

describe('/about', () => {
  it('says what Zhangju is and holds', async () => {
    const said = saidIn(await ask('/about'))
    expect(said[0]).toMatch(/^章句 1\.2\.3：/)
    expect(said[1]).toMatch(/^收录3篇文章，22段，\d+字。$/)
  })
  it('takes no words', async () => {
    expect(mistakesIn(await ask('/about you', 'en'))[0]).toBe('“you” is too much here.')
  })
})
