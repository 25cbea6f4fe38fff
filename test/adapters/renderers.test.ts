import { pino } from 'pino'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Counter } from '../../adapters/counter.ts'
import { drawReply } from '../../adapters/discord/answer.ts'
import { quotationsIn as quotationsInDiscord } from '../../adapters/discord/receipt.ts'
import { drawPage } from '../../adapters/telegram/answer.ts'
import { quotationsIn as quotationsInTelegram } from '../../adapters/telegram/receipt.ts'
import { renderReply } from '../../adapters/terminal/render.ts'
import { commandsOf } from '../../src/commands/all.ts'
import { type Question, readQuestion } from '../../src/inquiry.ts'
import type { Library } from '../../src/library.ts'
import { addressOfQuote } from '../../src/quote.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { ask, deskOver, openLibrary } from '../fixture.ts'

/** The same questions for every platform. */
const lines = [
  ...[
    '/ftz',
    '/ftz 2',
    '/beltroad 三',
    '/region 1.1',
    '/search 菌草',
    '/search 开放',
    '/search 足球',
  ],
  ...['/verify 从“大写意”进入“工笔画”状态', '/verify 坚持建设绿色丝绸之路', '/terms 制度型开放'],
  ...['/cite beltroad/3.1', '/context ftz/1.1', '/topics', '/help', '/random 3', '/about'],
  ...['/search', '/cite', '/nothing', '/beltroad 9.9', '/search *_~`|<@1> @everyone'],
]

let library: Library
let counter: Counter
beforeAll(async () => {
  library = await openLibrary()
  const commands = commandsOf(library)
  counter = { desk: deskOver(library), commands, log: pino({ level: 'silent' }) }
})

/** The quotations of all pages, as a platform's reader reads them. */
function throughPages(
  question: Question,
  pageOf: (question: Question) => {
    readonly quotations: readonly string[]
    readonly more: boolean
  },
): readonly string[] {
  const quotations: string[] = []
  for (let page = 1; page < 100; page++) {
    const shown = pageOf({ ...question, page })
    quotations.push(...shown.quotations)
    if (!shown.more) return quotations
  }
  throw new RangeError('there is no end of pages')
}

const onTelegram = (reply: Reply, question: Question) =>
  throughPages(question, asked => {
    const bot = { username: 'zhangju_bot', inline: true }
    const { message } = drawPage(reply, asked, question, 'group', { counter, bot })
    const labels = message?.keyboard.flat().map(({ text }) => text) ?? []
    return {
      quotations: message ? quotationsInTelegram(message) : [],
      more: labels.includes('下一页'),
    }
  })

const onDiscord = (reply: Reply, question: Question) =>
  throughPages(question, asked => {
    const stage = { isPrivate: false, threads: true, message: '1' }
    const { messages } = drawReply(reply, { question: asked, origin: question }, stage, counter)
    return {
      quotations: messages.flatMap(({ texts }) => quotationsInDiscord(texts)),
      more: JSON.stringify(messages).includes('"label":"下一页"'),
    }
  })

const quotesIn = ({ blocks }: Reply) =>
  blocks.flatMap(block => {
    if (block.kind === 'quotation' || block.kind === 'difference') return [block.quote]
    return block.kind === 'concordance' ? block.lines.map(({ quote }) => quote) : []
  })

describe('the same reply', () => {
  it.each(lines)(
    'to %s has the same words on every platform, cut into pages or not',
    async line => {
      const question = readQuestion(line) ?? { command: 'help', words: '' }
      const reply = await ask(line)
      const words = quotesIn(reply)
        .map(quote => quote.words)
        .join('')
      expect(onTelegram(reply, question).join('')).toBe(words)
      expect(onDiscord(reply, question).join('')).toBe(words)
      const { text } = renderReply(reply, { colour: false, width: Number.POSITIVE_INFINITY })
      for (const quote of quotesIn(reply)) expect(text).toContain(addressOfQuote(quote))
      for (const block of reply.blocks)
        if (block.kind === 'quotation') expect(text).toContain(`│ ${block.quote.words}\n`)
    },
  )
})
