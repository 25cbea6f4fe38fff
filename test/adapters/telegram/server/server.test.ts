import { describe, expect, it } from 'vitest'
import { ask, call, send, start } from './calling.ts'
import { faults } from './faults.ts'
import { privateMessage } from './updates.ts'

describe('the updates of the server', () => {
  it('are given again until they are confirmed by an offset', async () => {
    const api = await start()
    const first = api.push(privateMessage('一'))
    api.push(privateMessage('二'))
    expect((await ask(api, 'getUpdates')).result).toHaveLength(2)
    expect((await ask(api, 'getUpdates', { limit: 1 })).result).toHaveLength(1)
    const rest = await ask(api, 'getUpdates', { offset: first.update_id + 1 })
    expect(rest.result).toHaveLength(1)
    expect(api.offset()).toBe(first.update_id + 1)
    expect(api.waiting()).toHaveLength(1)
  })
  it('come to whoever waits for them', async () => {
    const api = await start()
    const fetched = ask(api, 'getUpdates', { timeout: 1 })
    await new Promise(resolve => setTimeout(resolve, 50))
    api.push(privateMessage('一'))
    expect((await fetched).result).toHaveLength(1)
  })
  it('are of the kinds that were asked for', async () => {
    const api = await start()
    await ask(api, 'getUpdates', { allowed_updates: ['poll_answer'] })
    api.push(privateMessage('一'))
    expect(api.waiting()).toEqual([])
  })
  it('are not to be had while a webhook is set', async () => {
    const api = await start()
    await call(api, 'setWebhook', { url: 'http://127.0.0.1:1/x' })
    expect(await ask(api, 'getUpdates')).toMatchObject({ error_code: 409 })
    await call(api, 'deleteWebhook')
    expect(await ask(api, 'getUpdates')).toMatchObject({ ok: true })
  })
})

describe('a fault of the server', () => {
  it('comes as often as it was asked for, and is Telegram’s own where it speaks', async () => {
    const api = await start()
    api.fail('sendMessage', faults.tooMany(3))
    api.fail('sendMessage', faults.badGateway)
    expect(await ask(api, 'sendMessage', send('x'))).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 3',
      parameters: { retry_after: 3 },
    })
    expect(await call(api, 'sendMessage', send('x'))).toMatchObject({
      status: 502,
      body: expect.stringContaining('<html>'),
    })
    expect(await ask(api, 'sendMessage', send('x'))).toMatchObject({ ok: true })
    expect(api.messages(1001)).toHaveLength(1)
  })
  it('may cut the connection before the call takes effect, or after', async () => {
    const api = await start()
    api.fail('sendMessage', faults.drop)
    await expect(call(api, 'sendMessage', send('x'))).rejects.toThrow()
    expect(api.messages(1001)).toHaveLength(0)
    api.fail('sendMessage', faults.dropAfter)
    await expect(call(api, 'sendMessage', send('x'))).rejects.toThrow()
    expect(api.messages(1001)).toHaveLength(1)
  })
  it('is a token that is not the bot’s', async () => {
    const api = await start()
    const response = await fetch(`${api.root}/bot1:x/getMe`)
    expect(response.status).toBe(401)
  })
})
