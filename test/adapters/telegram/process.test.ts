import { once } from 'node:events'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addressIn, start } from '../process.ts'
import { around } from './around.ts'
import { dataOf, lastWritten, written } from './at-work.ts'
import { faults } from './server/faults.ts'
import { press, privateMessage } from './server/updates.ts'

const chat = 1001

describe('npm start with a token', () => {
  it('answers on Telegram, ends at SIGTERM with 0, and goes on where it was at the next start', async () => {
    const { api, env } = await around()
    const first = start(env)
    api.push(privateMessage('/language en'))
    api.push(
      privateMessage('a sentence so long that no button could ever hold it whole 制度型开放'),
    )
    await api.accepted('sendMessage', 2, 15_000)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    expect(api.waiting()).toEqual([])
    const list = lastWritten(api, chat)
    const label = list.reply_markup?.inline_keyboard[0]?.[0]?.text ?? ''
    expect(dataOf(list, label)).toMatch(/^#/)
    const second = start(env)
    api.push(press(list, dataOf(list, label)))
    api.push(privateMessage('/ftz 99'))
    await api.accepted('editMessageText', 1, 15_000)
    await api.accepted('sendMessage', 3, 15_000)
    expect(lastWritten(api, chat).text).toContain('has no “99”')
    expect(written(api, chat).at(-2)?.text).toMatch(/§2 ¶2 ftz\/2\.2$/)
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    for (const run of [first, second]) {
      expect(run.output()).toContain('on Telegram')
      expect(run.output()).not.toContain(api.token)
      expect(run.output()).not.toContain('制度型开放')
    }
    expect(api.problems).toEqual([])
  }, 40_000)
  it('finishes an answer that Telegram holds up when SIGTERM comes, within ten seconds', async () => {
    const { api, env } = await around()
    const { child, ended, output } = start(env)
    await api.arrived('getUpdates', 1, 15_000)
    const ready = `${await addressIn(output)}/readyz`
    expect((await fetch(ready)).status).toBe(200)
    api.fail('sendMessage', {
      kind: 'refuse',
      answer: {
        ok: false,
        error_code: 429,
        description: 'Too Many Requests: retry after 2',
        parameters: { retry_after: 2 },
      },
    })
    api.push(privateMessage('/ftz 2'))
    await api.arrived('sendMessage')
    const stoppedAt = performance.now()
    child.kill('SIGTERM')
    // What sends requests here learns first that none are taken, while the answer is on its way.
    await expect.poll(async () => (await fetch(ready)).status).toBe(503)
    expect(written(api, chat)).toEqual([])
    expect(await ended).toBe(0)
    expect(performance.now() - stoppedAt).toBeLessThan(10_000)
    expect(written(api, chat)).toHaveLength(1)
    expect(api.waiting()).toEqual([])
    expect(output()).toContain('"msg":"stopped"')
  }, 40_000)
  it('ends at once at a second signal, whatever is in hand', async () => {
    const { api, env } = await around()
    const { child, output } = start(env)
    const ended = once(child, 'exit')
    await api.arrived('getUpdates', 1, 15_000)
    api.fail('sendMessage', faults.hang)
    api.push(privateMessage('/ftz 2'))
    await api.arrived('sendMessage')
    child.kill('SIGTERM')
    await expect.poll(output).toContain('"msg":"stopping')
    child.kill('SIGTERM')
    expect(await ended).toEqual([null, 'SIGTERM'])
  }, 20_000)
  it('says in one sentence what is wrong with the token, and ends with 1', async () => {
    const { env } = await around()
    const token = '42:a-token-that-nobody-knows'
    const { ended, output } = start({ ...env, TELEGRAM_TOKEN: token })
    expect(await ended).toBe(1)
    expect(output()).toContain('Telegram does not know TELEGRAM_TOKEN. Ask @BotFather')
    expect(output()).not.toContain(token)
  }, 20_000)
  it('says what is wrong with the database, and ends with 1', async () => {
    const { env } = await around()
    const folder = resolve(env.DATABASE_PATH, '../..')
    const { ended, output } = start({ ...env, DATABASE_PATH: folder })
    expect(await ended).toBe(1)
    expect(output()).toContain(`The database cannot be used:\n${folder}: cannot be opened`)
  }, 20_000)
})
