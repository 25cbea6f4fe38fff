import { describe, expect, it } from 'vitest'
import { ask, call, chat, keyboard, said, send, start } from './calling.ts'
import { validatorAt } from './validator.ts'

// The spec lies beside the project, so a machine that has the project alone has none.
const withSpec = describe.skipIf(validatorAt() === undefined)
const nowhere = new URL('file:///no/such/telegram-bot-api.json')

withSpec('what the spec does not know', () => {
  it.each([
    ['a field', send('x', { colour: 'red' }), 'colour is no field of the Bot API'],
    [
      'a field further in',
      send('x', keyboard([{ text: 'a', callback_data: 'a', size: 1 }])),
      'reply_markup.inline_keyboard[0][0].size is no field of the Bot API',
    ],
    ['a type', { chat_id: chat, text: 5 }, 'text must be string, not 5'],
    [
      'a list that is no list of lists',
      send('x', { reply_markup: { inline_keyboard: [{ text: 'a', callback_data: 'a' }] } }),
      'reply_markup.inline_keyboard[0] must be array, not {"text":"a","callback_data":"a"}',
    ],
    ['a missing field', { chat_id: chat, entities: [] }, 'text is missing'],
  ])('%s, is refused and told', async (_, payload, sentence) => {
    const api = await start()
    expect(await said(api, 'sendMessage', payload)).toMatch(/^Bad Request: /)
    expect(api.problems).toContain(`sendMessage: ${sentence}`)
    expect(api.messages(chat)).toEqual([])
  })
  it('a kind of inline result, is told with the kinds that there are', async () => {
    const api = await start()
    await call(api, 'answerInlineQuery', {
      inline_query_id: '1',
      results: [{ type: 'poem', id: '1' }],
    })
    expect(api.problems[0]).toMatch(
      /^answerInlineQuery: results\[0\]\.type must be one of .*article,.* not "poem"$/,
    )
  })
})

describe('validation', () => {
  it.skipIf(validatorAt() === undefined)('says which spec it is by', async () => {
    const { validation } = await start()
    expect(validation).toMatch(/^the spec, Bot API 10\.1, and the limits$/)
  })
  it('is by the limits only where there is no spec', async () => {
    const api = await start({ spec: nowhere })
    expect(api.validation).toMatch(/^the limits only: .*\/no\/such\/telegram-bot-api\.json$/)
    expect(await ask(api, 'sendMessage', send('x', { colour: 'red' }))).toMatchObject({ ok: true })
    await call(api, 'sendMessage', send(''))
    await call(api, 'sendTelepathy')
    expect(api.problems).toEqual(['sendMessage: text is empty', 'there is no method sendTelepathy'])
  })
})
