import { describe, expect, it } from 'vitest'
import { usualPace } from '../../../adapters/turns.ts'
import { slowCommand } from '../commands.ts'
import { atWork, written } from './at-work.ts'
import { group, groupMessage, privateMessage, reader, supergroup } from './server/updates.ts'

const chat = 1001
const another = reader(1002)

describe('a reader who asks a hundred times at once', () => {
  it('is answered at a reader’s pace, and told so in one sentence', async () => {
    const { api, logged } = await atWork({ pace: usualPace })
    for (let at = 0; at < 100; at++) api.push(privateMessage('/about'))
    api.push(groupMessage('/ftz 2', { chat: supergroup, from: another }))
    await api.accepted('sendMessage', usualPace.questions + 2)
    const texts = written(api, chat).map(({ text = '' }) => text)
    const told = texts.filter(text => text.includes('问得太快了'))
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/请过 \d+ 秒再问/)
    expect(texts).toHaveLength(usualPace.questions + 1)
    expect(written(api, supergroup)).toHaveLength(1)
    expect(logged().filter(({ msg }) => msg === 'questions are put off')).toHaveLength(1)
  })
  it('does not keep another room waiting', async () => {
    const { slow, finish } = slowCommand()
    const { api } = await atWork({ pace: usualPace, more: [slow] })
    for (let at = 0; at < 100; at++) api.push(groupMessage('/slow'))
    api.push(privateMessage('/ftz 2', { from: another }))
    // The flood's one sentence, and the other's answer; nothing of the slow ones yet.
    await api.accepted('sendMessage', 2)
    expect(written(api, another.id)).toHaveLength(1)
    finish()
    await api.accepted('sendMessage', usualPace.questions + 2)
    expect(written(api, group)).toHaveLength(usualPace.questions + 1)
  })
})
