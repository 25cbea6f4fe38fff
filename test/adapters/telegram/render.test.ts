import fc from 'fast-check'
import { pino } from 'pino'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Counter } from '../../../adapters/counter.ts'
import { drawPage } from '../../../adapters/telegram/answer.ts'
import type { Scene } from '../../../adapters/telegram/keyboard.ts'
import { wordsOfExplanation } from '../../../adapters/telegram/quiz.ts'
import { quotationsIn } from '../../../adapters/telegram/receipt.ts'
import { renderReply, type TelegramMessage } from '../../../adapters/telegram/render.ts'
import { commandsOf } from '../../../src/commands/all.ts'
import { type Question, readQuestion } from '../../../src/inquiry.ts'
import type { Library } from '../../../src/library.ts'
import type { Locale } from '../../../src/passage.ts'
import { readButton } from '../../../src/reply/button.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { ask, deskOver, openLibrary, wordsIn } from '../../fixture.ts'
import { anyReply } from '../../replies.ts'
import { under } from './at-work.ts'
import { limitFaults } from './server/limits/check.ts'

let library: Library
let counter: Counter
beforeAll(async () => {
  library = await openLibrary()
  counter = {
    desk: deskOver(library),
    commands: commandsOf(library),
    log: pino({ level: 'silent' }),
  }
})

const bot = { username: 'zhangju_bot', inline: true }

/** What a reader sees of the answer to `line`. */
async function seen(
  line: string,
  rest: { locale?: Locale; talk?: Scene['talk']; publicUrl?: string; origin?: Question } = {},
): Promise<TelegramMessage> {
  const { locale = 'zh', talk = 'alone', publicUrl, origin } = rest
  const question = readQuestion(line) ?? { command: 'help', words: '' }
  const desk = deskOver(library, publicUrl === undefined ? {} : { publicUrl })
  const reply = await ask(line, locale, desk)
  const { message } = drawPage(reply, question, origin ?? question, talk, { counter, bot })
  if (message === undefined) throw new RangeError('nothing was drawn')
  return message
}

const labels = ({ keyboard }: TelegramMessage) => keyboard.map(row => row.map(({ text }) => text))

/** The question behind the button with that label. */
function behind(message: TelegramMessage, label: string): Question | undefined {
  const button = message.keyboard.flat().find(({ text }) => text === label)
  return button && 'callback_data' in button
    ? readButton(button.callback_data)?.question
    : undefined
}

describe('a passage on Telegram', () => {
  it('is a block quotation with its citation and its address under it', async () => {
    const message = await seen('/search 菌草')
    const [words = ''] = wordsIn(await ask('/search 菌草'))
    expect(message.text).toBe(
      `“菌草”：找到1段\n\n${words}\n——《完善推进高质量共建“一带一路”机制》第四，第1段 beltroad/4.1@120-224\n逐字相同`,
    )
    expect(under(message, 'blockquote')).toEqual([words])
    expect(under(message, 'code')).toEqual(['beltroad/4.1@120-224'])
    expect(quotationsIn(message)).toEqual(wordsIn(await ask('/search 菌草')))
    expect(under(message, 'bold')).toEqual(['“菌草”：找到1段', '菌草'])
  })
  it('is folded where it is long', async () => {
    expect(under(await seen('/ftz 1.2'), 'expandable_blockquote')).toHaveLength(1)
  })
  it('links its citation where the texts can be read on the web', async () => {
    const { entities } = await seen('/beltroad 3.1', { publicUrl: 'https://reading.example.org' })
    expect(entities.find(({ type }) => type === 'text_link')).toMatchObject({
      url: 'https://reading.example.org/beltroad/3.1?v=24562ac6b3f3',
    })
  })
  it('offers its context, its citation to copy, and to be shared', async () => {
    const message = await seen('/beltroad 3.1')
    expect(labels(message)).toEqual([
      ['前后文', '引用格式', '摘录'],
      ['讨论', '复制出处', '分享'],
    ])
    expect(behind(message, '前后文')).toEqual({ command: 'context', words: 'beltroad/3.1' })
    expect(message.keyboard.flat()).toContainEqual({
      text: '复制出处',
      copy_text: { text: '《完善推进高质量共建“一带一路”机制》第三，第1段' },
    })
    expect(message.keyboard.flat()).toContainEqual({
      text: '分享',
      switch_inline_query: 'beltroad/3.1',
    })
  })
  it('in a group offers to go on alone with the bot', async () => {
    const message = await seen('/beltroad 3.1', { talk: 'group', locale: 'en' })
    expect(message.keyboard.flat()).toContainEqual({
      text: 'Open in chat',
      url: 'https://t.me/zhangju_bot?start=beltroad_3_1',
    })
  })
  it('is shared by a link where the bot cannot be asked inline', async () => {
    const reply = await ask('/beltroad 3.1')
    const question = { command: 'beltroad', words: '3.1' }
    const message = renderReply(reply, {
      question,
      origin: question,
      bot: { ...bot, inline: false },
      talk: 'alone',
    })
    expect(message.keyboard.flat()).toContainEqual({
      text: '分享',
      url: 'https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fzhangju_bot%3Fstart%3Dbeltroad_3_1',
    })
  })
})

describe('several passages on Telegram', () => {
  it('are numbered, and a button for each number opens it', async () => {
    const message = await seen('/search 制度型开放')
    expect(message.text).toContain('\n① ——《')
    expect(labels(message)[0]?.slice(0, 2)).toEqual(['①', '②'])
    expect(behind(message, '①')).toMatchObject({
      command: 'search',
      words: expect.stringMatching(/^[a-z]+\/\d\.\d$/),
    })
  })
  it('go on to the next page and back', async () => {
    const message = await seen('/search 开放')
    expect(labels(message).at(-1)).toEqual(['下一页'])
    expect(behind(message, '下一页')).toEqual({ command: 'search', words: '开放', page: 2 })
  })
  it('lead back to the list from a passage that was opened', async () => {
    const origin = { command: 'search', words: '开放', page: 2 }
    const message = await seen('/search ftz/1.1', { origin })
    expect(labels(message).at(-1)).toEqual(['‹ 返回'])
    expect(behind(message, '‹ 返回')).toEqual(origin)
  })
})

describe('lists on Telegram', () => {
  it('number sections that are too long for a button', async () => {
    const message = await seen('/beltroad')
    expect(message.text).toContain('② 第一，构建“一带一路”立体互联互通网络 ')
    expect(behind(message, '②')).toEqual({ command: 'beltroad', words: '1' })
  })
  it('have short items as buttons', async () => {
    const message = await seen('/search 足球世界杯冠军')
    expect(labels(message).flat()).toContain('世界贸易组织')
    expect(behind(message, '世界贸易组织')).toEqual({ command: 'search', words: '世界贸易组织' })
  })
  it('leave a bare command in the text, where a touch sends it', async () => {
    const message = await seen('/help')
    expect(message.text).toContain('\n/ftz 阅读《')
    expect(message.keyboard).toEqual([])
  })
  it('give a command a button in a message that was sent inline', async () => {
    const message = await seen('/topics', { talk: 'inline' })
    expect(labels(message)).toEqual([['①', '②', '③']])
  })
})

describe('other blocks on Telegram', () => {
  it('show a concordance line by line with its addresses', async () => {
    const message = await seen('/terms 制度型开放')
    expect(under(message, 'bold').filter(text => text === '制度型开放')).toHaveLength(6)
    expect(quotationsIn(message)).toHaveLength(6)
    expect(under(message, 'code')[0]).toMatch(/^[a-z]+\/\d\.\d@\d+-\d+$/)
  })
  it('show what a claim altered: struck through what it added, underlined what it lacks', async () => {
    const message = await seen('/verify 从“工笔画”进入“大写意”阶段')
    expect(under(message, 'strikethrough').join()).toMatch(/^\{\+.*\+\}$/)
    expect(under(message, 'underline').join()).toMatch(/^\[-.*-\]$/)
    expect(quotationsIn(message)).toEqual(['从“大写意”进入“工笔画”阶段'])
  })
  it('notify nobody whom a reader names', async () => {
    const { text } = await seen('/search @durov @everyone')
    expect(text).not.toMatch(/@\w/)
    expect(text).toContain('@\u2060durov')
  })
})

describe('the quote receipt on Telegram', () => {
  it('lets no altered quotation through: an apology stands in its place', async () => {
    const reply = await ask('/beltroad 3.1')
    const forged: Reply = {
      ...reply,
      blocks: reply.blocks.map(block =>
        block.kind === 'quotation'
          ? {
              ...block,
              quote: {
                ...block.quote,
                passage: { ...block.quote.passage, text: `${block.quote.passage.text}！` },
                span: { start: 0, end: block.quote.passage.text.length + 1 },
              },
            }
          : block,
      ),
    }
    const question = { command: 'beltroad', words: '3.1' }
    const { message } = drawPage(forged, question, question, 'alone', { counter, bot })
    expect(message?.text).toMatch(/^抱歉，这里出了错/)
    expect(message && quotationsIn(message)).toEqual([])
  })
})

describe('any reply whatsoever', () => {
  const scene = fc.record({
    question: fc.record({ command: fc.constant('search'), words: fc.constantFrom('菌草', '开放') }),
    page: fc.integer({ min: 1, max: 12 }),
    talk: fc.constantFrom('alone' as const, 'group' as const, 'inline' as const),
    origin: fc.record({ command: fc.constant('search'), words: fc.constant('开放') }),
  })

  it('is drawn so that Telegram takes it, and its quotations read back exactly', () => {
    fc.assert(
      fc.property(anyReply(library), scene, (reply, { question, page, talk, origin }) => {
        const asked = { ...question, page }
        const { message, polls } = drawPage(reply, asked, origin, talk, { counter, bot })
        expect(message?.text ?? '').not.toMatch(/^(抱歉，这里出了错|Sorry, something)/)
        if (message) {
          const payload = {
            chat_id: 1,
            text: message.text,
            entities: message.entities,
            reply_markup: { inline_keyboard: message.keyboard },
          }
          expect(limitFaults('sendMessage', payload, { forbidParseMode: true })).toEqual([])
          for (const words of quotationsIn(message))
            expect(library.passages.some(({ text }) => text.includes(words))).toBe(true)
        }
        for (const { question, options, right, explanation, quiz } of polls) {
          const payload = {
            chat_id: 1,
            question,
            options,
            type: 'quiz',
            is_anonymous: false,
            correct_option_ids: [right],
            explanation,
          }
          expect(limitFaults('sendPoll', payload, { forbidParseMode: true })).toEqual([])
          expect(quiz.quote.words.startsWith(wordsOfExplanation(explanation))).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
