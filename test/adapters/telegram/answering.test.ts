import { describe, expect, it } from 'vitest'
import { atWork, type LogLine } from './at-work.ts'
import { faults } from './server/faults.ts'
import { privateMessage, reader } from './server/updates.ts'

const linesOf = (lines: readonly LogLine[], update: number) =>
  lines.filter(({ answer }) => answer === `telegram:${update}`)

describe('what is logged of an answer', () => {
  it('has one id from the update to the call, however many are answered at once', async () => {
    const { api, logged } = await atWork({ patience: { throttled: true } })
    const updates = [1, 2, 3, 4].map(id =>
      api.push(privateMessage(`/ftz ${id}`, { from: reader(id) })),
    )
    await api.accepted('sendMessage', 4)
    for (const { update_id } of updates) {
      await expect
        .poll(() => linesOf(logged(), update_id))
        .toMatchObject([
          { msg: 'answered', command: 'ftz' },
          { msg: 'called Telegram', method: 'sendMessage', code: 200 },
        ])
    }
  })
  it('has it on the line of a fault, beside the number that the reader is told', async () => {
    const { api, logged } = await atWork()
    api.fail('sendMessage', faults.badRequest('a thing that never happened before'))
    const { update_id } = api.push(privateMessage('/ftz 2'))
    await api.accepted('sendMessage')
    await expect
      .poll(() => linesOf(logged(), update_id))
      .toMatchObject([
        { msg: 'answered' },
        { msg: 'called Telegram', code: 400 },
        { msg: 'an answer failed', id: expect.stringMatching(/^[0-9a-f]{8}$/) },
        { msg: 'called Telegram', code: 200 },
      ])
  })
})
