import { describe, expect, it, onTestFinished } from 'vitest'
import { start } from '../process.ts'
import { startBotApi } from '../telegram/server/server.ts'
import { privateMessage } from '../telegram/server/updates.ts'
import { around } from './around.ts'
import { idOf, labelsOf, messageOf } from './at-work.ts'

describe('npm start with a token of Discord’s', () => {
  it('answers, ends at SIGTERM with 0, and goes on where it was at the next start', async () => {
    const { discord, env, ready } = await around()
    const first = start(env)
    await ready()
    await discord.interact.command('language', { language: 'en' }).answer(15_000)
    const words = '这句话太长，任何按钮都装不下：“制度型开放”“规则、规制、管理、标准”'.repeat(3)
    const list = await discord.interact.command('search', { words }).answer()
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    expect(first.output()).toContain('"msg":"stopped"')
    const second = start(env)
    await discord.until(({ identifies }) => identifies.length === 2, 20_000)
    const [label = ''] = labelsOf(list)
    const opened = await discord.interact.button(idOf(list, label), messageOf(list)).answer(15_000)
    expect(opened.kind).toBe('update')
    const wrong = await discord.interact.command('ftz', { place: '99' }).answer()
    expect(wrong.words).toContain('has no')
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    expect(first.output() + second.output()).not.toContain(discord.token)
    expect(discord.problems).toEqual([])
  }, 60_000)
  it('says in one sentence what is wrong with the token, and ends with 1', async () => {
    const { env } = await around()
    const token = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.Gnone0.a-token-that-nobody-knows-at-all'
    const { ended, output } = start({ ...env, DISCORD_TOKEN: token })
    expect(await ended).toBe(1)
    expect(output()).toContain('Discord does not know DISCORD_TOKEN.')
    expect(output()).not.toContain(token)
  }, 20_000)
  it('serves Discord by as many processes as it is told to, and ends them all', async () => {
    const { discord, env, ready } = await around()
    const { child, ended, output } = start({ ...env, DISCORD_SHARDS: '2' })
    await ready(2)
    expect(discord.gateway.identifies.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ])
    await expect.poll(output, { timeout: 10_000 }).toContain('on Discord by several processes')
    // Which process has a server is told by its id.
    const shards = new Set<bigint>()
    while (shards.size < 2) {
      const guild = discord.world.addGuild('another')
      shards.add((BigInt(guild.id) >> 22n) % 2n)
      const channel = discord.world.addText(guild, 'reading')
      const asked = discord.interact.command('about', {}, { channel })
      expect((await asked.answer(10_000)).words).toContain('不转述')
    }
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    await discord.until(({ open }) => open === 0, 10_000)
    expect(output()).not.toContain(discord.token)
    expect(discord.problems).toEqual([])
  }, 60_000)
})

describe('npm start with tokens of both platforms', () => {
  it('serves both in one process, and ends both', async () => {
    const { discord, env, ready } = await around()
    const api = await startBotApi()
    onTestFinished(() => api.close())
    const { child, ended } = start({
      ...env,
      TELEGRAM_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
    })
    await ready()
    api.push(privateMessage('/ftz 2'))
    const asked = discord.interact.command('ftz', { place: '2' })
    expect((await asked.answer(15_000)).words).toContain('`ftz/2.1`')
    await api.accepted('sendMessage', 1, 15_000)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect([...discord.problems, ...api.problems]).toEqual([])
  }, 40_000)
  it('goes on with one where the other refuses its token, which leaves one line', async () => {
    const { discord, env, ready } = await around()
    const api = await startBotApi()
    onTestFinished(() => api.close())
    const { child, ended, output } = start({
      ...env,
      TELEGRAM_TOKEN: '42:a-token-that-nobody-knows',
      TELEGRAM_API_ROOT: api.root,
    })
    await ready()
    expect((await discord.interact.command('about').answer(15_000)).words).toContain('不转述')
    const errors = output()
      .split('\n')
      .filter(line => line.includes('"level":50'))
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain('Telegram does not know TELEGRAM_TOKEN')
    expect(errors[0]).toContain('Telegram is not served; the other platform goes on')
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  }, 40_000)
  it('goes on with one when the other revokes its token', async () => {
    const { discord, env, ready } = await around()
    const api = await startBotApi()
    onTestFinished(() => api.close())
    const { child, ended, output } = start({
      ...env,
      TELEGRAM_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
    })
    await ready()
    discord.dropGateway({ code: 4004 })
    await expect.poll(output, { timeout: 10_000 }).toContain('Discord is not served')
    api.push(privateMessage('/ftz 2'))
    await api.accepted('sendMessage', 1, 15_000)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  }, 40_000)
})
