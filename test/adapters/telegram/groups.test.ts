import type { Message } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import { type AtWork, atWork, dataOf, labelsOf, lastWritten, under, written } from './at-work.ts'
import { faults } from './server/faults.ts'
import {
  type About,
  channel,
  channelPost,
  group,
  groupMessage,
  groupOf,
  migration,
  press,
  privateChat,
  privateMessage,
  reader,
  standing,
  supergroup,
} from './server/updates.ts'

/** Has a reader write in a group, and waits until what comes behind it was answered. */
async function write(work: AtWork, text: string, about: About = {}): Promise<readonly Message[]> {
  const { api } = work
  const chat = about.chat ?? group
  const before = written(api, chat).length
  api.push(groupMessage(text, about))
  // Answers of one room come in order: when the one behind it is there, its own would be.
  const { thread } = about
  const behind = api.push(groupMessage('/about', { chat, ...(thread !== undefined && { thread }) }))
  const isLast = (message: Message | undefined) =>
    message?.reply_to_message?.message_id === behind.message?.message_id
  await expect.poll(() => isLast(written(api, chat).at(-1)), { timeout: 5000 }).toBe(true)
  return written(api, chat).slice(before, -1)
}

const rabble = { from: reader(7, 'zh') }

describe('in a group', () => {
  it('a command is answered as a reply to it', async () => {
    const work = await atWork()
    const asked = work.api.push(groupMessage('/ftz 2'))
    await work.api.accepted('sendMessage')
    const answer = lastWritten(work.api, group)
    expect(answer.reply_to_message?.message_id).toBe(asked.message?.message_id)
    expect(under(answer, 'code')).toEqual(['ftz/2.1', 'ftz/2.2'])
  })
  it.each(['/search@zhangju_bot 菌草', '/search@Zhangju_Bot 菌草'])(
    '%s is for this bot',
    async text => {
      expect(await write(await atWork(), text, rabble)).toHaveLength(1)
    },
  )
  it.each(['/search@other_bot 菌草', '/ban 3', '/mute', '菌草', '@other_bot 菌草', 'a/b'])(
    '%s is not for this bot',
    async text => {
      expect(await write(await atWork(), text, rabble)).toEqual([])
    },
  )
  it('a slip of the hand in a command is answered with the command that was meant', async () => {
    const [answer] = await write(await atWork(), '/serch 菌草', rabble)
    expect(answer?.text).toContain('没有 /serch 这个命令。')
  })
  it.each(['@zhangju_bot 绿色丝绸之路', '绿色丝绸之路 @zhangju_bot', '@ZhangJu_Bot：绿色丝绸之路'])(
    'a mention is a search: %s',
    async text => {
      const [answer] = await write(await atWork(), text, rabble)
      expect(answer && under(answer, 'bold')).toContain('绿色丝绸之路')
    },
  )
  it('a mention may be a command, and alone it asks for help', async () => {
    const work = await atWork()
    const [section] = await write(work, '@zhangju_bot /ftz 2', rabble)
    expect(section && under(section, 'code')).toEqual(['ftz/2.1', 'ftz/2.2'])
    const [help] = await write(work, '@zhangju_bot', rabble)
    expect(help?.text).toContain('/beltroad 阅读《')
  })
  it('a reply to the bot is a search', async () => {
    const work = await atWork()
    const [answer] = await write(work, '/ftz', rabble)
    const [found] = await write(work, '菌草', { ...rabble, ...(answer && { replyTo: answer }) })
    expect(found && under(found, 'bold')).toContain('菌草')
  })
  it.each([
    ['/verify', '✓ 与原文完全一致'],
    ['/search', '从“大写意”进入“工笔画”阶段'],
    ['@zhangju_bot', '从“大写意”进入“工笔画”阶段'],
  ])('%s in reply to a message takes its words', async (text, said) => {
    const work = await atWork()
    const { message } = work.api.push(groupMessage('从“大写意”进入“工笔画”阶段'))
    const [answer] = await write(work, text, { ...rabble, ...(message && { replyTo: message }) })
    expect(answer?.text).toContain(said)
  })
  it('/verify takes the part of the message that the reader marked', async () => {
    const work = await atWork()
    const { message } = work.api.push(
      groupMessage('他说从“大写意”进入“工笔画”阶段，我说不对。', { from: reader(8) }),
    )
    const [answer] = await write(work, '/verify', {
      ...rabble,
      ...(message && { replyTo: message }),
      quote: '从“大写意”进入“工笔画”阶段',
    })
    expect(answer?.text).toMatch(/^✓ 与原文完全一致/)
  })
  it.each([
    ['in quotation marks', '他说“坚持建设绿色丝绸之路”，我看不对。'],
    ['behind a bar', '> 坚持建设绿色丝绸之路\n我看不对。'],
  ])('/verify in reply checks what the message quotes %s', async (_, text) => {
    const work = await atWork()
    const { message } = work.api.push(groupMessage(text, { from: reader(8) }))
    const [answer] = await write(work, '/verify', {
      ...rabble,
      ...(message && { replyTo: message }),
    })
    expect(answer?.text).toMatch(/^✓ 与原文完全一致/)
  })
  it('an administrator who hides his name is answered', async () => {
    const work = await atWork()
    expect(await write(work, '/ftz 2', { anonymousAdmin: true })).toHaveLength(1)
  })
  it('another bot is not, nor what was sent through this bot', async () => {
    const work = await atWork()
    const bot = { id: 99, is_bot: true, first_name: 'b', username: 'b_bot' }
    work.api.push(groupMessage('/ftz 2', { from: bot }))
    expect(await write(work, '/ftz 2', { viaBot: work.api.me })).toEqual([])
  })
  it('any member may press a button', async () => {
    const { api } = await atWork()
    api.push(groupMessage('/beltroad', { from: reader(1) }))
    await api.accepted('sendMessage')
    const contents = lastWritten(api, group)
    api.push(press(contents, dataOf(contents, '④'), reader(2)))
    await api.accepted('editMessageText')
    expect(under(lastWritten(api, group), 'code')).toEqual(['beltroad/3.1'])
  })
  it('a message that is gone is answered without a reply to it', async () => {
    const { api } = await atWork()
    const { message } = api.push(groupMessage('/ftz 2'))
    api.deleteFromChat(group, message?.message_id ?? 0)
    await api.accepted('sendMessage')
    expect(lastWritten(api, group).reply_to_message).toBeUndefined()
  })
  it('is answered without a reply where the server does not do so by itself', async () => {
    const { api } = await atWork()
    api.fail('sendMessage', faults.badRequest('message to be replied not found'))
    api.push(groupMessage('/ftz 2'))
    const [call] = await api.accepted('sendMessage')
    expect(call?.payload).not.toHaveProperty('reply_parameters')
  })
  it('works where privacy mode is off and the bot sees every message', async () => {
    const work = await atWork({ api: { readsAll: true } })
    expect(await write(work, '今天读什么？', rabble)).toEqual([])
    expect(await write(work, '@zhangju_bot 菌草', rabble)).toHaveLength(1)
  })
  it('the bot that comes in says what it can do', async () => {
    const { api, store } = await atWork()
    api.push(standing(api.me, groupOf(group), 'left', 'member'))
    await api.accepted('sendMessage')
    expect(lastWritten(api, group).text).toContain('/search 查找原文')
    expect(await store.rooms.reachable(`telegram:${group}`)).toBe(true)
  })
})

describe('a topic', () => {
  it('is where its questions are answered, and has a language of its own', async () => {
    const { api } = await atWork()
    api.declareForum(supergroup, [7, 8])
    api.declareAdmin(supergroup, reader(1001))
    api.push(groupMessage('/language en', { chat: supergroup, thread: 7 }))
    for (const thread of [7, 8]) api.push(groupMessage('/ftz 99', { chat: supergroup, thread }))
    await api.accepted('sendMessage', 3)
    const said = (thread: number) =>
      written(api, supergroup)
        .filter(({ message_thread_id }) => message_thread_id === thread)
        .at(-1)?.text
    expect(said(7)).toContain('has no “99”')
    expect(said(8)).toContain('没有“99”这一处')
  })
  it('that has been closed is told to nobody and kept in mind', async () => {
    const { api, store, logged } = await atWork()
    api.push(groupMessage('/ftz 2', { chat: supergroup, thread: 9 }))
    await api.arrived('sendMessage')
    await expect.poll(() => store.rooms.reachable(`telegram:${supergroup}/9`)).toBe(false)
    expect(logged().filter(({ level }) => level > 30)).toEqual([])
  })
})

describe('double brackets', () => {
  it('bring the passage', async () => {
    const [answer] = await write(await atWork(), '见[[beltroad/3.1]]。', rabble)
    expect(answer && under(answer, 'code')).toEqual(['beltroad/3.1'])
  })
  it('bring several passages in one message, three at most', async () => {
    const text = '[[ftz/1.1]] [[ftz/1.2]] [[一带一路 第三 1]] [[ftz/2.1]]'
    const [answer, ...more] = await write(await atWork(), text, rabble)
    expect(answer && under(answer, 'code')).toEqual(['ftz/1.1', 'ftz/1.2', 'beltroad/3.1'])
    expect(more).toEqual([])
  })
  it('bring a passage once in a while, in each room', async () => {
    const work = await atWork()
    expect(await write(work, '[[beltroad/3.1]]', rabble)).toHaveLength(1)
    expect(await write(work, '[[beltroad/3.1]]', rabble)).toEqual([])
    expect(await write(work, '[[beltroad/3.1]] [[ftz/1.1]]', rabble)).toHaveLength(1)
    expect(await write(work, '[[beltroad/3.1]]', { chat: supergroup, ...rabble })).toHaveLength(1)
  })
  it('are left alone where they name no place', async () => {
    const work = await atWork()
    for (const text of ['[[绿色]]', '[[ ]]', '[[a/1]]', `${'[['.repeat(5000)}`])
      expect(await write(work, text, rabble)).toEqual([])
  })
  it('name the nearest where the address has a slip in it', async () => {
    const [answer] = await write(await atWork(), '见[[ftz/2.9]]', rabble)
    expect(answer && labelsOf(answer).flat()).toEqual(['ftz/2.1', 'ftz/2.2'])
  })
})

describe('a channel', () => {
  it('is answered where a post asks', async () => {
    const { api } = await atWork()
    api.push(channelPost('今天读[[ftz/2.1]]'))
    api.push(channelPost('/beltroad 3'))
    await api.accepted('sendMessage', 2)
    expect(written(api, channel).flatMap(message => under(message, 'code'))).toEqual(
      expect.arrayContaining(['ftz/2.1', 'beltroad/3.1']),
    )
  })
})

describe('a room that changes', () => {
  it('keeps what it chose when the group becomes a supergroup', async () => {
    const { api, store } = await atWork()
    api.declareAdmin(group, reader(1001))
    api.push(groupMessage('/language en'))
    await api.accepted('sendMessage')
    api.push(migration(group, supergroup))
    await expect
      .poll(() => store.rooms.settings(`telegram:${supergroup}`))
      .toEqual({ locale: 'en' })
  })
  it('is written to under its new number, when only the refusal tells', async () => {
    const { api, store } = await atWork()
    api.declareAdmin(group, reader(1001))
    api.push(groupMessage('/language en'))
    await api.accepted('sendMessage')
    api.migrate(group, supergroup)
    api.push(groupMessage('/ftz 2'))
    await api.accepted('sendMessage', 2)
    expect(under(lastWritten(api, supergroup), 'code')).toEqual(['ftz/2.1', 'ftz/2.2'])
    expect(await store.rooms.settings(`telegram:${supergroup}`)).toEqual({ locale: 'en' })
  })
  it.each([
    ['is refused', false],
    ['says so', true],
  ])('is known to be closed when the bot %s, until it is let in', async (_, tells) => {
    const { api, store, logged } = await atWork()
    const room = 'telegram:1001'
    if (tells) api.push(standing(api.me, privateChat(1001), 'member', 'kicked'))
    else {
      api.block(1001)
      api.push(privateMessage('菌草'))
    }
    await expect.poll(() => store.rooms.reachable(room)).toBe(false)
    api.block(1001, false)
    if (tells) api.push(standing(api.me, privateChat(1001), 'kicked', 'member'))
    else api.push(privateMessage('菌草'))
    await expect.poll(() => store.rooms.reachable(room)).toBe(true)
    expect(logged().filter(({ level }) => level > 30)).toEqual([])
  })
})
