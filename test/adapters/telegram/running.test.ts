import { PassThrough } from 'node:stream'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { StartError } from '../../../adapters/start-fault.ts'
import { startTelegram } from '../../../adapters/telegram/start.ts'
import { usualPace } from '../../../adapters/turns.ts'
import { commandsOf } from '../../../src/commands/all.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { deskOver, openLibrary } from '../../fixture.ts'
import { slowCommand } from '../commands.ts'
import { atWork, type LogLine, lastWritten, written } from './at-work.ts'
import { faults } from './server/faults.ts'
import { startBotApi } from './server/server.ts'
import { group, groupMessage, privateMessage, reader, supergroup } from './server/updates.ts'

const chat = 1001
const warnings = (lines: readonly LogLine[]) => lines.filter(({ level }) => level > 30)

describe('updates', () => {
  it('are asked for by the kinds that are handled, and no others', async () => {
    const { api } = await atWork()
    await api.arrived('getUpdates')
    expect(api.allowedUpdates()).toEqual([
      'message',
      'channel_post',
      'callback_query',
      'inline_query',
      'poll_answer',
      'my_chat_member',
    ])
  })
  it('of one room are answered in order', async () => {
    const { api } = await atWork()
    const asked = Array.from({ length: 20 }, (_, at) =>
      at % 2 === 0 ? '开放' : `/ftz ${(at % 3) + 1}`,
    )
    for (const text of asked)
      api.push(groupMessage(text.startsWith('/') ? text : `/search ${text}`))
    await api.accepted('sendMessage', 20)
    const replied = written(api, group).map(
      ({ reply_to_message }) => reply_to_message?.message_id ?? 0,
    )
    expect(replied).toEqual([...replied].sort((a, b) => a - b))
  })
  it('of other rooms do not wait for a slow one', async () => {
    const { slow, finish } = slowCommand()
    const { api } = await atWork({ more: [slow] })
    api.push(groupMessage('/slow'))
    api.push(groupMessage('/ftz 2', { chat: supergroup }))
    api.push(privateMessage('/ftz 2'))
    await api.accepted('sendMessage', 2)
    expect(written(api, group)).toEqual([])
    finish()
    await api.accepted('sendMessage', 3)
  })
  it('that come twice are answered once, at once and later', async () => {
    const { api } = await atWork()
    const update = api.push(privateMessage('/ftz 2'))
    api.push(update)
    await api.accepted('sendMessage')
    api.push(update)
    api.push(privateMessage('/about'))
    await api.accepted('sendMessage', 2)
    expect(written(api, chat)).toHaveLength(2)
  })
  it('that come again after a restart are not answered twice', async () => {
    const { api, store, running } = await atWork()
    const update = api.push(privateMessage('/ftz 2'))
    await api.accepted('sendMessage')
    await running.stop()
    await atWork({ server: api, store })
    api.push(update)
    api.push(privateMessage('/about'))
    await api.accepted('sendMessage', 2)
    expect(written(api, chat)).toHaveLength(2)
  })
})

describe('stopping', () => {
  it('finishes what is in hand and confirms it', async () => {
    const { slow, finish, begun } = slowCommand()
    const { api, running } = await atWork({ more: [slow] })
    const update = api.push(privateMessage('/slow'))
    await expect.poll(begun).toBe(1)
    const stopped = running.stop()
    finish()
    await stopped
    expect(lastWritten(api, chat).text).toContain('at last')
    expect(api.offset()).toBe(update.update_id + 1)
  })
  it('leaves what comes later to the next start', async () => {
    const { api, store, running } = await atWork()
    api.push(privateMessage('/ftz 2'))
    await api.accepted('sendMessage')
    await running.stop()
    api.push(privateMessage('/ftz 3'))
    expect(api.waiting()).toHaveLength(1)
    await atWork({ server: api, store })
    await api.accepted('sendMessage', 2)
    expect(written(api, chat)).toHaveLength(2)
  })
})

describe('faults of Telegram and of the network', () => {
  it('429 is waited out as it says', async () => {
    const { api, metrics } = await atWork()
    api.fail('sendMessage', faults.tooMany(1))
    api.push(privateMessage('/ftz 2'))
    const [, second] = await api.arrived('sendMessage', 2)
    const [first] = api.calls.filter(({ method }) => method === 'sendMessage')
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(995)
    expect((await metrics.page()).text).toContain(
      'zhangju_api_errors_total{platform="telegram",code="429"} 1',
    )
  })
  it('500, a proxy’s page, broken JSON, a cut or a silent connection are tried again until each answer is there, once', async () => {
    const { api, logged } = await atWork()
    const kinds = ['serverError', 'badGateway', 'malformed', 'drop', 'hang'] as const
    for (const kind of kinds) api.fail('sendMessage', faults[kind])
    const readers = kinds.map((_, at) => 2000 + at)
    for (const id of readers) api.push(privateMessage('/ftz 2', { from: reader(id) }))
    await api.accepted('sendMessage', kinds.length, 12_000)
    expect(readers.map(id => written(api, id).length)).toEqual([1, 1, 1, 1, 1])
    expect(warnings(logged())).toEqual([])
  }, 15_000)
  it('what goes on failing is given up with one line in the log, and the next question is answered', async () => {
    const { api, logged } = await atWork({ patience: { giveUpMs: 500 } })
    api.fail('sendMessage', faults.serverError, 10)
    const { update_id } = api.push(privateMessage('/ftz 2'))
    await expect.poll(() => warnings(logged()), { timeout: 5000 }).toHaveLength(1)
    expect(warnings(logged())[0]).toMatchObject({
      level: 50,
      msg: 'an answer could not be sent',
      update: update_id,
      err: {
        type: 'GivenUpError',
        message: expect.stringMatching(/^sendMessage was given up after 500 ms/),
      },
    })
    api.push(privateMessage('/ftz 3', { from: reader(2) }))
    await expect
      .poll(() => api.calls.filter(({ method }) => method === 'sendMessage').length, {
        timeout: 5000,
      })
      .toBe(2)
  })
  it.each(['serverError', 'badGateway', 'drop', 'malformed'] as const)(
    'fetching updates goes on after %s, and says so in two lines',
    async fault => {
      const { api, logged, running } = await atWork()
      expect(running.isConnected()).toBe(true)
      await api.arrived('getUpdates')
      api.fail('getUpdates', faults[fault], 2)
      api.push(privateMessage('/ftz 2'))
      await expect.poll(() => running.isConnected()).toBe(false)
      await api.accepted('sendMessage')
      expect(running.isConnected()).toBe(true)
      api.push(privateMessage('/ftz 3'))
      await api.accepted('sendMessage', 2, 10_000)
      expect(warnings(logged()).map(({ msg }) => msg)).toEqual([
        'updates cannot be fetched; trying again',
        'updates are fetched again',
      ])
    },
    15_000,
  )
  it('a refusal that nobody foresaw is logged with its update, and the reader is told in his language', async () => {
    const { api, logged } = await atWork()
    api.fail('sendMessage', faults.badRequest('a thing that never happened before'))
    const { update_id } = api.push(privateMessage('菌草', { from: reader(chat, 'en') }))
    await api.accepted('sendMessage')
    expect(lastWritten(api, chat).text).toMatch(
      /^Sorry, something went wrong here and was noted \([0-9a-f]{8}\)/,
    )
    const [line] = warnings(logged())
    expect(line).toMatchObject({
      level: 50,
      update: update_id,
      intake: 'ask',
      msg: 'an answer failed',
    })
    expect(JSON.stringify(logged())).not.toContain('菌草')
  })
})

describe('the token', () => {
  it('that Telegram does not know stops the start with a sentence', async () => {
    const api = await startBotApi()
    const library = await openLibrary()
    const lines = new PassThrough()
    const counter = {
      desk: deskOver(library),
      commands: commandsOf(library),
      log: pino({ level: 'trace' }, lines),
    }
    const start = startTelegram(
      {
        token: '1:not-the-token-of-any-bot',
        apiRoot: api.root,
        patience: { throttled: true, attemptSeconds: 2, fetchAgainMs: 100, giveUpMs: 2000 },
        bracketsMs: 0,
        dailyMs: 60_000,
        pace: usualPace,
      },
      counter,
    )
    await expect(start).rejects.toThrow(
      new StartError(
        'Telegram does not know TELEGRAM_TOKEN. Ask @BotFather for the token of your bot.',
      ),
    )
    expect(String(lines.read() ?? '')).not.toContain('not-the-token')
    await api.close()
  })
  it('that is revoked ends the adapter with the same sentence', async () => {
    const { api, running } = await atWork()
    await api.arrived('getUpdates')
    api.fail('getUpdates', faults.unauthorized)
    await expect(running.ended).rejects.toThrow(StartError)
  })
})

describe('the command menus', () => {
  it('are set for each language and scope, with Chinese and English descriptions', async () => {
    const { api } = await atWork()
    const menus = api.menus.all()
    expect(menus.map(({ scope, language }) => `${scope['type']} ${language}`).sort()).toEqual(
      ['all_private_chats', 'all_group_chats', 'all_chat_administrators']
        .flatMap(scope => [`${scope} `, `${scope} en`, `${scope} zh`])
        .sort(),
    )
    const menu = (type: string, language: string) =>
      menus.find(it => it.scope['type'] === type && it.language === language)?.commands ?? []
    expect(menu('all_private_chats', 'zh')[0]).toEqual({
      command: 'beltroad',
      description: '阅读《完善推进高质量共建“一带一路”机制》',
    })
    expect(menu('all_private_chats', 'en')).toContainEqual({
      command: 'verify',
      description: 'Check a quotation',
    })
    const named = (type: string) => menu(type, 'zh').map(({ command }) => command)
    expect(named('all_group_chats')).not.toContain('language')
    expect(named('all_chat_administrators')).toContain('language')
  })
  it('are left alone where they have not changed', async () => {
    const { api, running } = await atWork()
    await running.stop()
    const set = () => api.calls.filter(({ method }) => method === 'setMyCommands').length
    expect(set()).toBe(9)
    await atWork({ server: api })
    expect(set()).toBe(9)
    await atWork({ server: api, more: [slowCommand().slow] })
    expect(set()).toBe(18)
  })
  it('that cannot be set do not keep the bot from answering', async () => {
    const server = await startBotApi()
    server.fail('setMyCommands', faults.badRequest('BOT_COMMAND_INVALID'))
    const { logged } = await atWork({ server })
    expect(warnings(logged()).map(({ msg }) => msg)).toEqual(['the command menus could not be set'])
    server.push(privateMessage('/ftz 2'))
    await server.accepted('sendMessage')
    await server.close()
  })
})

describe('Telegram’s rates', () => {
  it('are kept: messages to one chat are a second apart', async () => {
    const { api } = await atWork({ patience: { throttled: true } })
    for (const section of [1, 2, 3]) api.push(privateMessage(`/ftz ${section}`))
    const calls = await api.accepted('sendMessage', 3, 8000)
    const [first = 0, second = 0, third = 0] = calls.map(({ atMs }) => atMs)
    expect(second - first).toBeGreaterThanOrEqual(950)
    expect(third - second).toBeGreaterThanOrEqual(950)
  })
})

describe('the store', () => {
  it('that cannot be read or written is no reason not to answer', async () => {
    const store = createMemoryStore()
    const broken = () => Promise.reject(new Error('the disk is full'))
    const { api, logged } = await atWork({
      store: { ...store, updates: { ...store.updates, answered: broken, setAnswered: broken } },
    })
    api.push(privateMessage('/ftz 2'))
    await api.accepted('sendMessage')
    await expect
      .poll(() => warnings(logged()).map(({ msg }) => msg))
      .toEqual([
        'what the last process left over cannot be read',
        'the store cannot be read',
        'the store cannot be written',
      ])
  })
})
