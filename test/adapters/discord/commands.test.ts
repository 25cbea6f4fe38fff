import { beforeAll, describe, expect, it } from 'vitest'
import { commandsOf } from '../../../src/commands/all.ts'
import type { Library } from '../../../src/library.ts'
import { openLibrary } from '../../fixture.ts'
import { quizCommand } from '../commands.ts'
import { atWork } from './at-work.ts'
import type { Payload } from './server/payload.ts'
import { recordsOf } from './server/payload.ts'
import { faults } from './server/rest/faults.ts'
import type { Discord } from './server/server.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

const puts = ({ calls }: Discord) =>
  calls.filter(({ method, route }) => method === 'PUT' && route.includes('/commands'))
const named = (commands: readonly Payload[], name: string) =>
  commands.find(command => command['name'] === name) ?? {}

describe('slash commands', () => {
  it('are all commands of the core, each work’s own, and the two of a message’s menu', async () => {
    const { discord } = await atWork()
    const registered = discord.commands.of(undefined)
    expect(registered.map(({ name }) => name)).toEqual([
      ...commandsOf(library).map(({ name }) => name),
      'private',
      'Check quotation',
      'Find the source',
    ])
  })
  it('have names and descriptions in Chinese and English', async () => {
    const { discord } = await atWork()
    const registered = discord.commands.of(undefined)
    expect(named(registered, 'search')).toMatchObject({
      name_localizations: { 'zh-CN': '查找', 'en-US': 'search' },
      description: 'Find passages',
      description_localizations: { 'zh-CN': '查找原文', 'zh-TW': '查找原文' },
      options: [
        {
          name: 'words',
          name_localizations: { 'zh-CN': '词语' },
          required: true,
          autocomplete: true,
        },
        { name: 'private', type: 5, name_localizations: { 'zh-CN': '仅自己可见' } },
      ],
    })
    expect(named(registered, 'beltroad')).toMatchObject({
      name_localizations: { 'zh-CN': '一带一路' },
      description_localizations: { 'zh-CN': '阅读《完善推进高质量共建“一带一路”机制》' },
    })
    expect(named(registered, 'Check quotation')).toMatchObject({
      type: 3,
      name_localizations: { 'zh-CN': '核对引文' },
    })
  })
  it('have typed options: texts, choices, numbers in their range', async () => {
    const { discord } = await atWork()
    const registered = discord.commands.of(undefined)
    const options = (name: string) => recordsOf(named(registered, name), 'options')
    expect(options('cite')).toMatchObject([
      { name: 'address', type: 3, required: true, autocomplete: true },
      {
        name: 'style',
        type: 3,
        choices: [{ value: 'short' }, { value: 'full' }, { value: 'gbt' }],
      },
      { name: 'private', type: 5 },
    ])
    expect(options('random')).toMatchObject([
      { name: 'work', type: 3 },
      { name: 'count', type: 4, min_value: 1, max_value: 5 },
      { name: 'private', type: 5 },
    ])
  })
  it('can be used in servers, alone with the bot, and anywhere by who installed it', async () => {
    const { discord } = await atWork()
    for (const command of discord.commands.of(undefined))
      expect(command).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] })
  })
  it('are registered once, and again only when they changed', async () => {
    const first = await atWork()
    const { discord, store } = first
    expect(puts(discord)).toHaveLength(1)
    await first.running.stop()
    const second = await atWork({ discord, store })
    await second.running.stop()
    expect(puts(discord)).toHaveLength(1)
    await atWork({ discord, store, more: [quizCommand(library)] })
    expect(puts(discord)).toHaveLength(2)
    expect(discord.commands.of(undefined).map(({ name }) => name)).toContain('trial')
  })
  it('can be registered for one server alone, once as well', async () => {
    const server = (await atWork()).discord
    const settings = { guildId: server.world.guild.id }
    for (let time = 0; time < 2; time++) {
      const { running } = await atWork({ discord: server, settings })
      await running.stop()
    }
    expect(puts(server)).toHaveLength(2)
    const own = server.commands.of(server.world.guild.id)
    expect(own.map(({ name }) => name)).toContain('beltroad')
  })
  it('that cannot be registered now leave one line, and the bot goes on', async () => {
    const first = await atWork()
    await first.running.stop()
    const server = first.discord
    server.fail(
      'GET',
      '/applications/{application_id}/commands',
      faults.refused(403, 50001, 'Missing Access'),
    )
    const { logged } = await atWork({ discord: server })
    expect(logged().map(({ msg }) => msg)).toContain('slash commands could not be registered')
    expect((await server.interact.command('about').answer()).words).toContain('不转述')
  })
})

describe('what is suggested while a reader types', () => {
  const suggested = async (
    discord: Discord,
    command: string,
    option: string,
    typed: string,
    locale = 'zh-CN',
  ) =>
    (await discord.interact.autocomplete(command, option, { [option]: typed }, { locale }).answer())
      .choices
  it.each([
    ['绿色', '绿色丝绸之路'],
    ['lvse', '绿色丝绸之路'],
    ['lssczl', '绿色丝绸之路'],
    ['green silk', '绿色丝绸之路'],
    ['綠色', '绿色丝绸之路'],
  ])('for %s as words to search is among others %s', async (typed, found) => {
    const { discord } = await atWork()
    const choices = await suggested(discord, 'search', 'words', typed)
    expect(choices.map(({ value }) => value)).toContain(found)
    expect(choices.length).toBeLessThanOrEqual(25)
  })
  it('for an address are works, sections and passages', async () => {
    const { discord } = await atWork()
    expect(await suggested(discord, 'cite', 'address', 'beltroad/3')).toContainEqual({
      name: expect.stringMatching(/^beltroad\/3\.1 /),
      value: 'beltroad/3.1',
    })
    expect((await suggested(discord, 'context', 'address', 'ydyl'))[0]?.['value']).toMatch(
      /^beltroad/,
    )
  })
  it('for a work’s own command are its sections and passages', async () => {
    const { discord } = await atWork()
    const choices = await suggested(discord, 'beltroad', 'place', '')
    expect(choices.map(({ value }) => value)).toContain('3')
    expect((await suggested(discord, 'beltroad', 'place', '绿色'))[0]).toBeDefined()
  })
  it('are works and commands where those are asked for', async () => {
    const { discord } = await atWork()
    expect(await suggested(discord, 'random', 'work', 'free trade')).toMatchObject([
      { value: 'ftz' },
    ])
    expect(await suggested(discord, 'help', 'name', '核对')).toMatchObject([{ value: 'verify' }])
    expect(await suggested(discord, 'help', 'name', 'ver', 'en-US')).toContainEqual({
      name: '/verify Check a quotation',
      value: 'verify',
    })
  })
  it('are none where nothing is like what was typed', async () => {
    const { discord } = await atWork()
    expect(await suggested(discord, 'search', 'words', '火锅🦄')).toEqual([])
  })
  it('find something, every one of them', async () => {
    const { discord } = await atWork()
    for (const typed of ['', '开', 'kai', '能源', 'zimao', 'open'])
      for (const { value } of await suggested(discord, 'search', 'words', typed))
        expect(library.search.find(String(value)).hits.length, String(value)).toBeGreaterThan(0)
  })
})
