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
