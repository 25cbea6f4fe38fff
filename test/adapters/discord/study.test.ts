import { describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../../src/store/sqlite.ts'
import type { Daily } from '../../../src/store/study.ts'
import { trialPath } from '../../store/trial.ts'
import { atWork, idOf, labelsOf, messageOf } from './at-work.ts'
import { faults } from './server/rest/faults.ts'
import type { Discord } from './server/server.ts'

const now = Date.parse('2026-01-31T08:00Z')
const minute = 60_000
const dailyIn = ({ world }: Discord): Daily => ({
  room: `discord:${world.text.id}`,
  ...{ hour: 7, minute: 59, zone: 'UTC', work: 'ftz', weekdays: false },
  order: 'text',
  sinceMs: now - 100 * minute,
  locale: 'zh',
})

describe('a reading on Discord', () => {
  it('goes on by its buttons, for every member, over a restart', async () => {
    const path = await trialPath()
    const first = await atWork({ store: await openSqliteStore(path) })
    const { discord } = first
    const shown = await discord.interact
      .command('study', { action: 'start', place: 'ftz' })
      .answer()
    expect(shown.words).toContain('第1段，共8段')
    expect(labelsOf(shown)).toEqual(['下一段', '讨论', '测验', '摘录', '进度'])
    await first.running.stop()
    await first.store.close()
    const store = await openSqliteStore(path)
    await atWork({ discord, store })
    const user = discord.world.addUser('another')
    const moved = await discord.interact
      .button(idOf(shown, '下一段'), messageOf(shown), { user })
      .answer()
    expect(moved).toMatchObject({ kind: 'update' })
    expect(moved.words).toContain('`ftz/0.2`')
    const status = await discord.interact.command('study', { action: 'status' }).answer()
    expect(status.words).toContain('参加：reader、another')
  })
})

describe('a quiz on Discord', () => {
  it('is answered by three readers, and scored by their names', async () => {
    const { discord, store } = await atWork()
    const quiz = await discord.interact.command('quiz', { place: 'ftz' }).answer()
    const [first = ''] = labelsOf(quiz)
    const poll = idOf(quiz, first).split(' ')[1] ?? ''
    const { correct = 0 } = (await store.polls.find(poll)) ?? {}
    const wrong = correct === 0 ? 1 : 0
    const people = ['Li', 'Wang', 'An'].map(name => discord.world.addUser(name))
    for (const [at, user] of people.entries()) {
      const label = labelsOf(quiz)[at === 1 ? wrong : correct] ?? ''
      await discord.interact.button(idOf(quiz, label), messageOf(quiz), { user }).followup()
    }
    const score = await discord.interact.command('score', { period: 'all' }).answer()
    expect(score.words).toContain('• Li  1/1\n• An  1/1\n• Wang  0/1')
  })
  it('is reviewed by a reader alone, and what is kept is shown to no other', async () => {
    const { discord } = await atWork()
    for (const command of ['review', 'privacy', 'export'])
      expect((await discord.interact.command(command).answer()).ephemeral).toBe(true)
  })
})

describe('a daily passage on Discord', () => {
  it('comes once when it falls due, and not again', async () => {
    const { discord, store } = await atWork({ desk: { now: () => now } })
    await store.dailies.put(dailyIn(discord))
    await discord.accepted('POST', '/channels/{channel_id}/messages')
    await new Promise(resolve => setTimeout(resolve, 300))
    const sent = discord.board.messages(discord.world.text.id)
    expect(sent).toHaveLength(1)
    expect(JSON.stringify(sent[0]?.components)).toContain('每日一段')
  })
  it('comes once, however many processes look after it', async () => {
    const { discord, store } = await atWork({ desk: { now: () => now } })
    for (let more = 0; more < 2; more++) await atWork({ discord, store, desk: { now: () => now } })
    await store.dailies.put(dailyIn(discord))
    await discord.accepted('POST', '/channels/{channel_id}/messages')
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(discord.board.messages(discord.world.text.id)).toHaveLength(1)
  })
  it('is off where the channel is gone', async () => {
    const { discord, store } = await atWork({ desk: { now: () => now } })
    discord.fail('POST', '/channels/{channel_id}/messages', faults.unknownChannel)
    const daily = dailyIn(discord)
    await store.dailies.put(daily)
    await expect.poll(() => store.dailies.all()).toEqual([])
    expect(await store.rooms.reachable(daily.room)).toBe(false)
  })
})

describe('settings on Discord', () => {
  it('are changed by who may manage the server or the channel, and are completed while typed', async () => {
    const { discord, store } = await atWork()
    const refused = await discord.interact
      .command('settings', { setting: 'style full' }, { permissions: 0n })
      .answer()
    expect(refused.words).toBe('只有管理员能改这里的设置。')
    const typed = await discord.interact
      .autocomplete('settings', 'setting', { setting: '引文' })
      .answer()
    expect(typed.choices).toContainEqual({ name: '引文格式：全', value: 'style full' })
    await discord.interact.command('settings', { setting: 'style full' }).answer()
    expect(await store.rooms.settings(`discord:${discord.world.text.id}`)).toEqual({
      style: 'full',
    })
  })
})

describe('a board on Discord', () => {
  it('is filled by a button or a command, and exported as a file', async () => {
    const { discord } = await atWork()
    const passage = await discord.interact.command('beltroad', { place: '3.1' }).answer()
    const pinned = await discord.interact.button(idOf(passage, '摘录'), messageOf(passage)).answer()
    expect(pinned.words).toContain('已经钉上证据板。')
    await discord.interact
      .command('pin', { address: 'ftz/1.1', stance: 'against', note: '@everyone 不同意' })
      .answer()
    const board = await discord.interact.command('board').answer()
    expect(board.words).toContain('反对 · reader\\: \\@everyone 不同意')
    const exported = await discord.interact
      .button(idOf(board, '导出 Word'), messageOf(board))
      .answer()
    expect(exported).toMatchObject({ files: [{ name: 'board.docx' }] })
  })
})
