import { describe, expect, it } from 'vitest'
import { ask, call, chat, keyboard, marks, said, send, start } from '../calling.ts'
import { privateMessage } from '../updates.ts'

describe('a limit', () => {
  const button = { text: 'a', callback_data: 'a' }
  const copied = (length: number) =>
    send('x', keyboard([{ text: 'a', copy_text: { text: '字'.repeat(length) } }]))
  it.each([
    ['text may have 4096 units', send('字'.repeat(4096))],
    ['entities may nest', send('一二三', marks(['blockquote', 0, 3], ['bold', 1, 1]))],
    ['an entity may hold a rare character', send('𠮷野', marks(['bold', 0, 2]))],
    ['a hundred buttons', send('x', keyboard(...Array.from({ length: 25 }, () => row(4))))],
    ['64 bytes of data', send('x', keyboard([{ text: 'a', callback_data: '字'.repeat(21) }]))],
    ['256 units to copy', copied(256)],
    ['a deep link', send('x', keyboard([link('t.me/zhangju_bot?start=beltroad_3_1')]))],
  ])('is kept: %s', async (_, payload) => {
    const api = await start()
    expect(await ask(api, 'sendMessage', payload)).toMatchObject({ ok: true })
    expect(api.problems).toEqual([])
  })
  it.each([
    ['text is empty', send(' \n')],
    ['text has 4097 UTF-16 units, more than 4096', send('字'.repeat(4097))],
    ['text holds half of a surrogate pair', send('a\uD842')],
    ['parse_mode is sent: this project sends entities, never markup', send('x', mode('HTML'))],
    ['entities[0] covers 0–3 of a text of 2 UTF-16 units', send('一二', marks(['bold', 0, 3]))],
    ['entities[0] cuts a character in half at 0–1', send('𠮷野', marks(['bold', 0, 1]))],
    ['entities[0] is empty', send('一二', marks(['bold', 1, 0]))],
    [
      'entities has 101 entities, Telegram keeps 100',
      send('字'.repeat(101), marks(...Array.from({ length: 101 }, (_, at) => bold(at)))),
    ],
    ['entities: bold 0–2 and italic 1–3 overlap', send('一二三', marks(bold(0, 2), italic(1, 2)))],
    [
      'entities: blockquote 0–3 and expandable_blockquote 1–2 must not be nested',
      send('一二三', marks(['blockquote', 0, 3], ['expandable_blockquote', 1, 1])),
    ],
    [
      'reply_markup.inline_keyboard[0][0].callback_data has 66 bytes, not 1–64',
      send('x', keyboard([{ text: 'a', callback_data: '字'.repeat(22) }])),
    ],
    [
      'reply_markup.inline_keyboard[0][0].callback_data has 0 bytes, not 1–64',
      send('x', keyboard([{ text: 'a', callback_data: '' }])),
    ],
    ['reply_markup.inline_keyboard[0][0] does nothing', send('x', keyboard([{ text: 'a' }]))],
    [
      'reply_markup.inline_keyboard[0][0] does more than one thing: url, callback_data',
      send('x', keyboard([{ ...button, url: 'https://t.me' }])),
    ],
    ['reply_markup.inline_keyboard[0][0].copy_text has 257 UTF-16 units, not 1–256', copied(257)],
    [
      'reply_markup.inline_keyboard[0][0] has no text',
      send('x', keyboard([{ ...button, text: ' ' }])),
    ],
    [
      'reply_markup.inline_keyboard has 104 buttons, more than 100',
      send('x', keyboard(...Array.from({ length: 13 }, () => row(8)))),
    ],
    ['reply_markup.inline_keyboard[0] has 9 buttons, more than 8', send('x', keyboard(row(9)))],
    [
      'reply_markup.inline_keyboard[0][0].url has the deep link “beltroad/3.1” (12), not 1–64 of A–Z a–z 0–9 _ -',
      send('x', keyboard([link('t.me/zhangju_bot?start=beltroad/3.1')])),
    ],
  ])('is broken by a message: %s', async (sentence, payload) => {
    const api = await start()
    expect(await said(api, 'sendMessage', payload)).toMatch(/^Bad Request: /)
    expect(api.problems).toEqual([`sendMessage: ${sentence}`])
  })

  const poll = {
    chat_id: chat,
    question: '？',
    options: [{ text: 'a' }, { text: 'b' }],
    type: 'quiz',
    correct_option_ids: [1],
    is_anonymous: false,
  }
  const command = { command: 'help', description: '帮助' }
  const article = (id: string) => ({
    type: 'article',
    id,
    title: 'a',
    input_message_content: { message_text: 'a' },
  })
  const results = (...ids: readonly string[]) => ({
    inline_query_id: '1',
    results: ids.map(article),
  })
  const many = Array.from({ length: 101 }, (_, at) => String(at))
  it.each([
    ['sendPoll', 'question has 301 UTF-16 units, more than 300', { question: '？'.repeat(301) }],
    ['sendPoll', 'options has 1, not 2–12', { options: [{ text: 'a' }], correct_option_ids: [0] }],
    [
      'sendPoll',
      'options has 13, not 2–12',
      { options: many.slice(0, 13).map(text => ({ text })) },
    ],
    [
      'sendPoll',
      'options[0].text has 101 UTF-16 units, more than 100',
      { options: [{ text: '字'.repeat(101) }, { text: 'b' }] },
    ],
    [
      'sendPoll',
      'explanation has 201 UTF-16 units, more than 200',
      { explanation: '字'.repeat(201) },
    ],
    ['sendPoll', 'explanation has 3 line feeds, more than 2', { explanation: 'a\nb\nc\nd' }],
    [
      'sendPoll',
      'correct_option_ids[0] is 2, and there are 2 options',
      { correct_option_ids: [2] },
    ],
    ['setMyCommands', 'commands has 101, more than 100', { commands: many.map(() => command) }],
    [
      'setMyCommands',
      'commands[0].command is “Help”, not 1–32 of a–z 0–9 _',
      { commands: [{ ...command, command: 'Help' }] },
    ],
    [
      'setMyCommands',
      'commands[0].description has 257 UTF-16 units, not 1–256',
      { commands: [{ ...command, description: '字'.repeat(257) }] },
    ],
    [
      'setMyCommands',
      'language_code is “zh-Hans”, not two letters of ISO 639-1',
      { commands: [command], language_code: 'zh-Hans' },
    ],
    ['answerInlineQuery', 'results has 51, more than 50', results(...many.slice(0, 51))],
    ['answerInlineQuery', 'results share the id “a”', results('a', 'a')],
    ['answerInlineQuery', 'results[0].id has 66 bytes, not 1–64', results('字'.repeat(22))],
    [
      'answerInlineQuery',
      'next_offset has 65 bytes, more than 64',
      { ...results('a'), next_offset: 'x'.repeat(65) },
    ],
    [
      'answerCallbackQuery',
      'text has 201 UTF-16 units, more than 200',
      { callback_query_id: '1', text: '字'.repeat(201) },
    ],
  ])('of %s is broken: %s', async (method, sentence, payload) => {
    const api = await start()
    const whole = method === 'sendPoll' ? { ...poll, ...payload } : payload
    expect((await call(api, method, whole)).status).toBe(400)
    expect(api.problems).toEqual([`${method}: ${sentence}`])
  })
  it('of quotations is broken by words that the message does not say', async () => {
    const api = await start()
    const { message } = api.push(privateMessage('推动绿色丝绸之路建设'))
    const reply = (quote: string) =>
      send('x', { reply_parameters: { message_id: message?.message_id, quote } })
    expect(await ask(api, 'sendMessage', reply('绿色丝绸'))).toMatchObject({
      result: { quote: { text: '绿色丝绸', position: 2 } },
    })
    expect(await said(api, 'sendMessage', reply('红色丝绸'))).toBe(
      'Bad Request: QUOTE_TEXT_INVALID',
    )
    expect(api.problems).toEqual([
      `1001/${message?.message_id} does not say “红色丝绸”, which the reply quotes`,
    ])
  })
  function row(length: number): object[] {
    return Array.from({ length }, () => button)
  }
  function bold(offset: number, length = 1) {
    return ['bold', offset, length] as const
  }
  function italic(offset: number, length: number) {
    return ['italic', offset, length] as const
  }
  function link(address: string) {
    return { text: 'a', url: `https://${address}` }
  }
  function mode(parse_mode: string) {
    return { parse_mode }
  }
})
