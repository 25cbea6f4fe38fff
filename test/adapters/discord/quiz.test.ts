import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../../src/library.ts'
import { quoteWhole } from '../../../src/quote.ts'
import { openLibrary, passageAt } from '../../fixture.ts'
import { quizCommand } from '../commands.ts'
import { atWork, idOf, labelsOf, messageOf } from './at-work.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

describe('a quiz', () => {
  it('is a message with a button for each option, and says how many have answered', async () => {
    const { discord } = await atWork({ more: [quizCommand(library)] })
    const quiz = await discord.interact.command('trial').answer()
    expect(quiz.words).toContain('对接联合国\\_\\_\\_\\_年可持续发展议程')
    expect(quiz.words).toContain('0人作答，0人答对')
    expect(labelsOf(quiz)).toEqual(['A. 2030', 'B. 2035', 'C. 2050'])
  })
  it('tells each reader alone whether they are right and why, and everyone how many are', async () => {
    const { discord, store } = await atWork({ more: [quizCommand(library)] })
    const quiz = await discord.interact.command('trial').answer()
    const user = discord.world.addUser('another')
    const right = discord.interact.button(idOf(quiz, 'A. 2030'), messageOf(quiz))
    const praise = await right.followup()
    expect(praise.ephemeral).toBe(true)
    expect(praise.words).toMatch(/^✓ 答对了。/)
    expect(praise.words).toContain('对接联合国2030年可持续发展议程')
    expect(praise.words).toContain('`beltroad/3.1`')
    const wrong = discord.interact.button(idOf(quiz, 'B. 2035'), messageOf(quiz), { user })
    expect((await wrong.followup()).words).toMatch(/^✗ 正确答案是：A\\?\. 2030/)
    const poll = idOf(quiz, 'A. 2030').split(' ')[1] ?? ''
    expect(await store.polls.answers(poll)).toEqual([
      { reader: `discord:${discord.world.reader.id}`, choice: 0 },
      { reader: `discord:${user.id}`, choice: 1 },
    ])
    await expect
      .poll(() => JSON.stringify(discord.board.find(messageOf(quiz).id)?.components))
      .toContain('2人作答，1人答对')
    expect(await store.polls.find(poll)).toEqual({
      id: poll,
      room: `discord:${discord.world.text.id}`,
      quiz: 'beltroad/3.1#1',
      correct: 0,
    })
  })
  it('takes a reader’s first choice alone', async () => {
    const { discord, store } = await atWork({ more: [quizCommand(library)] })
    const quiz = await discord.interact.command('trial').answer()
    await discord.interact.button(idOf(quiz, 'B. 2035'), messageOf(quiz)).followup()
    const again = await discord.interact.button(idOf(quiz, 'A. 2030'), messageOf(quiz)).followup()
    expect(again.words).toMatch(/^您已经选了：B\\?\. 2035\n✗ 正确答案是：A\\?\. 2030/)
    const poll = idOf(quiz, 'A. 2030').split(' ')[1] ?? ''
    expect(await store.polls.answers(poll)).toMatchObject([{ choice: 1 }])
  })
  it('counts all who answer at once', async () => {
    const { discord } = await atWork({ more: [quizCommand(library)] })
    const quiz = await discord.interact.command('trial').answer()
    const readers = Array.from({ length: 12 }, (_, at) => discord.world.addUser(`reader ${at}`))
    const pressed = readers.map((user, at) =>
      discord.interact.button(idOf(quiz, at % 3 === 0 ? 'A. 2030' : 'C. 2050'), messageOf(quiz), {
        user,
      }),
    )
    await Promise.all(pressed.map(it => it.followup()))
    await expect
      .poll(() => JSON.stringify(discord.board.find(messageOf(quiz).id)?.components))
      .toContain('12人作答，4人答对')
  })
  it('keeps the right one of more options than there is room for', async () => {
    const options = Array.from({ length: 14 }, (_, at) => String(2000 + at))
    const { discord } = await atWork({ more: [quizCommand(library, { options, right: 13 })] })
    const quiz = await discord.interact.command('trial').answer()
    expect(labelsOf(quiz)).toHaveLength(10)
    const answer = discord.interact.button(idOf(quiz, 'J. 2013'), messageOf(quiz))
    expect((await answer.followup()).words).toMatch(/^✓ 答对了。/)
  })
  it('whose quotation is not the corpus’s is not shown', async () => {
    const passage = { ...passageAt(library, 'beltroad/3.1'), text: '第三，别的话。' }
    const more = [quizCommand(library, { quote: quoteWhole(passage) })]
    const { discord, logged } = await atWork({ more })
    const answer = await discord.interact.command('trial').answer()
    expect(answer.words).toContain('抱歉，这里出了错')
    expect(logged().find(({ level }) => level === 50)).toMatchObject({
      err: { type: 'ReceiptError' },
    })
  })
})
