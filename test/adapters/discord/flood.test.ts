import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { usualPace } from '../../../adapters/turns.ts'
import { slowCommand } from '../commands.ts'
import { atWork } from './at-work.ts'

const { questions } = usualPace

describe('a reader who asks a hundred times at once', () => {
  it('is answered at a reader’s pace, and told so alone where it is an interaction', async () => {
    const { discord, logged } = await atWork({ settings: { pace: usualPace } })
    const asked = Array.from({ length: 100 }, () => discord.interact.command('about'))
    const answers = await Promise.all(asked.map(one => one.answer()))
    const told = answers.filter(({ words }) => words.includes('问得太快了'))
    expect(told).toHaveLength(100 - questions)
    expect(told.filter(({ ephemeral }) => !ephemeral)).toEqual([])
    expect(answers.filter(({ words }) => words.includes('不转述'))).toHaveLength(questions)
    expect(logged().filter(({ msg }) => msg === 'questions are put off')).toHaveLength(1)
  })
  it('is told so once where it is a message, and keeps no other room waiting', async () => {
    const { slow, finish } = slowCommand()
    const { discord } = await atWork({
      settings: { pace: { ...usualPace, questions: 3 } },
      more: [slow],
    })
    const { world, board } = discord
    for (let at = 0; at < 100; at++) discord.write('/slow x', { mentionsBot: true })
    const [channel, author] = [world.thread, world.addUser('another')]
    const answer = await discord.message('/about', { mentionsBot: true, channel, author }).answer()
    expect(answer.words).toContain('不转述')
    const told = board.messages(world.text.id).filter(({ author }) => author.id === world.bot.id)
    expect(told.map(message => JSON.stringify(message.components))).toEqual([
      expect.stringContaining('问得太快了'),
    ])
    finish()
  })
})

describe('a class that asks all at once', () => {
  it('is answered in the order of asking, and nobody is put off', async () => {
    // On a machine that is busy with other tests sixty answers take longer than half a second.
    const settings = { pace: usualPace, patienceMs: 5000 }
    const { discord, logged } = await atWork({ settings })
    const { world, board } = discord
    const places = ['1.1', '2.1', '3.1', '4.1']
    const asked = Array.from({ length: 60 }, (_, at) =>
      discord.interact.command(
        'beltroad',
        { place: places[at % places.length] ?? '' },
        { user: world.addUser(`reader${at}`) },
      ),
    )
    const answers = await Promise.all(asked.map(one => one.answer()))
    expect(answers.filter(({ words }) => !words.includes('《'))).toEqual([])
    const written = board.messages(world.text.id).map(({ id }) => id)
    const ids = answers.map(({ message }) => message?.id ?? '')
    expect(written.filter(id => ids.includes(id))).toEqual(ids)
    expect(logged().filter(({ msg }) => msg === 'questions are put off')).toEqual([])
  })
  it('waits for an answer that takes long, but not until Discord gives it up', async () => {
    const { slow, finish } = slowCommand()
    const { discord } = await atWork({ more: [slow], settings: { deferMs: 1500 } })
    const written = () =>
      discord.board
        .messages(discord.world.text.id)
        .map(({ interaction_metadata }) => String(interaction_metadata?.['id']))
    const first = discord.interact.command('slow', { words: 'x' })
    const second = discord.interact.command('about')
    await sleep(100)
    expect(written()).toEqual([])
    finish()
    await Promise.all([first.answer(), second.answer()])
    expect(written()).toEqual([first.id, second.id])

    const held = slowCommand()
    const again = await atWork({ more: [held.slow], settings: { deferMs: 1500 } })
    again.discord.interact.command('slow', { words: 'x' })
    const answer = await again.discord.interact.command('about').answer()
    expect([answer.words, answer.deferred]).toEqual([expect.stringContaining('不转述'), false])
    held.finish()
  })
})
