import { describe, expect, it, onTestFinished } from 'vitest'
import { createDeliveries } from '../../../adapters/deliveries.ts'
import { deliveriesApp } from '../../../adapters/web/app.ts'
import { listen } from '../../../adapters/web/listen.ts'
import { slowCommand } from '../commands.ts'
import { type AtWork, atWork, lastWritten, type WorkOptions, written } from './at-work.ts'
import { privateMessage, reader } from './server/updates.ts'

const chat = 1001
const secret = 'only_Telegram-knows'

async function hooked(options: WorkOptions = {}): Promise<AtWork> {
  const deliveries = createDeliveries()
  const served = await listen(deliveriesApp(deliveries), { host: '127.0.0.1', port: 0 })
  onTestFinished(() => served.stop())
  return atWork({ ...options, webhook: { url: `${served.address}/telegram`, secret, deliveries } })
}

describe('a webhook', () => {
  it('is set at Telegram with its secret and the kinds of update that are handled', async () => {
    const { api } = await hooked()
    expect(api.webhook()).toEqual({ url: expect.stringMatching(/\/telegram$/), secret })
    expect(api.allowedUpdates()).toContain('inline_query')
    expect(api.calls.some(({ method }) => method === 'getUpdates')).toBe(false)
  })
  it('is where updates arrive and are answered', async () => {
    const { api } = await hooked()
    expect(await api.deliver(privateMessage('/ftz 2'))).toBe(200)
    expect(lastWritten(api, chat).text).toContain('ftz/2.1')
  })
  it.each([
    ['a wrong secret', { secret: 'wrong' }, 401],
    ['a secret that begins right', { secret: `${secret}x` }, 401],
    ['no secret', { secret: null }, 401],
    ['another path', { path: '/other' }, 404],
    ['another method', { method: 'GET' }, 405],
  ] as const)('answers %s with %3$i and does nothing', async (_, rest, status) => {
    const { api } = await hooked()
    expect(await api.deliver(privateMessage('/ftz 2'), rest)).toBe(status)
    expect(written(api, chat)).toEqual([])
  })
  it.each([
    ['what is no JSON', '{"update_id":', 400],
    ['what is no update', '{"message":{}}', 400],
    ['a list', '[]', 400],
    ['nothing', '', 400],
    ['more than a megabyte', `{"update_id":1,"x":"${'x'.repeat(1024 * 1024)}"}`, 413],
  ])('refuses %s', async (_, body, status) => {
    const { api } = await hooked()
    expect(await api.deliver(body)).toBe(status)
  })
  it('answers an update that comes twice once', async () => {
    const { api } = await hooked()
    const update = { ...privateMessage('/ftz 2'), update_id: 77 }
    expect(await Promise.all([api.deliver(update), api.deliver(update)])).toEqual([200, 200])
    expect(await api.deliver(update)).toBe(200)
    expect(written(api, chat)).toHaveLength(1)
  })
  it('answers updates whatever the order in which they come, each once', async () => {
    const { api } = await hooked()
    for (const update_id of [2000, 1998, 1999, 1998])
      expect(await api.deliver({ ...privateMessage(`/ftz ${update_id}`), update_id })).toBe(200)
    const asked = written(api, chat).map(({ text }) => /“(\d+)”/.exec(text ?? '')?.[1])
    expect(asked).toEqual(['2000', '1998', '1999'])
  })
  it('keeps what is in hand when Telegram must be told that it has arrived, and no sooner', async () => {
    const { slow, finish, begun } = slowCommand()
    const { api, store } = await hooked({ more: [slow] })
    const held = api.deliver({ ...privateMessage('/slow x'), update_id: 11 })
    await expect.poll(begun).toBe(1)
    await api.deliver({ ...privateMessage('/ftz 2', { from: reader(2) }), update_id: 12 })
    expect(await store.updates.takeUp()).toEqual([])
    expect(await held).toBe(200)
    expect(await store.updates.takeUp()).toMatchObject([{ id: 'telegram:11' }])
    finish()
    await api.accepted('sendMessage', 2)
    await expect.poll(() => store.updates.takeUp()).toEqual([])
  })
  it('is closed when the adapter stops, after what is in hand', async () => {
    const { api, running } = await hooked()
    const delivered = api.deliver(privateMessage('/ftz 2'))
    await api.arrived('sendMessage')
    await running.stop()
    expect(await delivered).toBe(200)
    expect(await api.deliver(privateMessage('/ftz 3'))).toBe(404)
    expect(written(api, chat)).toHaveLength(1)
  })
})
