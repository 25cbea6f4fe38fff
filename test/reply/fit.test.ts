import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/inquiry.ts'
import { quote } from '../../src/quote.ts'
import { fit } from '../../src/reply/fit.ts'
import { type Limit, plainLength } from '../../src/reply/limit.ts'
import { plainText } from '../../src/reply/plain.ts'
import type { Block, Reply } from '../../src/reply/reply.ts'
import { passageOf } from '../fixture.ts'

const labels = {
  previous: 'previous',
  next: 'next',
  page: (page: number, pages: number) => `${page}/${pages}`,
}
const question: Question = { command: 'search', words: '菌草' }
const limitOf = (size: number, rest: Partial<Limit> = {}): Limit => ({
  size,
  lengthOf: plainLength,
  quotations: 5,
  items: 100,
  ...rest,
})

/** A quotation of all of `text` or a part of it; any index between whole characters will do. */
const quotationOf = (text: string, start = 0, end = text.length): Block => ({
  kind: 'quotation',
  quote: quote(passageOf(text), { start, end }),
  marks: [{ start, end: Math.min(end, start + 2) }].filter(
    ({ start, end }) =>
      text.slice(0, start).isWellFormed() && text.slice(0, end).isWellFormed() && start < end,
  ),
  citation: { text: '《试》第一，第1段' },
  actions: [],
})
const paragraphOf = (text: string): Block => ({ kind: 'paragraph', text })
const replyOf = (...blocks: readonly Block[]): Reply => ({ locale: 'zh', blocks })

/** Every page of a reply, found as a reader does: by the action to the next. */
function pagesOf(reply: Reply, limit: Limit): readonly Reply[] {
  const pages: Reply[] = []
  let next: Question | undefined = question
  while (next !== undefined) {
    const page: Reply = fit(reply, next, limit, labels)
    pages.push(page)
    next = actionsOf(page).find(({ label }) => label === 'next')?.question
  }
  return pages
}

/** The actions that a page ends with, which only a page among several has. */
const actionsOf = ({ blocks }: Reply) => {
  const last = blocks.at(-1)
  return last?.kind === 'actions'
    ? last.actions.flatMap(action => (action.kind === 'ask' ? [action] : []))
    : []
}

/** A page without its number and its ways on. */
const bodyOf = ({ blocks }: Reply, pages: number) => (pages < 2 ? blocks : blocks.slice(0, -2))

/** What a block says in its own words, whatever it is cut into. */
function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'quotation':
      return block.quote.words
    case 'concordance':
      return block.lines.map(({ quote }) => quote.words).join('')
    case 'list':
      return block.items.map(({ text }) => text).join('')
    default:
      return plainText(block)
  }
}
const allWords = (blocks: readonly Block[]) => blocks.map(wordsOf).join('')

describe('a reply that fits', () => {
  it('stays as it is, without a page number', () => {
    const reply = replyOf(paragraphOf('短。'), quotationOf('做优做强“菌草”'))
    expect(fit(reply, question, limitOf(1000), labels)).toEqual(reply)
  })
  it('may be empty', () => {
    expect(fit(replyOf(), question, limitOf(1000), labels).blocks).toEqual([])
  })
})

describe('a reply that is too long', () => {
  const reply = replyOf(...['一', '二', '三'].map(char => paragraphOf(char.repeat(90))))

  it('is given page by page, each with its number and the ways to its neighbours', () => {
    expect(fit(reply, question, limitOf(100), labels).blocks).toEqual([
      paragraphOf('一'.repeat(90)),
      paragraphOf('1/3'),
      {
        kind: 'actions',
        actions: [{ kind: 'ask', label: 'next', question: { ...question, page: 2 } }],
      },
    ])
    expect(actionsOf(fit(reply, { ...question, page: 2 }, limitOf(100), labels))).toEqual([
      { kind: 'ask', label: 'previous', question: { ...question, page: 1 } },
      { kind: 'ask', label: 'next', question: { ...question, page: 3 } },
    ])
    expect(actionsOf(fit(reply, { ...question, page: 3 }, limitOf(100), labels))).toEqual([
      { kind: 'ask', label: 'previous', question: { ...question, page: 2 } },
    ])
  })
  it.each([
    [-3, 1],
    [0, 1],
    [4, 3],
    [1_000_000, 3],
  ])('asked for page %i gives page %i', (asked, given) => {
    expect(fit(reply, { ...question, page: asked }, limitOf(100), labels)).toEqual(
      fit(reply, { ...question, page: given }, limitOf(100), labels),
    )
  })
  it('has so many quotations on a page and no more', () => {
    const seven = replyOf(...Array.from({ length: 7 }, () => quotationOf('菌草')))
    const pages = pagesOf(seven, limitOf(10_000, { quotations: 3 }))
    expect(
      pages.map(({ blocks }) => blocks.filter(({ kind }) => kind === 'quotation').length),
    ).toEqual([3, 3, 1])
  })
  it('has so many items of a list on a page and no more', () => {
    const list: Block = {
      kind: 'list',
      items: Array.from({ length: 7 }, (_, at) => ({ text: String(at) })),
    }
    const pages = pagesOf(replyOf(list), limitOf(10_000, { items: 3 }))
    expect(pages.map(page => allWords(bodyOf(page, 3)))).toEqual(['012', '345', '6'])
  })
  it('cuts an item that is longer than a page and keeps what it asks', () => {
    const list: Block = {
      kind: 'list',
      items: [{ text: '甲'.repeat(150), detail: '乙'.repeat(150), question }],
    }
    const pages = pagesOf(replyOf(list), limitOf(120))
    const items = pages.flatMap(({ blocks }) =>
      blocks.flatMap(block => (block.kind === 'list' ? block.items : [])),
    )
    expect(items.map(({ text, detail = '' }) => text + detail).join('')).toBe(
      '甲'.repeat(150) + '乙'.repeat(150),
    )
    expect(items.flatMap(({ question }) => question ?? [])).toEqual([question])
  })
  it('cuts a long difference so that each part has its own stretch of the text', () => {
    const text = '甲'.repeat(130)
    const difference: Block = {
      kind: 'difference',
      quote: quote(passageOf(text), { start: 0, end: 130 }),
      citation: { text: '《试》' },
      changes: [
        { kind: 'same', text: text.slice(0, 100) },
        { kind: 'added', text: '乙'.repeat(150) },
        { kind: 'missing', text: text.slice(100) },
      ],
    }
    const pages = pagesOf(replyOf(difference), limitOf(100))
    const parts = pages.flatMap(({ blocks }) =>
      blocks.flatMap(block => (block.kind === 'difference' ? [block] : [])),
    )
    expect(parts.map(({ quote }) => quote.words).join('')).toBe(text)
    for (const { quote, changes } of parts) {
      const own = changes.filter(({ kind }) => kind !== 'added').map(({ text }) => text)
      expect(own.join('')).toBe(quote.words)
    }
    const claimed = pages.map(page => allWords(page.blocks)).join('')
    expect(claimed.match(/乙/g)).toHaveLength(150)
  })
  it('keeps a heading with what it heads', () => {
    const heading: Block = { kind: 'heading', text: '后一段' }
    const pages = pagesOf(
      replyOf(paragraphOf('一'.repeat(80)), heading, paragraphOf('二'.repeat(60))),
      limitOf(100),
    )
    expect(pages.map(page => bodyOf(page, 2))).toEqual([
      [paragraphOf('一'.repeat(80))],
      [heading, paragraphOf('二'.repeat(60))],
    ])
  })
})

describe('a quotation longer than a page', () => {
  const sentence = '坚持建设绿色丝绸之路，鼓励企业开展绿色基建合作。'

  it('is cut between sentences', () => {
    const pages = pagesOf(replyOf(quotationOf(sentence.repeat(10))), limitOf(200))
    for (const page of pages) {
      for (const block of bodyOf(page, pages.length)) expect(wordsOf(block)).toMatch(/^坚持.*。$/)
    }
  })
  it('is cut inside a sentence that is itself too long, never inside a character', () => {
    const text = '𠮷'.repeat(301)
    const pages = pagesOf(replyOf(quotationOf(text)), limitOf(101))
    expect(pages.map(page => allWords(bodyOf(page, pages.length))).join('')).toBe(text)
    for (const page of pages) expect(allWords(page.blocks).isWellFormed()).toBe(true)
  })
  it('keeps in each part what is marked there', () => {
    const text = sentence.repeat(10)
    const at = text.lastIndexOf('绿色基建')
    const block: Block = {
      kind: 'quotation',
      quote: quote(passageOf(text), { start: 0, end: text.length }),
      marks: [{ start: at, end: at + 4 }],
      citation: { text: '《试》' },
      actions: [],
    }
    const marked = pagesOf(replyOf(block), limitOf(200)).flatMap(({ blocks }) =>
      blocks.flatMap(block =>
        block.kind === 'quotation'
          ? block.marks.map(({ start, end }) => block.quote.passage.text.slice(start, end))
          : [],
      ),
    )
    expect(marked).toEqual(['绿色基建'])
  })
})

/** How long a block is where the platform counts code points. */
const codePoints = (block: Block) => [...plainText(block)].length

describe('length', () => {
  it('is counted as the platform counts', () => {
    const block = paragraphOf('𠮷野')
    expect([plainLength(block), codePoints(block)]).toEqual([3, 2])
  })
  it('takes in what mark-up adds: what it lengthens is cut smaller', () => {
    const lengthOf = (block: Block) => 3 * plainLength(block)
    const limit = limitOf(1500, { lengthOf })
    const reply = replyOf(quotationOf('@'.repeat(2000)), paragraphOf('*'.repeat(2000)))
    const pages = pagesOf(reply, limit)
    expect(allWords(pages.flatMap(page => bodyOf(page, pages.length)))).toBe(allWords(reply.blocks))
    for (const { blocks } of pages)
      expect(
        blocks.filter(({ kind }) => kind !== 'actions').reduce((sum, it) => sum + lengthOf(it), 0),
      ).toBeLessThanOrEqual(limit.size)
  })
})

describe('whatever the reply and the limit', () => {
  const text = fc
    .array(fc.constantFrom('甲乙丙丁', '戊。', '𠮷', '😀', 'word ', '，', '！', '己庚辛壬癸。'), {
      minLength: 1,
      maxLength: 120,
    })
    .map(parts => parts.join(''))
  const short = fc.string({ unit: fc.constantFrom('甲', '乙', '𠮷'), minLength: 1, maxLength: 12 })
  const block: fc.Arbitrary<Block> = fc.oneof(
    { weight: 4, arbitrary: text.map(text => quotationOf(text)) },
    { weight: 2, arbitrary: text.map(paragraphOf) },
    { weight: 2, arbitrary: short.map((text): Block => ({ kind: 'heading', text })) },
    text.map((text): Block => ({ kind: 'notice', tone: 'hint', text })),
    fc
      .array(short, { minLength: 1, maxLength: 40 })
      .map((texts): Block => ({ kind: 'list', items: texts.map(text => ({ text })) })),
    fc.array(short, { minLength: 1, maxLength: 20 }).map(
      (texts): Block => ({
        kind: 'concordance',
        lines: texts.map(text => ({
          quote: quote(passageOf(text), { start: 0, end: text.length }),
          mark: { start: 0, end: text.length },
        })),
      }),
    ),
  )
  const reply = fc.array(block, { maxLength: 8 }).map(blocks => replyOf(...blocks))
  const limit: fc.Arbitrary<Limit> = fc.record({
    size: fc.integer({ min: 120, max: 2000 }),
    lengthOf: fc.constantFrom(plainLength, codePoints),
    quotations: fc.integer({ min: 1, max: 6 }),
    items: fc.integer({ min: 1, max: 30 }),
  })

  it('all pages together hold every word, exactly and in order', () => {
    fc.assert(
      fc.property(reply, limit, (reply, limit) => {
        const pages = pagesOf(reply, limit)
        const given = pages.map(page => allWords(bodyOf(page, pages.length))).join('')
        expect(given).toBe(allWords(reply.blocks))
      }),
    )
  })
  it('no page is longer than the limit, its number and all', () => {
    fc.assert(
      fc.property(reply, limit, (reply, limit) => {
        for (const { blocks } of pagesOf(reply, limit)) {
          const shown = blocks.filter(({ kind }) => kind !== 'actions').map(limit.lengthOf)
          const between = 2 * (shown.length - 1)
          expect(shown.reduce((sum, length) => sum + length, between)).toBeLessThanOrEqual(
            limit.size,
          )
        }
      }),
    )
  })
  it('no page has more quotations than the limit', () => {
    fc.assert(
      fc.property(reply, limit, (reply, limit) => {
        for (const { blocks } of pagesOf(reply, limit)) {
          const quotations = blocks.filter(({ kind }) => kind === 'quotation')
          expect(quotations.length).toBeLessThanOrEqual(limit.quotations)
        }
      }),
    )
  })
  it('no character is cut in half and every mark stands in its part', () => {
    fc.assert(
      fc.property(reply, limit, (reply, limit) => {
        for (const { blocks } of pagesOf(reply, limit)) {
          for (const block of blocks) {
            expect(plainText(block).isWellFormed()).toBe(true)
            if (block.kind !== 'quotation') continue
            for (const { start, end } of block.marks) {
              expect(start).toBeGreaterThanOrEqual(block.quote.span.start)
              expect(end).toBeLessThanOrEqual(block.quote.span.end)
            }
          }
        }
      }),
    )
  })
  it('every page but the first leads back to the one before', () => {
    fc.assert(
      fc.property(reply, limit, (reply, limit) => {
        const pages = pagesOf(reply, limit)
        for (const [at, page] of pages.entries()) {
          const back = actionsOf(page).find(({ label }) => label === 'previous')
          expect(back?.question.page).toBe(at === 0 ? undefined : at)
        }
      }),
    )
  })
})
