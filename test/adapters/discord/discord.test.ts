import { beforeAll, describe, expect, it } from 'vitest'
import { quotationsIn } from '../../../adapters/discord/receipt.ts'
import type { Library } from '../../../src/library.ts'
import { openLibrary, passageAt } from '../../fixture.ts'
import { fileCommand } from '../commands.ts'
import { atWork, idOf, labelsOf, messageOf, warnings } from './at-work.ts'
import { componentsIn } from './server/limits/components.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

const textOf = (address: string) => passageAt(library, address).text

describe('a slash command', () => {
  it('is answered with the passage, its words and its source', async () => {
    const { discord, logged } = await atWork()
    const asked = discord.interact.command('beltroad', { place: '3.1' })
    const answer = await asked.answer()
    expect(answer).toMatchObject({ kind: 'message', ephemeral: false, deferred: false })
    expect(quotationsIn(answer.words.split('\n\n'))).toEqual([textOf('beltroad/3.1')])
    expect(answer.words).toContain(
      '——《完善推进高质量共建“一带一路”机制》第三，第1段 `beltroad/3.1`',
    )
    expect(labelsOf(answer)).toEqual(['前后文', '引用格式', '摘录', '讨论'])
    expect(warnings(logged())).toEqual([])
    expect(logged().map(({ msg }) => msg)).toContain('answered')
  })
  it('takes its arguments typed: a text, a choice, a number', async () => {
    const { discord } = await atWork()
    const cited = await discord.interact
      .command('cite', { address: 'beltroad/3.1', style: 'gbt' })
      .answer()
    expect(cited.words).toContain('• GB/T 7714\\:')
    expect(cited.words).not.toContain('• 短')
    const drawn = await discord.interact.command('random', { work: 'ftz', count: 2 }).answer()
    expect(drawn.words.match(/`ftz\/[\d.]+`/g)).toEqual(['`ftz/0.1`', '`ftz/0.2`'])
  })
  it('speaks the language of the one who uses it, until the channel chooses one', async () => {
    const { discord } = await atWork()
    const about = async (locale: string) =>
      (await discord.interact.command('about', {}, { locale }).answer()).words
    expect(await about('en-US')).toContain('exact words')
    expect(await about('de')).toContain('exact words')
    expect(await about('zh-TW')).toContain('不转述')
    await discord.interact.command('language', { language: 'zh' }).answer()
    expect(await about('en-US')).toContain('不转述')
    const elsewhere = { locale: 'en-US', dm: true }
    expect((await discord.interact.command('about', {}, elsewhere).answer()).words).toContain(
      'exact words',
    )
  })
  it('answers in the thread or the forum post where it was asked, in the language of the channel around it', async () => {
    const { discord } = await atWork()
    const { thread, post } = discord.world
    await discord.interact.command('language', { language: 'en' }).answer()
    for (const channel of [thread, post]) {
      const answer = await discord.interact.command('about', {}, { channel }).answer()
      expect(messageOf(answer).channel_id).toBe(channel.id)
    }
    const inThread = await discord.interact.command('topics', {}, { channel: thread }).answer()
    expect(inThread.words).toContain('3 works')
    const inPost = await discord.interact.command('topics', {}, { channel: post }).answer()
    expect(inPost.words).toContain('收录文章3篇')
  })
  it('can be used by whoever installed the app, where the bot is not', async () => {
    const { discord } = await atWork()
    const answer = await discord.interact
      .command('search', { words: '菌草' }, { userInstalled: true })
      .answer()
    expect(answer.words).toContain('**菌草**')
    expect(idOf(answer, '讨论')).toMatch(/^"discuss"/)
  })
  it('can be used so too in a server where the bot is not', async () => {
    const { discord } = await atWork()
    const guild = discord.world.addGuild('without the bot', { hasBot: false })
    const channel = discord.world.addText(guild, 'reading')
    const where = { channel, userInstalled: true }
    const answer = await discord.interact.command('beltroad', { place: '3.1' }, where).answer()
    expect(answer.words).toContain('`beltroad/3.1`')
    expect(idOf(answer, '讨论')).toMatch(/^"discuss"/)
    const context = discord.interact.button(idOf(answer, '前后文'), messageOf(answer), where)
    expect((await context.answer()).words).toContain('前一段')
  })
  it('tells what would work where a place is not there', async () => {
    const { discord } = await atWork()
    const answer = await discord.interact.command('context', { address: 'beltroad/9.9' }).answer()
    expect(answer.words).toContain('没有“beltroad/9.9”这一处')
    const [select] = componentsIn({ components: answer.components }).filter(
      ({ type }) => type === 3,
    )
    expect(JSON.stringify(select)).toContain('beltroad/5')
  })
  it('mentions nobody, whatever is typed', async () => {
    const { discord } = await atWork()
    const answer = await discord.interact
      .command('search', { words: '@everyone <@1> <@&2>' })
      .answer()
    expect(answer.words.replace(/\\./gs, '')).not.toMatch(/[@<]/)
  })
})

describe('a file', () => {
  it('goes with the message that tells of it', async () => {
    const { discord } = await atWork({ more: [fileCommand] })
    const answer = await discord.interact.command('handout').answer()
    expect(answer.words).toContain('here it is')
    expect(answer.files.map(({ name }) => name)).toEqual(['handout.md'])
    expect(componentsIn({ components: answer.components }).map(({ type }) => type)).toContain(13)
  })
})

describe('an answer for one reader alone', () => {
  it('is asked for by an option, and shared on purpose with the name of who shares it', async () => {
    const { discord } = await atWork()
    const asked = { place: '3.1', private: true }
    const answer = await discord.interact.command('beltroad', asked).answer()
    expect(answer.ephemeral).toBe(true)
    const shared = await discord.interact.button(idOf(answer, '分享'), messageOf(answer)).answer()
    expect(shared).toMatchObject({ kind: 'message', ephemeral: false })
    expect(shared.words).toMatch(/^-# reader 分享/)
    expect(shared.words).toContain('`beltroad/3.1`')
    expect(labelsOf(shared)).not.toContain('分享')
  })
  it('stays the reader’s alone from page to page', async () => {
    const { discord } = await atWork()
    const answer = await discord.interact
      .command('search', { words: '开放', private: true })
      .answer()
    const next = await discord.interact.button(idOf(answer, '下一页'), messageOf(answer)).answer()
    expect(next).toMatchObject({ kind: 'update', ephemeral: true })
    const shared = await discord.interact.button(idOf(next, '分享'), messageOf(next)).answer()
    expect(shared.words).toContain('第2页')
  })
  it('is what a channel may choose for all of its answers', async () => {
    const { discord } = await atWork()
    await discord.interact.command('private', { setting: 'on' }).answer()
    const hidden = await discord.interact.command('about').answer()
    expect(hidden.ephemeral).toBe(true)
    const open = await discord.interact.command('about', { private: false }).answer()
    expect(open.ephemeral).toBe(false)
    await discord.interact.command('private', { setting: 'off' }).answer()
    expect((await discord.interact.command('about').answer()).ephemeral).toBe(false)
  })
})

describe('a button', () => {
  it('answers in the same message, whoever presses it, and leads back', async () => {
    const { discord } = await atWork()
    const list = await discord.interact.command('search', { words: '制度型开放' }).answer()
    const user = discord.world.addUser('another')
    const opened = await discord.interact
      .button(idOf(list, '①'), messageOf(list), { user })
      .answer()
    expect(opened).toMatchObject({ kind: 'update', deferred: false })
    expect(labelsOf(opened).at(-1)).toBe('‹ 返回')
    const back = await discord.interact.button(idOf(opened, '‹ 返回'), messageOf(opened)).answer()
    expect(back.words).toBe(list.words)
  })
  it('works after a restart, also where its payload is too long for Discord', async () => {
    const first = await atWork()
    const { discord, store } = first
    const words =
      '这句话太长，任何按钮都装不下：“制度型开放”“规则、规制、管理、标准”等等等等'.repeat(3)
    const list = await discord.interact.command('search', { words }).answer()
    const label = labelsOf(list)[0] ?? ''
    expect(idOf(list, label)).toMatch(/^#/)
    await first.running.stop()
    await atWork({ discord, store })
    const opened = await discord.interact.button(idOf(list, label), messageOf(list)).answer()
    expect(opened.kind).toBe('update')
    expect(opened.words).not.toBe(list.words)
  })
  it('that is no longer known is told so, kindly, to the one who pressed it', async () => {
    const { discord, store } = await atWork()
    const words = '制度型开放'.repeat(30)
    const list = await discord.interact.command('search', { words }).answer()
    await store.buttons.forgetBefore(Number.MAX_SAFE_INTEGER)
    const [label = ''] = labelsOf(list)
    const gone = await discord.interact.button(idOf(list, label), messageOf(list)).answer()
    expect(gone).toMatchObject({ ephemeral: true, words: '这个按钮已经失效，请重新提问。' })
  })
  it('is an entry of a select menu where sections are listed', async () => {
    const { discord } = await atWork()
    const list = await discord.interact.command('beltroad').answer()
    const [select] = componentsIn({ components: list.components }).filter(({ type }) => type === 3)
    expect(select?.component).toMatchObject({ placeholder: '选一项打开' })
    const section = await discord.interact
      .select('open', ['"beltroad","3",0,"beltroad"'], messageOf(list))
      .answer()
    expect(section.kind).toBe('update')
    expect(section.words).toContain('`beltroad/3.1`')
  })
})

describe('the menu of a message', () => {
  it('checks the message’s text, for the reader alone', async () => {
    const { discord } = await atWork()
    const message = discord.write('从“大写意”进入“工笔画”阶段')
    const answer = await discord.interact.messageCommand('Check quotation', message).answer()
    expect(answer.ephemeral).toBe(true)
    expect(answer.words).toContain('✓ 与原文完全一致')
    expect(labelsOf(answer)).toContain('分享')
  })
  it('checks what the message quotes, where it quotes', async () => {
    const { discord } = await atWork()
    const message = discord.write('我记得是“坚持建设绿色丝绸之路”，没错吧？')
    const answer = await discord.interact.messageCommand('Check quotation', message).answer()
    expect(answer.words).toMatch(/^\*\*✓ 与原文完全一致/)
  })
  it('finds the source of the message’s text, whatever stands around it', async () => {
    const { discord } = await atWork()
    const message = discord.write(`<@${discord.world.reader.id}> 菌草`)
    const answer = await discord.interact.messageCommand('Find the source', message).answer()
    expect(answer.words).toContain('`beltroad/4.1@120-224`')
  })
  it('says so where there is no text', async () => {
    const { discord } = await atWork()
    const answer = await discord.interact
      .messageCommand('Find the source', discord.write(''))
      .answer()
    expect(answer).toMatchObject({ ephemeral: true, words: '那条消息里没有文字。' })
  })
})

describe('the form', () => {
  it('is opened by /verify without words, and what is written in it is checked', async () => {
    const { discord } = await atWork()
    const form = await discord.interact.command('verify', { private: true }).answer()
    expect(form.modal).toMatchObject({ title: '核对引文', custom_id: 'form verify private' })
    const claim = '从“工笔画”进入“大写意”阶段\n从“大写意”进入“工笔画”阶段'
    const answer = await discord.interact.modal('form verify private', { claim }).answer()
    expect(answer.ephemeral).toBe(true)
    expect(answer.words).toContain('≠ 与原文有出入')
  })
  it('is answered for everyone where the reader did not say otherwise', async () => {
    const { discord } = await atWork()
    await discord.interact.command('verify').answer()
    const answer = await discord.interact.modal('form verify', { claim: '菌草技术' }).answer()
    expect(answer.ephemeral).toBe(false)
  })
})

describe('a mention', () => {
  it('with words is a search, answered as a reply', async () => {
    const { discord } = await atWork()
    const asked = discord.message('菌草', { mentionsBot: true })
    const answer = await asked.answer()
    expect(answer.words).toContain('**菌草**')
    expect(messageOf(answer).message_reference?.['message_id']).toBe(asked.id)
  })
  it('with a command or a place is what it says', async () => {
    const { discord } = await atWork()
    const topics = await discord.message('/topics', { mentionsBot: true }).answer()
    expect(topics.words).toContain('收录文章3篇')
    const place = await discord.message('看 [[beltroad/3.1]]', { mentionsBot: true }).answer()
    expect(place.words).toContain('beltroad/3.1')
  })
  it('alone gets help', async () => {
    const { discord } = await atWork()
    const answer = await discord.message('', { mentionsBot: true }).answer()
    expect(answer.words).toContain('章句：查原文，引原句')
  })
  it('is not needed where the reader is alone with the bot', async () => {
    const { discord } = await atWork()
    const answer = await discord.message('菌草', { channel: discord.world.dm }).answer()
    expect(answer.words).toContain('**菌草**')
  })
  it('in a thread is answered there', async () => {
    const { discord } = await atWork()
    const channel = discord.world.thread
    const answer = await discord.message('菌草', { mentionsBot: true, channel }).answer()
    expect(messageOf(answer).channel_id).toBe(channel.id)
  })
  it('is all that is answered: neither other messages nor other bots', async () => {
    const { discord } = await atWork()
    discord.write('菌草')
    discord.write('菌草', {
      mentionsBot: true,
      author: { ...discord.world.addUser('a bot'), bot: true },
    })
    await discord.message('菌草', { mentionsBot: true }).answer()
    const own = discord.board
      .messages(discord.world.text.id)
      .filter(({ author }) => author.id === discord.world.bot.id)
    expect(own).toHaveLength(1)
  })
})
