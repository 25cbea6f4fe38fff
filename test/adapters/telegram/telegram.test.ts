import { describe, expect, it } from 'vitest'
import { atWork, dataOf, labelsOf, lastWritten, under, written } from './at-work.ts'
import { press, privateMessage, reader } from './server/updates.ts'

const chat = 1001

describe('a reader alone with the bot', () => {
  it('asks for a section and gets its words with their source', async () => {
    const { api } = await atWork()
    api.push(privateMessage('/ftz 2'))
    await api.accepted('sendMessage')
    const answer = lastWritten(api, chat)
    expect(under(answer, 'blockquote').join()).toContain('加大以制度创新为核心的改革探索')
    expect(answer.text).toContain('——《实施自由贸易试验区提升战略》第二，第1段 ftz/2.1')
    expect(answer.reply_to_message).toBeUndefined()
  })
  it('types words alone and gets what says them', async () => {
    const { api } = await atWork()
    api.push(privateMessage('菌草'))
    await api.accepted('sendMessage')
    expect(under(lastWritten(api, chat), 'bold')).toContain('菌草')
  })
  it.each([
    ['/serch 菌草', '没有 /serch 这个命令。'],
    ['/ftz 99', '没有“99”这一处'],
    ['足球世界杯冠军', '没有找到“足球世界杯冠军”。'],
    ['/verify', '要核对哪句话'],
    ['   ', '要找什么'],
  ])('types %j and is told what would work', async (text, said) => {
    const { api } = await atWork()
    api.push(privateMessage(text, { rest: text.trim() === '' ? { sticker: sticker } : {} }))
    await api.accepted('sendMessage')
    expect(lastWritten(api, chat).text).toContain(said)
  })
  it.each([
    ['zh-hans', '“菌草”：找到1段'],
    ['zh-hant', '“菌草”：找到1段'],
    ['en', '“菌草”: 1 passage'],
    ['fr', '“菌草”: 1 passage'],
    [undefined, '“菌草”：找到1段'],
  ])('whose Telegram speaks %s is spoken to in the language that fits', async (language, said) => {
    const { api } = await atWork()
    api.push(privateMessage('菌草', { from: reader(chat, language) }))
    await api.accepted('sendMessage')
    expect(lastWritten(api, chat).text).toContain(said)
  })
  it('chooses a language, which goes before that of his Telegram', async () => {
    const { api } = await atWork()
    for (const text of ['/language en', '菌草'])
      api.push(privateMessage(text, { from: reader(chat, 'zh') }))
    await api.accepted('sendMessage', 2)
    expect(lastWritten(api, chat).text).toContain('“菌草”: 1 passage')
  })
  it('presses start and gets the commands', async () => {
    const { api } = await atWork()
    api.push(privateMessage('/start'))
    await api.accepted('sendMessage')
    expect(lastWritten(api, chat).text).toContain('/beltroad 阅读《')
  })
  it.each([
    ['beltroad_3_1', 'beltroad/3.1'],
    ['beltroad_3_1_16-84', 'beltroad/3.1@16-84'],
    ['ftz_2', 'ftz/2.1'],
  ])('follows a deep link to %s and gets the passage', async (link, address) => {
    const { api } = await atWork()
    api.push(privateMessage(`/start ${link}`))
    await api.accepted('sendMessage')
    expect(under(lastWritten(api, chat), 'code')[0]).toBe(address)
  })
  it('follows a deep link to nowhere and is shown the nearest', async () => {
    const { api } = await atWork()
    api.push(privateMessage('/start ftz_2_9'))
    await api.accepted('sendMessage')
    const answer = lastWritten(api, chat)
    expect(answer.text).toContain('没有“ftz/2.9”这一处。')
    expect(labelsOf(answer).flat()).toEqual(['ftz/2.1', 'ftz/2.2'])
  })
  it('sends a hundred thousand characters and is answered', async () => {
    const { api } = await atWork()
    for (const piece of ['一带一路', '@a', '𠮷', '/ftz '])
      api.push(privateMessage(piece.repeat(100_000 / piece.length)))
    await api.accepted('sendMessage', 4, 15_000)
  })
})

const sticker = {
  file_id: 's',
  file_unique_id: 's',
  type: 'regular' as const,
  width: 1,
  height: 1,
  is_animated: false as const,
  is_video: false as const,
}

describe('a button', () => {
  it('is answered in place, and so is the way back', async () => {
    const { api } = await atWork()
    api.push(privateMessage('制度型开放'))
    await api.accepted('sendMessage')
    const list = lastWritten(api, chat)
    api.push(press(list, dataOf(list, '②')))
    await api.accepted('editMessageText')
    const opened = lastWritten(api, chat)
    expect(opened.message_id).toBe(list.message_id)
    expect(labelsOf(opened)).toEqual([
      ['前后文', '引用格式', '摘录'],
      ['讨论', '复制出处', '分享'],
      ['‹ 返回'],
    ])
    api.push(press(opened, dataOf(opened, '‹ 返回')))
    await api.accepted('editMessageText', 2)
    expect(lastWritten(api, chat).text).toBe(list.text)
    expect(written(api, chat)).toHaveLength(1)
    expect(api.unansweredQueries()).toEqual([])
  })
  it('turns pages without losing or repeating a passage', async () => {
    const { api } = await atWork()
    api.push(privateMessage('开放'))
    await api.accepted('sendMessage')
    const seen: string[] = []
    for (let page = 1; ; page++) {
      const shown = lastWritten(api, chat)
      seen.push(...under(shown, 'code'))
      if (!labelsOf(shown).flat().includes('下一页')) break
      api.push(press(shown, dataOf(shown, '下一页')))
      await api.accepted('editMessageText', page)
    }
    expect(seen.length).toBeGreaterThan(8)
    expect(new Set(seen).size).toBe(seen.length)
  })
  it('pressed twice, or on a message that shows that already, is harmless', async () => {
    const { api, logged } = await atWork()
    api.push(privateMessage('制度型开放'))
    await api.accepted('sendMessage')
    const list = lastWritten(api, chat)
    for (const from of [reader(), reader(2002), reader(3003)])
      api.push(press(list, dataOf(list, '①'), from))
    await api.accepted('answerCallbackQuery', 3)
    await api.arrived('editMessageText', 3)
    expect(api.unansweredQueries()).toEqual([])
    expect(logged().filter(({ level }) => level > 40)).toEqual([])
  })
  it('still works after a restart, the short and the long', async () => {
    const first = await atWork()
    const long = '要逐项核对的很长的一句话，其中没有一个词在文中，所以什么也找不到'
    first.api.push(privateMessage('/beltroad'))
    first.api.push(privateMessage(`${long} 制度型开放`))
    await first.api.accepted('sendMessage', 2)
    await first.running.stop()
    const [contents, found] = written(first.api, chat)
    if (!contents || !found) throw new RangeError('two answers are missing')
    const label = labelsOf(found)[0]?.[0] ?? ''
    expect(dataOf(found, label)).toMatch(/^#/)
    await atWork({ server: first.api, store: first.store })
    first.api.push(press(contents, dataOf(contents, '②')))
    first.api.push(press(found, dataOf(found, label)))
    await first.api.accepted('editMessageText', 2)
    expect(under(written(first.api, chat)[0] ?? found, 'code')).toEqual(['beltroad/1.1'])
  })
  it.each(['#AAAAAAAAAAAAAAAA', '', 'nonsense', '"search"', '["x"]', '"no_such_command","x"'])(
    'with the payload %j is answered, whoever made it up',
    async data => {
      const { api, logged } = await atWork()
      api.push(privateMessage('菌草'))
      await api.accepted('sendMessage')
      api.push(press(lastWritten(api, chat), data))
      await api.accepted('answerCallbackQuery')
      expect(logged().filter(({ level }) => level > 40)).toEqual([])
    },
  )
  it('that is not known any more says so', async () => {
    const { api } = await atWork()
    api.push(privateMessage('菌草'))
    await api.accepted('sendMessage')
    api.push(press(lastWritten(api, chat), '#AAAAAAAAAAAAAAAA'))
    const [call] = await api.accepted('answerCallbackQuery')
    expect(call?.payload['text']).toBe('这个按钮已经失效，请重新提问。')
  })
  it('on a message that is gone is answered by a new one', async () => {
    const { api } = await atWork()
    api.push(privateMessage('制度型开放'))
    await api.accepted('sendMessage')
    const list = lastWritten(api, chat)
    api.deleteFromChat(chat, list.message_id)
    api.push(press(list, dataOf(list, '①')))
    await api.accepted('sendMessage', 2)
    expect(under(lastWritten(api, chat), 'code')).toHaveLength(1)
  })
})
