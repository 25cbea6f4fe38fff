import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { openTrial } from '../../store/trial.ts'
import { start } from '../process.ts'
import { around } from './around.ts'
import { idOf, labelsOf, messageOf } from './at-work.ts'

/** Within so many milliseconds of what is pressed, the process is killed. */
const longestMs = 120
const rounds = 2

describe('a process that is killed at any instant, again and again', () => {
  it('has kept every answer to a quiz that it had acknowledged, once, and goes on with the reading', async () => {
    const { discord, env, ready } = await around()
    const { world, interact } = discord
    let running = start(env)
    await ready()
    const store = await openTrial(env.DATABASE_PATH)
    const quiz = await interact.command('quiz', { place: 'ftz' }).answer(15_000)
    const [option = ''] = labelsOf(quiz)
    const [, poll = ''] = idOf(quiz, option).split(' ')
    await interact.command('study', { action: 'start', place: 'beltroad' }).answer()

    const acknowledged: string[] = []
    let moves = 0
    const instants: number[] = []
    for (let round = 0; round < rounds; round++) {
      const users = Array.from({ length: 10 }, (_, at) => world.addUser(`reader${round}-${at}`))
      const pressed = users.map(async user => {
        await interact.button(idOf(quiz, option), messageOf(quiz), { user }).followup(1, 3000)
        acknowledged.push(`discord:${user.id}`)
      })
      const moved = interact.command('study', { action: 'next' }).answer(3000)
      const instant = Math.random() * longestMs
      instants.push(Math.round(instant))
      await sleep(instant)
      running.child.kill('SIGKILL')
      await running.ended
      await Promise.allSettled(pressed)
      moves += await moved.then(
        () => 1,
        () => 0,
      )
      running = start(env)
      await ready(round + 2)
    }

    const about = `killed after ${instants.join(', ')} ms`
    const last = world.addUser('the last one')
    await interact.button(idOf(quiz, option), messageOf(quiz), { user: last }).followup(1, 10_000)
    acknowledged.push(`discord:${last.id}`)
    const readers = (await store.polls.answers(poll)).map(({ reader }) => reader)
    expect(new Set(readers).size, about).toBe(readers.length)
    expect(readers, about).toEqual(expect.arrayContaining(acknowledged))
    const { read } = await store.sessions.progress(`discord:${world.text.id}`)
    expect(read.length, about).toBeGreaterThan(moves)
    const status = await interact.command('study', { action: 'status' }).answer(10_000)
    expect(status.words, about).toContain(`读过${read.length}段，共`)
    running.child.kill('SIGTERM')
    expect(await running.ended, about).toBe(0)
  }, 90_000)
})
