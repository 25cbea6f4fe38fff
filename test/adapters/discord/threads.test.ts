import { PermissionFlagsBits } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { quotationsIn } from '../../../adapters/discord/receipt.ts'
import { atWork, idOf, messageOf, warnings } from './at-work.ts'
import { allPermissions } from './server/people/guild.ts'
import { faults } from './server/rest/faults.ts'
import type { Discord } from './server/server.ts'

const threadsIn = ({ world }: Discord) =>
  world
    .channelsOf(world.guild)
    .filter(({ parent_id, owner_id }) => parent_id === world.text.id && owner_id === world.bot.id)

/** A passage in the text channel, and its button pressed. */
async function discussed(discord: Discord, appPermissions?: bigint) {
  const passage = await discord.interact.command('beltroad', { place: '3.1' }).answer()
  const where = appPermissions === undefined ? {} : { appPermissions }
  return discord.interact.button(idOf(passage, '讨论'), messageOf(passage), where).answer()
}

const without = (...names: readonly (keyof typeof PermissionFlagsBits)[]) =>
  names.reduce(
    (bits, name) => bits & ~PermissionFlagsBits[name],
    // An administrator may do anything.
    BigInt(allPermissions) & ~PermissionFlagsBits.Administrator,
  )

describe('Discuss', () => {
  it('opens a thread named after the passage, which is pinned as its first message', async () => {
    const { discord } = await atWork()
    const told = await discussed(discord)
    const [thread] = threadsIn(discord)
    expect(thread?.name).toMatch(/^beltroad\/3\.1 第三，促进“一带一路”绿色发展。/)
    expect([...(thread?.name ?? '')].length).toBeLessThanOrEqual(100)
    expect(told).toMatchObject({ ephemeral: true, words: `讨论在 <#${thread?.id}>` })
    const [first] = discord.board.messages(thread?.id ?? '')
    expect(JSON.stringify(first?.components)).toContain('第三，促进“一带一路”绿色发展')
    expect(discord.board.pins(thread?.id ?? '').map(({ message }) => message.id)).toEqual([
      first?.id,
    ])
  })
  it('leads to the thread that is open on the passage already', async () => {
    const { discord } = await atWork()
    const first = await discussed(discord)
    const second = await discussed(discord)
    expect(second.words).toBe(first.words)
    expect(threadsIn(discord)).toHaveLength(1)
  })
  it('in a thread is answered there, as everything is', async () => {
    const { discord } = await atWork()
    await discussed(discord)
    const [channel] = threadsIn(discord)
    if (channel === undefined) throw new RangeError('no thread was opened')
    const answer = await discord.interact
      .command('beltroad', { place: '2.1' }, { channel })
      .answer()
    expect(messageOf(answer).channel_id).toBe(channel.id)
    const there = await discord.interact.button(idOf(answer, '讨论'), messageOf(answer)).answer()
    expect(there).toMatchObject({ kind: 'update' })
    expect(threadsIn(discord)).toHaveLength(1)
  })
  it('names the permission that is missing for a thread, to the one who pressed it', async () => {
    const { discord } = await atWork()
    const told = await discussed(discord, without('CreatePublicThreads', 'SendMessagesInThreads'))
    expect(told).toMatchObject({
      ephemeral: true,
      words: '我在这个频道缺少权限：创建公共子区、在子区内发送消息。请管理员授予后再试。',
    })
    expect(threadsIn(discord)).toEqual([])
  })
  it('does without the pin where that is not permitted, and says so', async () => {
    const { discord } = await atWork()
    const told = await discussed(discord, without('PinMessages'))
    const [thread] = threadsIn(discord)
    expect(told.words).toBe(
      `讨论在 <#${thread?.id}>\n我在这个频道缺少权限：置顶消息。请管理员授予后再试。`,
    )
    expect(discord.board.pins(thread?.id ?? '')).toEqual([])
    expect(quotationsIn([told.words])).toEqual([])
  })
  it('names the permission too where Discord refuses what seemed to be permitted', async () => {
    const { discord, logged } = await atWork()
    discord.fail('POST', '/channels/{channel_id}/threads', faults.missingPermissions)
    const passage = await discord.interact.command('beltroad', { place: '3.1' }).answer()
    const told = await discord.interact.button(idOf(passage, '讨论'), messageOf(passage)).answer()
    expect(told.ephemeral).toBe(true)
    expect(told.words).toContain('缺少权限')
    expect(told.words).toContain('创建公共子区')
    expect(warnings(logged()).map(({ msg }) => msg)).toEqual(['a permission is missing'])
  })
})

describe('a mention where the bot may not write', () => {
  it('leaves one line that names the permissions', async () => {
    const { discord, logged } = await atWork()
    discord.fail('POST', '/channels/{channel_id}/messages', faults.missingPermissions)
    discord.message('菌草', { mentionsBot: true })
    await discord.arrived('POST', '/channels/{channel_id}/messages')
    await expect
      .poll(() => warnings(logged()))
      .toMatchObject([
        { msg: 'a permission is missing', needed: expect.arrayContaining(['SendMessages']) },
      ])
  })
})
