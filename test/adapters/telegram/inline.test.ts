import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { type AtWork, atWork } from './at-work.ts'
import { faults } from './server/faults.ts'
import { type Payload, recordOf, recordsOf, textOf } from './server/payload.ts'
import { inlinePress, inlineQuery, reader } from './server/updates.ts'

/** What is offered for the words typed behind the bot's name. */
async function offered({ api }: AtWork, words: string, offset = ''): Promise<Payload> {
  const before = api.calls.filter(
    ({ method, answer }) => method === 'answerInlineQuery' && answer?.ok,
  ).length
  api.push(inlineQuery(words, offset))
  const calls = await api.accepted('answerInlineQuery', before + 1)
  return calls.at(-1)?.payload ?? {}
}

const resultsOf = (answer: Payload) => recordsOf(answer, 'results')
const titlesOf = (answer: Payload) => resultsOf(answer).map(result => textOf(result, 'title'))
const contentOf = (result: Payload | undefined) =>
  recordOf(result ?? {}, 'input_message_content') ?? {}

describe('behind the bot’s name in any chat', () => {
  it('words find passages, each with its title, an excerpt and the exact quotation to send', async () => {
    const [result, ...more] = resultsOf(await offered(await atWork(), '菌草'))
    expect(more).toEqual([])
    expect(result).toMatchObject({
      type: 'article',
      id: 'beltroad/4.1@120-224',
      title: '《完善推进高质量共建“一带一路”机制》第四，第1段',
      description: expect.stringContaining('做优做强“菌草”'),
    })
    const content = contentOf(result)
    expect(textOf(content, 'message_text')).toContain('做优做强“菌草”、鲁班工坊')
    expect(recordsOf(content, 'entities')[0]).toMatchObject({ type: 'blockquote', offset: 0 })
  })
  it('more results come as the reader scrolls, none twice', async () => {
    const work = await atWork()
    const first = await offered(work, '开放')
    expect(resultsOf(first)).toHaveLength(10)
    const second = await offered(work, '开放', textOf(first, 'next_offset'))
    const ids = [...resultsOf(first), ...resultsOf(second)].map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(10)
    expect(new Set(ids).size).toBe(ids.length)
    expect(textOf(second, 'next_offset')).toBe('')
  })
  it('nothing typed offers the works', async () => {
    const answer = await offered(await atWork(), '')
    expect(titlesOf(answer)).toEqual([
      expect.stringContaining('《完善推进高质量共建“一带一路”机制》'),
      expect.stringContaining('《实施自由贸易试验区提升战略》'),
      expect.stringContaining('《优化区域开放功能分工，打造形态多样的开放高地》'),
    ])
    const text = textOf(contentOf(resultsOf(answer)[0]), 'message_text')
    expect(text).toContain('第三，促进“一带一路”绿色发展')
  })
  it.each([
    ['beltroad/3.1', ['beltroad/3.1']],
    ['ftz/2', ['ftz/2.1', 'ftz/2.2']],
    ['一带一路 第三 1', ['beltroad/3.1']],
  ])('the address %s offers its passages', async (words, ids) => {
    expect(resultsOf(await offered(await atWork(), words)).map(({ id }) => id)).toEqual(ids)
  })
  it('words that are nowhere offer the nearest terms', async () => {
    expect(titlesOf(await offered(await atWork(), '足球世界杯冠军'))).toContain('世界贸易组织')
  })
  it('words that come near nothing lead to help', async () => {
    const answer = await offered(await atWork(), '，，，')
    expect(resultsOf(answer).length + (answer['button'] ? 1 : 0)).toBeGreaterThan(0)
  })
  it.each(['𠮷'.repeat(128), 'in:nowhere 绿色', '-', '/ftz 2', '@zhangju_bot'])(
    '%j is answered',
    async words => {
      await offered(await atWork(), words)
    },
  )
  it('an offset that nobody gave out is the beginning', async () => {
    const work = await atWork()
    expect(titlesOf(await offered(work, '开放', 'x'))).toEqual(
      titlesOf(await offered(work, '开放')),
    )
  })
  it('speaks the language of the reader, or the one he chose where he is alone with the bot', async () => {
    const store = createMemoryStore()
    const work = await atWork({ store })
    work.api.push(inlineQuery('菌草', '', reader(5, 'en')))
    const [first] = await work.api.accepted('answerInlineQuery')
    expect(titlesOf(first?.payload ?? {})[0]).toMatch(/§4 ¶1$/)
    await store.rooms.change('telegram:5', { locale: 'zh' })
    work.api.push(inlineQuery('菌草', '', reader(5, 'en')))
    const calls = await work.api.accepted('answerInlineQuery', 2)
    expect(titlesOf(calls[1]?.payload ?? {})[0]).toMatch(/第四，第1段$/)
  })
  it('an answer that comes too late is let go', async () => {
    const work = await atWork()
    work.api.fail(
      'answerInlineQuery',
      faults.badRequest('query is too old and response timeout expired or query ID is invalid'),
    )
    work.api.push(inlineQuery('菌草'))
    await work.api.arrived('answerInlineQuery')
    await offered(work, '菌草')
    expect(work.logged().filter(({ level }) => level > 30)).toEqual([])
  })
})

describe('a message that was sent through inline mode', () => {
  it('has buttons that are answered in it', async () => {
    const work = await atWork()
    const [result] = resultsOf(await offered(work, '菌草'))
    const keyboard = recordOf(result ?? {}, 'reply_markup')?.['inline_keyboard']
    const [[first] = []]: readonly (readonly Payload[])[] = Array.isArray(keyboard) ? keyboard : []
    expect(textOf(first ?? {}, 'text')).toBe('全段')
    work.api.push(inlinePress('inline-message', textOf(first ?? {}, 'callback_data') ?? ''))
    const [edit] = await work.api.accepted('editMessageText')
    expect(edit?.payload).toMatchObject({
      inline_message_id: 'inline-message',
      text: expect.stringContaining('beltroad/4.1'),
    })
    expect(work.api.unansweredQueries()).toEqual([])
  })
})
