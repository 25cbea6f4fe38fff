import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../../src/library.ts'
import { quoteWhole } from '../../../src/quote.ts'
import { openLibrary, passageAt } from '../../fixture.ts'
import { fileCommand, quizCommand } from '../commands.ts'
import { atWork, lastWritten, written } from './at-work.ts'
import { group, groupMessage, pollAnswer, privateMessage, reader } from './server/updates.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

describe('a quiz', () => {
  it('is one poll of Telegram’s own, not anonymous, that explains itself by the quotation', async () => {
    const { api } = await atWork({ more: [quizCommand(library)] })
    api.push(groupMessage('/trial'))
    const [call] = await api.accepted('sendPoll')
    expect(call?.payload).toMatchObject({
      type: 'quiz',
      is_anonymous: false,
      question: '对接联合国____年可持续发展议程',
      options: [{ text: '2030' }, { text: '2035' }, { text: '2050' }],
      correct_option_ids: [0],
    })
    const explanation = String(call?.payload['explanation'])
    expect(explanation.length).toBeLessThanOrEqual(200)
    expect(explanation).toMatch(
      /^“第三，促进“一带一路”绿色发展.*……”\n——《完善推进高质量共建“一带一路”机制》第三，第1段$/,
    )
    expect(written(api, group)).toHaveLength(1)
  })
  it('hands what readers choose first to the core', async () => {
    const { api, store } = await atWork({ more: [quizCommand(library)] })
    api.push(groupMessage('/trial'))
    await api.accepted('sendPoll')
    const poll = lastWritten(api, group).poll?.id ?? ''
    await expect
      .poll(() => store.polls.find(poll))
      .toEqual({ id: poll, room: `telegram:${group}`, quiz: 'beltroad/3.1#1', correct: 0 })
    for (const [id, choices] of [
      [1, [0]],
      [2, [1]],
      [2, [0]],
      [3, [2]],
    ] as const)
      api.push(pollAnswer(poll, choices, reader(id)))
    await expect
      .poll(() => store.polls.answers(poll))
      .toEqual(
        expect.arrayContaining([
          { reader: 'telegram:1', choice: 0 },
          { reader: 'telegram:2', choice: 1 },
          { reader: 'telegram:3', choice: 2 },
        ]),
      )
    await expect.poll(() => store.polls.answers(poll)).toHaveLength(3)
  })
  it('of another bot’s making is no fault', async () => {
    const { api, logged } = await atWork()
    api.push(pollAnswer('unknown', [0]))
    api.push(privateMessage('/about'))
    await api.accepted('sendMessage')
    expect(logged().filter(({ level }) => level > 30)).toEqual([])
  })
  it('with more options than a poll takes keeps the right one', async () => {
    const options = Array.from({ length: 14 }, (_, at) => String(2000 + at))
    const { api } = await atWork({ more: [quizCommand(library, { options, right: 13 })] })
    api.push(groupMessage('/trial'))
    const [call] = await api.accepted('sendPoll')
    expect(call?.payload['options']).toHaveLength(12)
    expect(call?.payload).toMatchObject({ correct_option_ids: [11] })
    expect(JSON.stringify(call?.payload['options'])).toContain('2013')
  })
  it('whose quotation is not the corpus’s is not sent', async () => {
    const passage = { ...passageAt(library, 'beltroad/3.1'), text: '第三，别的话。' }
    const { api, logged } = await atWork({
      more: [quizCommand(library, { quote: quoteWhole(passage) })],
    })
    api.push(groupMessage('/trial'))
    await api.accepted('sendMessage')
    expect(lastWritten(api, group).text).toContain('抱歉，这里出了错')
    expect(logged().find(({ level }) => level === 50)).toMatchObject({
      err: { type: 'ReceiptError', message: 'beltroad/3.1 reads otherwise in what was drawn' },
    })
  })
})

describe('a file', () => {
  it('follows the message that tells of it, as a document', async () => {
    const { api } = await atWork({ more: [fileCommand] })
    api.push(privateMessage('/handout'))
    await api.accepted('sendDocument')
    const [told, sent] = written(api, 1001)
    expect(told?.text).toBe('here it is')
    expect(sent?.document).toBeDefined()
  })
})
