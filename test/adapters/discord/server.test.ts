import { existsSync } from 'node:fs'
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  ComponentType,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  Partials,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startBot, startServer } from './server/bot.ts'
import { buttonsOf } from './server/interaction/find-component.ts'
import { faults } from './server/rest/faults.ts'
import { specUrl } from './server/spec/spec.ts'

const search = {
  name: 'search',
  description: 'Finds passages',
  contexts: [0, 1, 2],
  integration_types: [0, 1],
  options: [
    { type: 3, name: 'words', description: 'What to find', required: true, autocomplete: true },
    { type: 4, name: 'limit', description: 'How many', min_value: 1, max_value: 10 },
  ],
}
const share = { name: 'Verify', type: 3 }

const next = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setCustomId('next').setLabel('下一页').setStyle(ButtonStyle.Secondary),
)

/** Answers each command with what it was asked, and a button. */
async function echo(interaction: Interaction): Promise<void> {
  if (interaction.isChatInputCommand()) {
    const words = interaction.options.getString('words', true)
    await interaction.reply({ content: words, components: [next.toJSON()] })
  }
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused()
    await interaction.respond([{ name: `${typed}丝绸之路`, value: 'green' }])
  }
  if (interaction.isButton()) await interaction.update({ content: 'page 2', components: [] })
}

describe('a bot of discord.js', () => {
  it('logs in and knows its guilds and channels', async () => {
    const { discord, client } = await startBot()
    expect(discord.validation).toBe(existsSync(specUrl) ? 'spec' : 'limits only')
    expect(client.user.id).toBe(discord.applicationId)
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(['读书会'])
    expect(client.channels.cache.has(discord.world.thread.id)).toBe(true)
    expect(discord.gateway).toMatchObject({ connections: 1, open: 1 })
    expect(discord.gateway.identifies).toHaveLength(1)
    expect(discord.problems).toEqual([])
  })

  it('answers a command, what is typed into it, and the button below', async () => {
    const { discord } = await startBot({ commands: [search], onInteraction: echo })
    const asked = discord.interact.command('search', { words: '绿色丝绸之路' })
    const answer = await asked.answer()
    expect(answer).toMatchObject({ kind: 'message', ephemeral: false, content: '绿色丝绸之路' })
    expect(asked.acknowledgedAfterMs).toBeLessThan(3000)
    expect(buttonsOf(answer)).toMatchObject([{ label: '下一页', customId: 'next' }])

    const typed = await discord.interact.autocomplete('search', 'words', { words: '绿色' }).answer()
    expect(typed.choices).toEqual([{ name: '绿色丝绸之路', value: 'green' }])

    const [shown] = discord.board.messages(discord.world.text.id)
    if (shown === undefined) throw new Error('the answer stands nowhere')
    const pressed = await discord.interact.button('next', shown).answer()
    expect(pressed).toMatchObject({ kind: 'update', content: 'page 2', components: [], edits: 1 })
    expect(discord.problems).toEqual([])
  })

  it('defers, edits, and follows up', async () => {
    const { discord } = await startBot({
      commands: [search],
      onInteraction: async interaction => {
        if (!interaction.isChatInputCommand()) return
        await interaction.deferReply({ flags: MessageFlags.Ephemeral })
        await interaction.editReply({
          flags: MessageFlags.IsComponentsV2,
          components: [{ type: ComponentType.TextDisplay, content: '推动绿色丝绸之路建设' }],
        })
        await interaction.followUp({ content: 'and this', files: [textFile('a.txt', '甲')] })
      },
    })
    const asked = discord.interact.command('search', { words: 'x' }, { dm: true, locale: 'en-US' })
    expect(await asked.acknowledged()).toBe(5)
    const answer = await asked.answer()
    expect(answer).toMatchObject({ deferred: true, ephemeral: true, words: '推动绿色丝绸之路建设' })
    const further = await asked.followup()
    expect(further).toMatchObject({ content: 'and this', ephemeral: false })
    expect(further.files.map(({ name }) => name)).toEqual(['a.txt'])
    expect(discord.problems).toEqual([])
  })

  it('shows a modal and takes what is filled in', async () => {
    const title = new TextInputBuilder()
      .setCustomId('words')
      .setLabel('Words')
      .setStyle(TextInputStyle.Paragraph)
    const row = new ActionRowBuilder<TextInputBuilder>().addComponents(title)
    const modal = new ModalBuilder().setCustomId('verify').setTitle('核对').addComponents(row)
    const { discord } = await startBot({
      commands: [search],
      onInteraction: async interaction => {
        if (interaction.isChatInputCommand()) await interaction.showModal(modal)
        if (interaction.isModalSubmit()) {
          await interaction.reply({ content: interaction.fields.getTextInputValue('words') })
        }
      },
    })
    const asked = await discord.interact.command('search', { words: 'x' }).answer()
    expect(asked.modal).toMatchObject({ title: '核对' })
    const answer = await discord.interact.modal('verify', { words: '推动' }).answer()
    expect(answer.content).toBe('推动')
    expect(() => discord.interact.modal('verify', { other: 'x' })).toThrow('has no “other”')
    expect(discord.problems).toEqual([])
  })

  it('answers readers who have installed it where it is no member itself', async () => {
    const { discord } = await startBot({
      commands: [search],
      onInteraction: async interaction => {
        if (interaction.isChatInputCommand()) {
          const content = `${interaction.inRawGuild()} ${interaction.locale}`
          await interaction.reply({
            content,
            components: [next.toJSON()],
            flags: MessageFlags.Ephemeral,
          })
        }
        if (interaction.isButton()) await interaction.update({ content: 'page 2' })
      },
    })
    const strange = discord.world.addGuild('别处', { hasBot: false })
    const channel = discord.world.addText(strange, '闲谈')
    for (const [where, content] of [
      [{ userInstalled: true, locale: 'en-GB' }, 'false en-GB'],
      [{ channel }, 'true zh-CN'],
    ] as const) {
      const { message, ...answer } = await discord.interact
        .command('search', { words: 'x' }, where)
        .answer()
      expect(answer).toMatchObject({ content, ephemeral: true })
      if (message === undefined) throw new Error('the answer is no message')
      const pressed = await discord.interact.button('next', message).answer()
      expect(pressed).toMatchObject({ kind: 'update', content: 'page 2', ephemeral: true })
    }
    expect(discord.problems).toEqual([])
  })

  it('hears of guilds, channels and threads that are added', async () => {
    const { discord, client } = await startBot()
    const { addGuild, addText, addThread } = discord.world
    const thread = addThread(addText(addGuild('新会'), '新频道'), '新话题')
    await discord.message('here?', { channel: thread })
    await expect.poll(() => client.channels.cache.get(thread.id)?.isThread()).toBe(true)
    expect(discord.problems).toEqual([])
  })

  it('takes what is chosen of a select, and a menu of a user', async () => {
    const select = {
      type: ComponentType.StringSelect,
      custom_id: 'work',
      options: ['beltroad', 'report'].map(value => ({ label: value, value })),
    }
    const { discord } = await startBot({
      commands: [{ name: 'Ask', type: 2 }],
      onInteraction: async interaction => {
        if (interaction.isUserContextMenuCommand()) {
          const components = [{ type: ComponentType.ActionRow, components: [select] }]
          await interaction.reply({ content: interaction.targetUser.username, components })
        }
        if (interaction.isStringSelectMenu()) {
          await interaction.deferUpdate()
          await interaction.editReply({ content: interaction.values.join(), components: [] })
        }
      },
    })
    const asked = await discord.interact.userCommand('Ask', discord.world.addUser('老张')).answer()
    expect(asked.content).toBe('老张')
    if (asked.message === undefined) throw new Error('the answer is no message')
    const { message } = asked
    expect(() => discord.interact.select('work', ['other'], message)).toThrow('is not offered')
    const chosen = await discord.interact.select('work', ['report'], message).answer()
    expect(chosen).toMatchObject({ kind: 'update', deferred: true, content: 'report' })
    expect(discord.problems).toEqual([])
  })

  it('reads the message that a menu was opened on', async () => {
    const { discord } = await startBot({
      commands: [share],
      onInteraction: async interaction => {
        if (!interaction.isMessageContextMenuCommand()) return
        await interaction.reply({ content: interaction.targetMessage.content })
      },
    })
    const target = discord.write('推动绿色丝绸之路建设')
    const answer = await discord.interact.messageCommand('Verify', target).answer()
    expect(answer.content).toBe('推动绿色丝绸之路建设')
    expect(discord.problems).toEqual([])
  })

  it('reads what is written to it, and nothing else without the intent', async () => {
    // Without it discord.js passes over direct messages whose channel it has not seen.
    const partials = [Partials.Channel]
    const { discord, client } = await startBot({ client: { partials } })
    const read: string[] = []
    client.on(Events.MessageCreate, async message => {
      if (message.author.bot) return
      read.push(message.content)
      if (message.content) await message.reply('read')
    })
    discord.message('among readers')
    const answer = await discord.message('what is it?', { mentionsBot: true }).answer()
    const { dm } = discord.world
    await discord.message('in private', { channel: dm }).answer()
    expect(read).toEqual(['', `<@${discord.applicationId}> what is it?`, 'in private'])
    expect(answer.message?.referenced_message?.content).toContain('what is it?')
    expect(discord.problems).toEqual([])
  })

  it('begins threads and posts, pins, and reads both back', async () => {
    const { discord, client } = await startBot()
    const text = await client.channels.fetch(discord.world.text.id)
    const forum = await client.channels.fetch(discord.world.forum.id)
    if (text?.type !== 0 || forum?.type !== 15) throw new Error('they are of other types')
    const message = await text.send('第一章')
    const thread = await message.startThread({ name: '讨论' })
    await thread.send('在此')
    await thread.setArchived(true)
    await text.threads.create({ name: '另一条' })
    const post = await forum.threads.create({ name: '问', message: { content: '何谓？' } })
    await message.pin()
    const { items } = await text.messages.fetchPins()
    expect(thread.id).toBe(message.id)
    expect(items.map(({ message: { id } }) => id)).toEqual([message.id])
    expect(discord.board.messages(post.id)).toMatchObject([{ id: post.id, content: '何谓？' }])
    expect(discord.world.channel(thread.id)?.thread_metadata?.archived).toBe(true)
    expect(discord.problems).toEqual([])
  })

  it('registers commands, which get what Discord adds to them', async () => {
    const { discord, client } = await startBot()
    const [first] = (await client.application.commands.set([search, share])).values()
    const [again] = (await client.application.commands.set([search])).values()
    expect(again).toMatchObject({ id: first?.id, version: first?.version, nsfw: false })
    const path = `/applications/${discord.applicationId}/commands` as const
    const plain = await client.rest.get(path)
    const full = await client.rest.get(`${path}?with_localizations=true`)
    expect(plain).not.toHaveProperty('0.name_localizations')
    expect(full).toMatchObject([
      { name_localizations: null, contexts: [0, 1, 2], integration_types: [0, 1] },
    ])
    expect(full).not.toHaveProperty('0.options.1.required')
    expect(discord.problems).toEqual([])
  })
})

describe('the gateway', () => {
  it('is resumed after a drop, and nothing is lost', async () => {
    const { discord } = await startBot({ commands: [search], onInteraction: echo })
    discord.dropGateway()
    const asked = discord.interact.command('search', { words: 'while away' })
    expect((await asked.answer()).content).toBe('while away')
    expect(discord.gateway).toMatchObject({ connections: 2, open: 1 })
    expect(discord.gateway.resumes).toMatchObject([{ replayed: 1 }])
    expect(discord.gateway.identifies).toHaveLength(1)
    expect(discord.problems).toEqual([])
  })

  it('is resumed after it closes with a code and after it asks to reconnect', async () => {
    const { discord } = await startBot({ commands: [search], onInteraction: echo })
    discord.dropGateway({ code: 4000 })
    await discord.until(({ resumes }) => resumes.length === 1)
    discord.askReconnect()
    await discord.until(({ resumes }) => resumes.length === 2)
    discord.invalidateSession({ resumable: true })
    await discord.until(({ resumes }) => resumes.length === 3)
    expect((await discord.interact.command('search', { words: 'x' }).answer()).content).toBe('x')
    expect(discord.problems).toEqual([])
  })

  it('is left when heartbeats are not acknowledged', async () => {
    const { discord } = await startBot({ server: { heartbeatMs: 100 } })
    discord.acknowledgeHeartbeats(false)
    await discord.until(({ connections }) => connections === 2)
    discord.acknowledgeHeartbeats(true)
    await discord.until(({ resumes }) => resumes.length > 0)
    expect(discord.problems).toEqual([])
  })

  it('is identified with anew when the session is no longer valid', async () => {
    // discord.js lets five seconds pass between two identifies.
    const ws = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) }
    const { discord, client } = await startBot({ client: { ws } })
    // A client that is destroyed between its IDENTIFY and READY never ends.
    const ready = new Promise(resolve => client.once(Events.ShardReady, resolve))
    discord.invalidateSession()
    await ready
    expect(discord.gateway.identifies).toHaveLength(2)
    expect(discord.gateway.resumes).toEqual([])
    expect(discord.problems).toEqual([])
  })

  it('is closed to a wrong token', async () => {
    const discord = await startServer()
    const client = new Client({ intents: [], rest: { api: discord.root } })
    await expect(client.login('wrong')).rejects.toMatchObject({ code: 'TokenInvalid' })
    const socket = new WebSocket(`${discord.root.replace('http', 'ws')}?v=10&encoding=json`)
    const closed = new Promise<number>(resolve => socket.on('close', resolve))
    socket.on('open', () =>
      socket.send(JSON.stringify({ op: 2, d: { token: 'wrong', intents: 1 } })),
    )
    expect(await closed).toBe(4004)
  })

  it('is closed to an intent that is not granted', async () => {
    const discord = await startServer()
    const intents = [GatewayIntentBits.MessageContent]
    const client = new Client({ intents, rest: { api: discord.root } })
    await expect(client.login(discord.token)).rejects.toThrow('Used disallowed intents')
    expect(discord.problems).toEqual([
      'the gateway closed with 4014: Disallowed intent(s): MessageContent.',
    ])
  })
})

describe('a planned fault', () => {
  it('is waited out when it limits the rate', async () => {
    const { discord, client } = await startBot()
    const channel = await client.channels.fetch(discord.world.text.id)
    if (!channel?.isSendable()) throw new Error('nothing can be sent there')
    const route = '/channels/{channel_id}/messages'
    discord.fail('POST', route, faults.rateLimited(0.1))
    discord.fail('POST', route, faults.internal)
    discord.fail('POST', /\/messages$/, faults.badGateway)
    await channel.send('at last')
    const calls = await discord.arrived('POST', route, 4)
    expect(calls.map(({ status }) => status)).toEqual([429, 500, 502, 200])
    expect(discord.problems).toEqual([])
  })

  it('refuses, hangs, or cuts the connection before or after the effect', async () => {
    const { discord, client } = await startBot({ client: { rest: { timeout: 150, retries: 0 } } })
    const channel = await client.channels.fetch(discord.world.text.id)
    if (!channel?.isSendable()) throw new Error('nothing can be sent there')
    const route = '/channels/:id/messages'
    discord.fail('POST', route, faults.missingPermissions)
    await expect(channel.send('a')).rejects.toMatchObject({ code: 50013, status: 403 })
    discord.fail('POST', route, faults.unknownChannel)
    await expect(channel.send('b')).rejects.toMatchObject({ code: 10003, status: 404 })
    for (const fault of [faults.hang, faults.drop, faults.reset]) {
      discord.fail('POST', route, fault)
      await expect(channel.send('c')).rejects.toThrow()
    }
    discord.fail('POST', route, faults.dropAfter)
    await expect(channel.send('told to nobody')).rejects.toThrow()
    const standing = discord.board.messages(channel.id).map(({ content }) => content)
    expect(standing).toEqual(['told to nobody'])
    expect(discord.problems).toEqual([])
  })

  it('takes effect twice when discord.js repeats a call whose answer it never saw', async () => {
    const { discord, client } = await startBot()
    const channel = await client.channels.fetch(discord.world.text.id)
    if (!channel?.isSendable()) throw new Error('nothing can be sent there')
    discord.fail('POST', '/channels/{channel_id}/messages', faults.resetAfter)
    await channel.send('twice')
    expect(discord.board.messages(channel.id)).toHaveLength(2)
    discord.fail('POST', '/channels/{channel_id}/messages', faults.dropAfter)
    await expect(channel.send('once')).rejects.toThrow('other side closed')
    expect(discord.board.messages(channel.id)).toHaveLength(3)
    expect(discord.problems).toEqual([])
  })
})

const textFile = (name: string, text: string) => ({ name, attachment: Buffer.from(text) })
