import { describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../../src/store/sqlite.ts'
import type { Daily } from '../../../src/store/study.ts'
import { trialPath } from '../../store/trial.ts'
import { atWork, dataOf, lastWritten, under, written } from './at-work.ts'
import {
  group,
  groupMessage,
  pollAnswer,
  press,
  privateMessage,
  reader,
  supergroup,
} from './server/updates.ts'

const now = Date.parse('2026-01-31T08:00Z')
const minute = 60_000
const daily: Daily = {
  room: `telegram:${group}`,
  ...{ hour: 7, minute: 59, zone: 'UTC', work: 'ftz', weekdays: false },
  order: 'text',
  sinceMs: now - 100 * minute,
  locale: 'zh',
}

describe('a reading on Telegram', () => {
  it('goes on by its buttons, for every member, over a restart', async () => {
    const path = await trialPath()
    const first = await atWork({ store: await openSqliteStore(path) })
    const { api } = first
    api.push(groupMessage('/study start ftz'))
    await api.accepted('sendMessage')
    await first.running.stop()
    await first.store.close()
    const store = await openSqliteStore(path)
    await atWork({ server: api, store })
    const shown = lastWritten(api, group)
    expect(shown.text).toContain('第1段，共8段')
    api.push(press(shown, dataOf(shown, '下一段'), reader(7)))
    await api.accepted('editMessageText')
    const moved = lastWritten(api, group)
    expect(under(moved, 'code')).toEqual(['ftz/0.2'])
    expect(moved.text).toContain('第2段，共8段  ▓▓▓░░░░░░░')
    expect(await store.sessions.progress(`telegram:${group}`)).toEqual({
      read: ['ftz/0.1', 'ftz/0.2'],
      readers: ['telegram:1001', 'telegram:7'],
    })
    api.push(press(moved, dataOf(moved, '进度'), reader(7)))
    await api.accepted('editMessageText', 2)
    expect(lastWritten(api, group).text).toContain('参加：Reader 1001、Reader 7')
  })
})

describe('a quiz on Telegram', () => {
  it('is answered by three readers, and scored by their names', async () => {
    const { api, store } = await atWork()
    api.push(groupMessage('/quiz ftz'))
    await api.accepted('sendPoll')
    const { poll } = lastWritten(api, group)
    if (poll === undefined) throw new RangeError('there is no poll')
    await expect.poll(() => store.polls.find(poll.id)).toBeDefined()
    const { correct = 0 } = (await store.polls.find(poll.id)) ?? {}
    const wrong = correct === 0 ? 1 : 0
    for (const [id, choice] of [
      [1, correct],
      [2, wrong],
      [3, correct],
    ] as const)
      api.push(pollAnswer(poll.id, [choice], reader(id)))
    await expect.poll(() => store.polls.answers(poll.id)).toHaveLength(3)
    await expect.poll(() => store.readers.name('telegram:3')).toBe('Reader 3')
    api.push(groupMessage('/score all'))
    await api.accepted('sendMessage')
    expect(lastWritten(api, group).text).toContain('Reader 1  1/1\nReader 3  1/1\nReader 2  0/1')
  })
  it('is reviewed by a reader alone: a group is shown the way there', async () => {
    const { api } = await atWork()
    api.push(groupMessage('/review'))
    await api.accepted('sendMessage')
    const pointer = lastWritten(api, group)
    expect(pointer.text).toBe('这只和您一个人有关，请私聊我。')
    expect(pointer.reply_markup?.inline_keyboard).toEqual([
      [{ text: '私聊中打开', url: 'https://t.me/zhangju_bot?start=review' }],
    ])
    api.push(privateMessage('/start review'))
    await api.accepted('sendMessage', 2)
    expect(lastWritten(api, 1001).text).toContain('没有要复习的题。')
  })
})

describe('discussing on Telegram', () => {
  it('opens a topic of a forum, with the passage and what to discuss in it', async () => {
    const { api } = await atWork()
    api.declareForum(supergroup, [7])
    api.push(groupMessage('/beltroad 0.2', { chat: supergroup, thread: 7 }))
    await api.accepted('sendMessage')
    const passage = lastWritten(api, supergroup)
    api.push(press(passage, dataOf(passage, '讨论')))
    await api.accepted('sendMessage', 2)
    const discussed = lastWritten(api, supergroup)
    expect(discussed.message_thread_id).toBe(8)
    expect(discussed.text).toContain('讨论题')
    const [created] = await api.accepted('createForumTopic')
    expect(created?.payload['name']).toMatch(/^beltroad\/0\.2 10多年来/)
  })
  it('leads to the topic that is open already, and opens another where that is gone', async () => {
    const { api } = await atWork()
    api.declareForum(supergroup, [7])
    api.push(groupMessage('/beltroad 0.2', { chat: supergroup, thread: 7 }))
    await api.accepted('sendMessage')
    const passage = lastWritten(api, supergroup)
    for (const id of [1, 2]) api.push(press(passage, dataOf(passage, '讨论'), reader(id)))
    const told = await api.accepted('answerCallbackQuery', 2)
    expect(told.map(({ payload }) => payload['text'])).toEqual([
      expect.stringContaining('beltroad/0.2'),
      told[0]?.payload['text'],
    ])
    expect(await api.accepted('createForumTopic')).toHaveLength(1)
    expect(written(api, supergroup)).toHaveLength(2)
    api.deleteTopic(supergroup, 8)
    api.push(press(passage, dataOf(passage, '讨论')))
    expect(await api.accepted('createForumTopic', 2)).toHaveLength(2)
  })
  it('elsewhere stays where it was asked, and invites to reply', async () => {
    const { api } = await atWork()
    api.push(groupMessage('/beltroad 0.2'))
    await api.accepted('sendMessage')
    const passage = lastWritten(api, group)
    api.push(press(passage, dataOf(passage, '讨论')))
    await api.accepted('editMessageText')
    expect(lastWritten(api, group).text).toContain('请直接回复这条消息讨论。')
  })
})

describe('a daily passage on Telegram', () => {
  it('comes once when it falls due, and not again', async () => {
    const clock = { nowMs: now }
    const { api, store } = await atWork({ desk: { now: () => clock.nowMs } })
    await store.dailies.put(daily)
    await api.accepted('sendMessage')
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(written(api, group)).toHaveLength(1)
    expect(lastWritten(api, group).text).toMatch(/^每日一段\n\n《中共中央/)
    clock.nowMs += 24 * 60 * minute
    await api.accepted('sendMessage', 2)
    expect(under(lastWritten(api, group), 'code')).toEqual(['ftz/0.2'])
  })
  it('that is more than an hour late is skipped, and the log says so', async () => {
    const { api, store, logged } = await atWork({ desk: { now: () => now } })
    await store.dailies.put({ ...daily, hour: 6, minute: 30 })
    await expect
      .poll(() => logged().filter(({ level }) => level > 30))
      .toMatchObject([{ msg: 'a daily passage was missed', room: daily.room }])
    expect(written(api, group)).toEqual([])
  })
  it('is off where the bot was blocked', async () => {
    const { api, store } = await atWork({ desk: { now: () => now } })
    api.block(1001)
    await store.dailies.put({ ...daily, room: 'telegram:1001' })
    await expect.poll(() => store.dailies.all()).toEqual([])
    expect(await store.rooms.reachable('telegram:1001')).toBe(false)
  })
})

describe('settings on Telegram', () => {
  it('are changed by administrators alone, which Telegram is asked', async () => {
    const { api, store } = await atWork()
    api.push(groupMessage('/settings brackets off'))
    await api.accepted('sendMessage')
    expect(lastWritten(api, group).text).toBe('只有管理员能改这里的设置。')
    api.declareAdmin(group, reader(8))
    api.push(groupMessage('/settings brackets off', { from: reader(8) }))
    await api.accepted('sendMessage', 2)
    expect(await store.rooms.settings(`telegram:${group}`)).toEqual({ brackets: false })
    api.push(groupMessage('见[[beltroad/3.1]]'))
    api.push(groupMessage('/about'))
    await api.accepted('sendMessage', 3)
    expect(written(api, group)).toHaveLength(3)
  })
})

describe('a group that wants to be forgotten', () => {
  it('is cleared by an administrator there', async () => {
    const { api, store } = await atWork()
    api.declareAdmin(group, reader(8))
    api.push(groupMessage('/settings style full', { from: reader(8) }))
    api.push(groupMessage('/forget room', { from: reader(8) }))
    await api.accepted('sendMessage', 2)
    expect(lastWritten(api, group).text).toBe('这里的已经清空：\n\n1项设置')
    expect(await store.rooms.settings(`telegram:${group}`)).toEqual({})
  })
})

describe('a board on Telegram', () => {
  it('is exported as a document', async () => {
    const { api } = await atWork()
    api.push(groupMessage('/pin beltroad/3.1 for 靠合作'))
    api.push(groupMessage('/board export docx'))
    await api.accepted('sendDocument')
    expect(lastWritten(api, group).document).toBeDefined()
  })
})
