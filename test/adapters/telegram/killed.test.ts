import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/store.ts'
import { openTrial } from '../../store/trial.ts'
import { start } from '../process.ts'
import { around } from './around.ts'
import { under, written } from './at-work.ts'
import { faults } from './server/faults.ts'
import type { BotApi } from './server/server.ts'
import { group, groupMessage, pollAnswer, privateMessage, reader } from './server/updates.ts'

const minute = 60_000
const room = `telegram:${group}`
/** Within so many milliseconds of its questions, the process is killed. */
const longestMs = 150
const rounds = 3

/** Started, and asking for updates. */
async function startFetching(env: Readonly<Record<string, string>>, api: BotApi) {
  const before = api.calls.filter(({ method }) => method === 'getUpdates').length
  const started = start(env)
  await api.arrived('getUpdates', before + 1, 15_000)
  return started
}

/** Twenty groups whose daily passage fell due a minute ago. */
async function setDailies({ dailies }: Store): Promise<readonly number[]> {
  const due = new Date(Date.now() - minute)
  const rooms = Array.from({ length: 20 }, (_, at) => -2001 - at)
  for (const chat of rooms)
    await dailies.put({
      room: `telegram:${chat}`,
      ...{ hour: due.getUTCHours(), minute: due.getUTCMinutes(), zone: 'UTC', weekdays: false },
      order: 'text',
      sinceMs: Date.now() - 5 * minute,
      locale: 'zh',
    })
  return rooms
}

describe('a process that is killed at any instant, again and again', () => {
  it('answers every question, counts every vote once, goes on with the reading, repeats no daily passage', async () => {
    const { api, env } = await around()
    const store = await openTrial(env.DATABASE_PATH)
    let running = await startFetching(env, api)
    api.push(groupMessage('/quiz ftz'))
    api.push(groupMessage('/study start beltroad'))
    await api.accepted('sendPoll', 1, 15_000)
    await api.accepted('sendMessage', 1, 15_000)
    const poll = written(api, group).flatMap(({ poll }) => poll ?? [])[0]
    if (poll === undefined) throw new RangeError('there is no poll')
    await expect.poll(() => store.polls.find(poll.id)).toBeDefined()
    const dailyRooms = await setDailies(store)

    const instants: number[] = []
    let asked = 0
    for (let round = 0; round < rounds; round++) {
      // Some answers are held up for a second: their questions are in hand whenever the end comes.
      api.fail('sendMessage', faults.tooMany(1), 3)
      for (let at = 0; at < 8; at++) {
        asked++
        api.push(privateMessage(`/ftz 2.${asked}`, { from: reader(3000 + asked) }))
        api.push(pollAnswer(poll.id, [asked % 3], reader(3000 + asked)))
      }
      api.push(groupMessage('/study next', { from: reader(round + 1) }))
      const instant = Math.random() * longestMs
      instants.push(Math.round(instant))
      await sleep(instant)
      running.child.kill('SIGKILL')
      await running.ended
      running = await startFetching(env, api)
    }

    const readers = Array.from({ length: asked }, (_, at) => 3001 + at)
    const about = `killed after ${instants.join(', ')} ms`
    await expect
      .poll(() => readers.filter(chat => written(api, chat).length === 0), { timeout: 20_000 })
      .toEqual([])
    await expect
      .poll(async () => (await store.polls.answers(poll.id)).map(answer => answer.reader).sort(), {
        timeout: 10_000,
      })
      .toEqual(readers.map(id => `telegram:${id}`))
    const before = written(api, group).length
    api.push(groupMessage('/study next'))
    await expect.poll(() => written(api, group).length, { timeout: 10_000 }).toBe(before + 1)
    running.child.kill('SIGTERM')
    expect(await running.ended, about).toBe(0)

    for (const { reader, answered } of await store.polls.score(room, 0))
      expect([reader, answered], about).toEqual([reader, 1])
    // What was asked as the end came does not move it twice: no passage is left out.
    const { read } = await store.sessions.progress(room)
    const shown = new Set(written(api, group).flatMap(message => under(message, 'code')))
    expect(shown.size, about).toBeGreaterThan(1)
    expect([...shown], about).toEqual(read)
    // Each is claimed before it is sent: one that was being sent as the end came is not sent again.
    const sent = dailyRooms.map(chat => written(api, chat).length)
    expect(Math.max(...sent), about).toBe(1)
    expect(sent.filter(count => count === 0).length, about).toBeLessThanOrEqual(rounds)
    expect(await store.updates.takeUp(), about).toEqual([])
    expect(api.waiting(), about).toEqual([])
    expect(api.problems, about).toEqual([])
  }, 60_000)
})
