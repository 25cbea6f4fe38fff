import { beforeAll, describe, expect, it } from 'vitest'
import { renderReply, type TelegramMessage } from '../../../adapters/telegram/render.ts'
import type { Library } from '../../../src/library.ts'
import type { Locale } from '../../../src/passage.ts'
import { quote, quoteWhole } from '../../../src/quote.ts'
import type { Action, Block, Card, File, Quotation } from '../../../src/reply/reply.ts'
import { openLibrary, passageAt, passageOf } from '../../fixture.ts'
import { under } from './at-work.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

const question = { command: 'search', words: '菌草' }
const scene = {
  question,
  origin: question,
  bot: { username: 'zhangju_bot', inline: true },
  talk: 'alone' as const,
}

const drawn = (blocks: readonly Block[], locale: Locale = 'zh'): TelegramMessage =>
  renderReply({ locale, blocks }, scene)

const labels = ({ keyboard }: TelegramMessage) => keyboard.map(row => row.map(({ text }) => text))

const next = (label: string): Action => ({
  kind: 'ask',
  label,
  question: { command: 'context', words: label },
})
const quotationOf = (text: string, rest: Partial<Quotation> = {}): Quotation => ({
  kind: 'quotation',
  quote: quoteWhole(passageOf(text)),
  marks: [],
  citation: { text: '《某篇》第1段' },
  actions: [],
  ...rest,
})
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const file: File = { kind: 'file', name: 'a.csv', type: 'text/csv', content: new Uint8Array() }

describe('the blocks of a reply on Telegram', () => {
  it('stand apart by an empty line, but what is sent by itself leaves none', () => {
    const card: Card = {
      kind: 'card',
      quote: quoteWhole(passageAt(library, 'ftz/2.1')),
      citation: { text: '出处' },
    }
    const actions: Block = { kind: 'actions', actions: [] }
    const message = drawn([paragraph('一'), file, card, actions, paragraph('二'), file])
    expect(message).toEqual({ text: '一\n\n二', entities: [], keyboard: [], kept: [] })
  })
  it.each([[[]], [[file]], [[paragraph(' \u2060 ')]]])(
    'that show nothing leave an ellipsis, as Telegram refuses an empty message',
    blocks => {
      expect(drawn(blocks)).toEqual({ text: '…', entities: [], keyboard: [], kept: [] })
    },
  )
  it('are italic where they are hints, and plain where they say what is wrong', () => {
    const message = drawn([
      { kind: 'notice', tone: 'hint', text: '可以' },
      { kind: 'notice', tone: 'mistake', text: '没有' },
      { kind: 'notice', tone: 'fault', text: '出错' },
    ])
    expect(message.text).toBe('可以\n\n没有\n\n出错')
    expect(under(message, 'italic')).toEqual(['可以'])
  })
  it('have headings bold, and in all that is said no mention', () => {
    const message = drawn([{ kind: 'heading', text: '@all' }, paragraph('@all')])
    expect(message.text).toBe('@\u2060all\n\n@\u2060all')
    expect(under(message, 'bold')).toEqual(['@\u2060all'])
  })
})

describe('a quotation on Telegram', () => {
  it('has its source in the next line, after a dash as the language has it', () => {
    expect(drawn([quotationOf('原文。')]).text).toBe('原文。\n——《某篇》第1段 trial/1.1')
    expect(drawn([quotationOf('原文。')], 'en').text).toBe('原文。\n— 《某篇》第1段 trial/1.1')
    expect(drawn([quotationOf('原文。', { note: '逐字相同' })]).text).toBe(
      '原文。\n——《某篇》第1段 trial/1.1\n逐字相同',
    )
  })
  it('is folded from 241 UTF-16 code units on', () => {
    const passage = passageOf('文'.repeat(300))
    const of = (length: number) => ({
      ...quotationOf('甲'),
      quote: quote(passage, { start: 0, end: length }),
    })
    expect(drawn([of(240)]).entities[0]).toMatchObject({ type: 'blockquote', length: 240 })
    expect(drawn([of(241)]).entities[0]).toMatchObject({
      type: 'expandable_blockquote',
      length: 241,
    })
  })
  it('that alone can be opened has its actions at once, and no number', () => {
    const message = drawn([quotationOf('甲。', { actions: [next('前后文')] }), quotationOf('乙。')])
    expect(message.text).not.toMatch(/[①②]/u)
    expect(labels(message)).toEqual([['前后文']])
  })
  it('among several that can be opened has a number in place of its actions; one that cannot has none', () => {
    const message = drawn([
      quotationOf('甲。', { actions: [next('一')] }),
      quotationOf('乙。'),
      quotationOf('丙。', { actions: [next('三')] }),
    ])
    expect(message.text.split('\n').filter(line => line.includes('——'))).toEqual([
      '① ——《某篇》第1段 trial/1.1',
      '——《某篇》第1段 trial/1.1',
      '② ——《某篇》第1段 trial/1.1',
    ])
    expect(labels(message)).toEqual([['①', '②']])
  })
})

describe('a difference on Telegram', () => {
  it('underlines what is missing, strikes what was added, and leaves the rest as it is', () => {
    const message = drawn([
      {
        kind: 'difference',
        quote: quoteWhole(passageOf('甲乙')),
        citation: { text: '出处' },
        changes: [
          { kind: 'same', text: '甲' },
          { kind: 'missing', text: '乙' },
          { kind: 'added', text: '丙@all' },
        ],
      },
    ])
    expect(message.text).toBe('甲[-乙-]{+丙@\u2060all+}\n——出处 trial/1.1')
    expect(under(message, 'underline')).toEqual(['[-乙-]'])
    expect(under(message, 'strikethrough')).toEqual(['{+丙@\u2060all+}'])
  })
})

describe('a list on Telegram', () => {
  const item = (text: string, rest = {}) => ({ text, question, ...rest })
  const listed = (...items: ReturnType<typeof item>[]) => drawn([{ kind: 'list', items }])

  it('has items of at most twenty columns as buttons, and wider ones numbered', () => {
    const message = listed(item('十个汉字便是二十列宽'), item('x'.repeat(20)), item('x'.repeat(21)))
    expect(message.text).toBe(`① ${'x'.repeat(21)}`)
    expect(labels(message)).toEqual([['①'], ['十个汉字便是二十列宽'], ['x'.repeat(20)]])
  })
  it('has items that say more, or lead nowhere, as lines', () => {
    const message = drawn([
      { kind: 'list', items: [item('甲', { detail: '1段 @all' }), { text: '乙' }] },
    ])
    expect(message.text).toBe('① 甲 1段 @\u2060all\n乙')
    expect(labels(message)).toEqual([['①']])
  })
  it.each([
    ['/ftz', '/ftz', []],
    ['/ftz 2', '…', [['/ftz 2']]],
    ['see /ftz', '…', [['see /ftz']]],
    ['/自贸', '…', [['/自贸']]],
  ])('has a bare command as a line, and nothing else: %s', (text, shown, keyboard) => {
    const message = listed(item(text))
    expect([message.text, labels(message)]).toEqual([shown, keyboard])
  })
  it('counts on after ⑳ in brackets', () => {
    const message = listed(
      ...Array.from({ length: 21 }, (_, at) => item(`第${at + 1}`, { detail: '段' })),
    )
    const lines = message.text.split('\n')
    expect([lines[0], lines[19], lines[20]]).toEqual(['① 第1 段', '⑳ 第20 段', '(21) 第21 段'])
    expect(labels(message).flat().slice(-2)).toEqual(['⑳', '(21)'])
  })
  it('gives the store what a button is too small for, and nothing else', () => {
    const long = { command: 'search', words: '开放'.repeat(40) }
    const message = listed(item('甲'), item('乙', { question: long }))
    expect(message.kept).toEqual([
      { id: expect.stringMatching(/^#/), payload: expect.stringContaining(long.words) },
    ])
    const [, second] = message.keyboard.flat()
    expect(second).toEqual({ text: '乙', callback_data: message.kept[0]?.id })
  })
})
