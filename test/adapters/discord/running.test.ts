import { PassThrough } from 'node:stream'
import { Events } from 'discord.js'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { createAdministrators } from '../../../adapters/discord/administers.ts'
import { serveEvents } from '../../../adapters/discord/bot.ts'
import { createClient } from '../../../adapters/discord/client.ts'
import { registerCommands } from '../../../adapters/discord/register.ts'
import { startDiscord } from '../../../adapters/discord/start.ts'
import { createInHand } from '../../../adapters/in-hand.ts'
import { StartError } from '../../../adapters/start-fault.ts'
import { createTurns, usualPace } from '../../../adapters/turns.ts'
import { commandsOf } from '../../../src/commands/all.ts'
import { deskOver, openLibrary } from '../../fixture.ts'
import { slowCommand } from '../commands.ts'
import { atWork, messageOf, warnings } from './at-work.ts'
import { faults } from './server/rest/faults.ts'
import { startDiscord as startServer } from './server/server.ts'

const callback = '/interactions/{interaction_id}/{interaction_token}/callback'

describe('an answer that takes long', () => {
  it('is announced in time, and then written in its place', async () => {
    const { slow, finish, begun } = slowCommand()
    const { discord } = await atWork({ more: [slow], settings: { deferMs: 50 } })
    const asked = discord.interact.command('slow', { words: 'x' })
    expect(await asked.acknowledged()).toBe(5)
    finish()
    expect(await asked.answer()).toMatchObject({ deferred: true, words: 'at last x' })
    expect(begun()).toBe(1)
  })
  it('is announced for the reader alone where it is for the reader alone', async () => {
    const { slow, finish } = slowCommand()
    const { discord } = await atWork({ more: [slow], settings: { deferMs: 50 } })
    const asked = discord.interact.command('slow', { words: 'x', private: true })
    await asked.acknowledged()
    finish()
    expect(await asked.answer()).toMatchObject({ deferred: true, ephemeral: true })
  })
  it('to a button leaves the message as it is until it comes', async () => {
    const { slow, finish } = slowCommand()
    const { discord } = await atWork({ more: [slow], settings: { deferMs: 50 } })
    const help = await discord.interact.command('help', { name: 'slo' }).answer()
    const pressed = discord.interact.select(
      'open',
      ['"help","slow",0,"help","slo"'],
      messageOf(help),
    )
    finish()
    expect((await pressed.answer()).kind).toBe('update')
  })
})

describe('what Discord answers otherwise than it should', () => {
  it('is waited for: a rate limit', async () => {
    const { discord } = await atWork()
    discord.fail('POST', callback, faults.rateLimited(0.2))
    const asked = discord.interact.command('about')
    expect((await asked.answer()).words).toContain('不转述')
  })
  it('is tried again: faults of the server', async () => {
    const { discord, metrics } = await atWork()
    discord.fail('POST', callback, faults.badGateway, 2)
    expect((await discord.interact.command('about').answer()).words).toContain('不转述')
    const { text } = await metrics.page()
    expect(text).toContain('zhangju_api_errors_total{platform="discord",code="502"} 2')
  })
  it('is answered once where the answer to our answer was lost', async () => {
    const { discord, logged } = await atWork({ expectsProblems: true })
    discord.fail('POST', callback, faults.resetAfter)
    const asked = discord.interact.command('about')
    await asked.answer()
    await expect
      .poll(() => logged().map(({ msg }) => msg))
      .toContain('an interaction has its first answer already')
    expect(asked.followups).toEqual([])
    expect(warnings(logged())).toEqual([])
  })
  it('is made again where the connection was cut, before it took effect and after it', async () => {
    const { discord, logged } = await atWork({ expectsProblems: true })
    for (const fault of [faults.drop, faults.dropAfter]) {
      discord.fail('POST', callback, fault)
      const asked = discord.interact.command('about')
      expect((await asked.answer()).words).toContain('不转述')
      expect(asked.followups).toEqual([])
    }
    discord.fail('POST', '/channels/{channel_id}/messages', faults.dropAfter)
    const mentioned = discord.message('菌草', { mentionsBot: true })
    await mentioned.answer()
    await discord.interact.command('about').answer()
    expect(mentioned.followups.filter(({ words }) => words.includes('菌草'))).toEqual([])
    expect(warnings(logged())).toEqual([])
  })
  it('is made again in time where nothing comes back', async () => {
    const { discord, logged } = await atWork({ expectsProblems: true })
    discord.fail('POST', callback, faults.hang)
    const answer = await discord.interact.command('about').answer()
    expect([answer.words, answer.deferred]).toEqual([expect.stringContaining('不转述'), false])
    expect(warnings(logged())).toEqual([])
  })
  it.each(['malformedAfter', 'cutAfter'] as const)(
    'is answered once where what comes back breaks off: %s',
    async name => {
      const { discord, logged } = await atWork({ expectsProblems: true })
      discord.fail('POST', callback, faults[name])
      const asked = discord.interact.command('about')
      expect((await asked.answer()).words).toContain('不转述')
      discord.fail('POST', '/channels/{channel_id}/messages', faults[name])
      const mentioned = discord.message('菌草', { mentionsBot: true })
      await mentioned.answer()
      await discord.interact.command('about').answer()
      expect(asked.followups).toEqual([])
      expect(mentioned.followups.filter(({ words }) => words.includes('菌草'))).toEqual([])
      expect(mentioned.followups.filter(({ words }) => words.includes('抱歉'))).toEqual([])
      expect(warnings(logged())).toEqual([])
    },
  )
  it('is logged and not thrown: an interaction that has expired', async () => {
    const { discord, logged } = await atWork()
    discord.fail('POST', callback, faults.unknownInteraction)
    discord.interact.command('about')
    await expect
      .poll(() => warnings(logged()).map(({ msg }) => msg))
      .toEqual(['an interaction had expired before it was answered'])
    expect((await discord.interact.command('about').answer()).words).toContain('不转述')
  })
  it('is told to the reader where it is our fault, with the number that the log has it under', async () => {
    const broken = {
      ...slowCommand().slow,
      name: 'broken',
      answer: () => Promise.reject(new Error('no')),
    }
    const { discord, logged } = await atWork({ more: [broken] })
    const answer = await discord.interact.command('broken', { words: 'x' }).answer()
    const [, id = ''] = /编号 (\w{8})/.exec(answer.words) ?? []
    expect(logged().find(line => line['id'] === id)).toMatchObject({ msg: 'an answer failed' })
  })
  it('does not double a reply to a message', async () => {
    const { discord } = await atWork({ expectsProblems: true })
    discord.fail('POST', '/channels/{channel_id}/messages', faults.resetAfter)
    const asked = discord.message('菌草', { mentionsBot: true })
    await asked.answer()
    await discord.accepted('POST', '/channels/{channel_id}/messages', 1)
    await discord.interact.command('about').answer()
    expect(asked.followups.filter(({ words }) => words.includes('菌草'))).toEqual([])
  })
})

describe('the gateway', () => {
  it('is resumed after it was cut, and what came meanwhile is answered, once', async () => {
    const { discord, logged, running } = await atWork()
    expect(running.isConnected()).toBe(true)
    discord.dropGateway()
    await expect.poll(() => running.isConnected(), { interval: 1 }).toBe(false)
    const asked = discord.interact.command('about')
    expect((await asked.answer()).words).toContain('不转述')
    await expect.poll(() => logged().map(({ msg }) => msg)).toContain('the gateway is back')
    expect(running.isConnected()).toBe(true)
    expect(discord.gateway.identifies).toHaveLength(1)
  })
  it('is joined anew after an invalid session', async () => {
    const { discord } = await atWork()
    discord.invalidateSession()
    await discord.until(({ identifies }) => identifies.length === 2, 10_000)
    await expect
      .poll(async () => (await discord.interact.command('about').answer(1000)).words, {
        timeout: 5000,
      })
      .toContain('不转述')
  }, 20_000)
  it('is joined anew where Discord asks for it', async () => {
    const { discord } = await atWork()
    discord.askReconnect()
    expect((await discord.interact.command('about').answer()).words).toContain('不转述')
  })
  it('is asked for no privileged intent', async () => {
    const { discord } = await atWork()
    expect(discord.gateway.identifies[0]).toMatchObject({ intents: 1 | (1 << 9) | (1 << 12) })
  })
})

describe('starting and stopping', () => {
  const start = async (
    settings: { token: string; apiRoot: string },
    signal = new AbortController().signal,
  ) => {
    const library = await openLibrary()
    const commands = commandsOf(library)
    const lines = new PassThrough()
    const counter = { desk: deskOver(library), commands, log: pino({ level: 'trace' }, lines) }
    const running = await startDiscord(
      {
        deferMs: 500,
        patienceMs: 500,
        loginAgainMs: 50,
        dailyMs: 50,
        pace: usualPace,
        ...settings,
      },
      counter,
      signal,
    )
    return { running, lines }
  }
  it('is refused in one sentence where Discord does not know the token', async () => {
    const discord = await startServer()
    const token = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.Gnone0.a-token-that-nobody-knows-at-all'
    const fault = await start({ token, apiRoot: discord.root }).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(StartError)
    expect(String(fault)).toContain('Discord does not know DISCORD_TOKEN')
    expect(String(fault)).not.toContain(token)
    await discord.close()
  })
  it('waits for Discord where it is down', async () => {
    const discord = await startServer()
    discord.fail('GET', '/gateway/bot', faults.refused(403, 0, 'down'), 3)
    const { running } = await start({ token: discord.token, apiRoot: discord.root })
    expect(discord.gateway.identifies).toHaveLength(1)
    await running.stop()
    await discord.close()
  })
  it('ends when the token is revoked', async () => {
    const { discord, running } = await atWork()
    const ended = running.ended.catch((error: unknown) => error)
    discord.dropGateway({ code: 4004 })
    expect(await ended).toBeInstanceOf(StartError)
  })
  it('finishes what is in hand before it ends', async () => {
    const { slow, finish } = slowCommand()
    const { discord, running } = await atWork({ more: [slow] })
    const asked = discord.interact.command('slow', { words: 'x' })
    const mentioned = discord.message('/slow y', { mentionsBot: true })
    await expect.poll(() => asked.acknowledgedAfterMs).toBeDefined()
    const stopped = running.stop()
    await discord.until(({ open }) => open === 0)
    finish()
    await stopped
    expect((await asked.answer()).words).toBe('at last x')
    expect((await mentioned.answer()).words).toBe('at last y')
  })
})

describe('memory', () => {
  it('keeps neither readers nor messages nor channels outside servers', async () => {
    const discord = await startServer()
    const library = await openLibrary()
    const commands = commandsOf(library)
    const counter = { desk: deskOver(library), commands, log: pino({ level: 'silent' }) }
    const client = createClient(discord.root, counter)
    const administrators = createAdministrators()
    const teller = { counter, administrators, deferMs: 500, patienceMs: 500, nowMs: Date.now }
    serveEvents(client, teller, createInHand(), createTurns(usualPace))
    const ready = new Promise(resolve => client.once(Events.ClientReady, resolve))
    await client.login(discord.token)
    await ready
    await registerCommands(
      commands,
      { applicationId: discord.applicationId },
      client.rest,
      counter.log,
    )
    const channels = client.channels.cache.size
    for (let at = 0; at < 20; at++) {
      const user = discord.world.addUser(`reader ${at}`)
      await discord.interact.command('about', {}, { user, dm: true }).answer()
      await discord.interact.command('about', {}, { user }).answer()
      await discord.message('菌草', { author: user, mentionsBot: true }).answer()
      await discord.message('菌草', { author: user, channel: discord.world.dmWith(user) }).answer()
    }
    const guild = client.guilds.cache.get(discord.world.guild.id)
    expect(client.users.cache.size).toBeLessThanOrEqual(2)
    expect(guild?.members.cache.size).toBeLessThanOrEqual(2)
    await expect.poll(() => client.channels.cache.size).toBe(channels)
    for (const channel of client.channels.cache.values())
      if ('messages' in channel) expect(channel.messages.cache.size).toBe(0)
    await client.destroy()
    await discord.close()
    expect(discord.problems).toEqual([])
  })
})
