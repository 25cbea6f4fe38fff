import { describe, expect, it } from 'vitest'
import { atWork, warnings } from './at-work.ts'

describe('what is logged of an answer', () => {
  it('has one id from the interaction to the call, without the token that answers it', async () => {
    const { discord, logged } = await atWork()
    const asked = ['2', '3'].map(place => discord.interact.command('ftz', { place }))
    await Promise.all(asked.map(one => one.answer()))
    for (const { id, token } of asked) {
      await expect
        .poll(() => logged().filter(({ answer }) => answer === `discord:${id}`))
        .toMatchObject([
          { msg: 'answered', command: 'ftz' },
          {
            msg: 'called Discord',
            method: 'POST',
            path: expect.stringMatching(new RegExp(`/interactions/${id}/…/callback$`)),
          },
        ])
      expect(JSON.stringify(logged())).not.toContain(token)
    }
    expect(warnings(logged())).toEqual([])
  })
})
