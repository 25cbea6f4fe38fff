import fc from 'fast-check'
import { pino } from 'pino'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Counter } from '../../../adapters/counter.ts'
import { drawReply, type Stage } from '../../../adapters/discord/answer.ts'
import { readMarkdown } from '../../../adapters/discord/markdown.ts'
import { quotationsIn } from '../../../adapters/discord/receipt.ts'
import type { DiscordMessage } from '../../../adapters/discord/render.ts'
import { commandsOf } from '../../../src/commands/all.ts'
import { type Question, readQuestion } from '../../../src/inquiry.ts'
import type { Library } from '../../../src/library.ts'
import type { Locale } from '../../../src/passage.ts'
import { readButton } from '../../../src/reply/button.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { ask, deskOver, openLibrary, wordsIn } from '../../fixture.ts'
import { anyReply } from '../../replies.ts'
import { buttonsOf } from './server/interaction/find-component.ts'
import { componentsIn } from './server/limits/components.ts'
import { messageFaults } from './server/limits/message.ts'
import type { Payload } from './server/payload.ts'

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

const channel: Stage = { isPrivate: false, threads: true, message: '1' }

/** What a reader sees of the answer to `line`. */
async function seen(
  line: string,
  rest: { locale?: Locale; stage?: Partial<Stage>; publicUrl?: string; origin?: Question } = {},
): Promise<DiscordMessage> {
  const { locale = 'zh', stage, publicUrl, origin } = rest
  const question = readQuestion(line) ?? { command: 'help', words: '' }
  const desk = deskOver(library, publicUrl === undefined ? {} : { publicUrl })
  const reply = await ask(line, locale, desk)
  const asking = { question, origin: origin ?? question }
  const [message] = drawReply(reply, asking, { ...channel, ...stage }, counter).messages
  if (message === undefined) throw new RangeError('nothing was drawn')
  return message
}

/** The message as the server is sent it. */
const bodyOf = ({ components }: DiscordMessage): Payload => ({
  components,
  flags: 1 << 15,
  allowed_mentions: { parse: [] },
})

const shown = (message: DiscordMessage) => ({
  components: JSON.parse(JSON.stringify(message.components)),
})
const labels = (message: DiscordMessage) => buttonsOf(shown(message)).map(({ label }) => label)
const textOf = ({ texts }: DiscordMessage) => texts.join('\n\n')

/** The question behind the button with that label. */
function behind(message: DiscordMessage, label: string): Question | undefined {
  const id = buttonsOf(shown(message)).find(button => button.label === label)?.customId ?? ''
  return readButton(id.replace(/^[!~]/, ''))?.question
}

const optionsIn = (message: DiscordMessage) =>
  componentsIn(shown(message)).flatMap(({ component }) =>
    Array.isArray(component['options']) ? component['options'] : [],
  )

describe('a passage on Discord', () => {
  it('is a block quotation with its matches bold, its citation and its address under it', async () => {
    const message = await seen('/search 菌草')
    const [words = ''] = wordsIn(await ask('/search 菌草'))
    expect(message.texts).toEqual([
      '**“菌草”：找到1段**',
      [
        `> ${words.replaceAll('菌草', '**菌草**')}`,
        '——《完善推进高质量共建“一带一路”机制》第四，第1段 `beltroad/4.1@120-224`',
        '-# 逐字相同',
      ].join('\n'),
    ])
    expect(quotationsIn(message.texts)).toEqual([words])
  })
  it('links its citation where the texts can be read on the web', async () => {
    const message = await seen('/beltroad 3.1', { publicUrl: 'https://reading.example.org' })
    expect(textOf(message)).toContain(
      '](<https://reading.example.org/beltroad/3.1?v=24562ac6b3f3>)',
    )
  })
  it('offers its context, how to cite it, and a thread where threads can be opened', async () => {
    const message = await seen('/beltroad 3.1')
    expect(labels(message)).toEqual(['前后文', '引用格式', '摘录', '讨论'])
    expect(behind(message, '前后文')).toEqual({ command: 'context', words: 'beltroad/3.1' })
    expect(behind(message, '讨论')).toEqual({ command: 'discuss', words: 'beltroad/3.1' })
    const alone = await seen('/beltroad 3.1', { stage: { threads: false }, locale: 'en' })
    expect(labels(alone)).toEqual(['Context', 'Cite', 'Pin', 'Discuss'])
  })
  it('that one reader sees alone can be shared, and then says by whom', async () => {
    const message = await seen('/beltroad 3.1', { stage: { isPrivate: true } })
    expect(behind(message, '分享')).toEqual({ command: 'beltroad', words: '3.1' })
    const shared = await seen('/beltroad 3.1', { stage: { sharedBy: '*Li*' } })
    expect(shared.texts[0]).toBe('-# \\*Li\\* 分享')
    expect(labels(shared)).not.toContain('分享')
  })
  it('drawn by chance is shared itself, not another one', async () => {
    const message = await seen('/random ftz', { stage: { isPrivate: true } })
    expect(behind(message, '分享')).toEqual({ command: 'search', words: 'ftz/0.1' })
  })
})

describe('several passages on Discord', () => {
  it('are numbered, and a button for each number opens it', async () => {
    const message = await seen('/search 制度型开放')
    expect(textOf(message)).toContain('\n① ——《')
    expect(labels(message).slice(0, 2)).toEqual(['①', '②'])
    expect(behind(message, '①')).toMatchObject({
      command: 'search',
      words: expect.stringMatching(/^[a-z]+\/\d\.\d$/),
    })
  })
  it('go on to the next page, and lead back to the list from a passage', async () => {
    expect(behind(await seen('/search 开放'), '下一页')).toEqual({
      command: 'search',
      words: '开放',
      page: 2,
    })
    const origin = { command: 'search', words: '开放', page: 2 }
    const opened = await seen('/search ftz/1.1', { origin })
    expect(labels(opened).at(-1)).toBe('‹ 返回')
    expect(behind(opened, '‹ 返回')).toEqual(origin)
  })
})

describe('lists on Discord', () => {
  it('of sections are a select menu', async () => {
    const message = await seen('/beltroad')
    expect(optionsIn(message)).toContainEqual({
      label: '第三，促进“一带一路”绿色发展',
      value: '"beltroad","3",0,"beltroad"',
      description: '1段',
    })
    expect(textOf(message)).toContain('• 第三，促进“一带一路”绿色发展  1段')
  })
  it('of few short items are buttons', async () => {
    const message = await seen('/language')
    expect(labels(message)).toEqual(['/language zh', '/language en'])
  })
})

describe('text on Discord', () => {
  it.each([
    '**bold** _it_ __under__ ~~gone~~ ||spoiler|| `code` ```block```',
    '# heading\n- list\n1. item\n> quote\n>>> all\n-# small',
    '[link](https://example.org) <https://example.org> <@1> <@&2> <#3> <:a:4> </ftz:5> <t:6>',
    '@everyone @here :smile: \\ \\\\ \\*',
  ])('is shown as it was typed: %j', async typed => {
    const message = await seen(`/terms ${typed}`)
    const [first = ''] = message.texts
    const words = readMarkdown(first)
      .map(({ text }) => text)
      .join('')
    expect(words).toContain(typed)
    expect(first.replace(/\\./gsu, '')).not.toMatch(/[*_~`|<>[\]()#@:-]/)
  })
  it('of a difference shows what a claim altered', async () => {
    const message = await seen('/verify 从“工笔画”进入“大写意”阶段')
    expect(textOf(message)).toMatch(/~~\\?\{\\?\+.*\\?\+\\?\}~~/)
    expect(quotationsIn(message.texts)).toEqual(['从“大写意”进入“工笔画”阶段'])
  })
  it('of a concordance keeps each line with its address', async () => {
    const message = await seen('/terms 制度型开放')
    expect(quotationsIn(message.texts)).toHaveLength(6)
    expect(textOf(message)).toMatch(/^> .*\*\*制度型开放\*\*.* `[a-z]+\/\d\.\d@\d+-\d+`$/m)
  })
})

describe('the quote receipt on Discord', () => {
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
    const { messages } = drawReply(forged, { question, origin: question }, channel, counter)
    expect(messages.map(textOf).join()).toMatch(/^抱歉，这里出了错/)
    expect(messages.flatMap(({ texts }) => quotationsIn(texts))).toEqual([])
  })
})

describe('any reply whatsoever', () => {
  const asking = fc.record({
    question: fc.record({
      command: fc.constant('search'),
      words: fc.constantFrom('菌草', '开放'),
      page: fc.integer({ min: 1, max: 12 }),
    }),
    origin: fc.record({ command: fc.constant('search'), words: fc.constant('开放') }),
  })
  const stage = fc.record(
    {
      isPrivate: fc.boolean(),
      threads: fc.boolean(),
      message: fc.constant('1100000000000000001'),
      sharedBy: fc.constantFrom('Li', '@everyone '.repeat(3)),
    },
    { requiredKeys: ['isPrivate', 'threads', 'message'], noNullPrototype: true },
  )

  it('is drawn so that Discord takes it, and its quotations read back exactly', () => {
    fc.assert(
      fc.property(anyReply(library), asking, stage, (reply, asking, stage) => {
        const { messages } = drawReply(reply, asking, stage, counter)
        for (const message of messages) {
          expect(textOf(message)).not.toMatch(/(抱歉，这里出了错|Sorry, something)/)
          const faults = messageFaults(JSON.parse(JSON.stringify(bodyOf(message))), {
            textBelow: 3000,
            forbidMentions: true,
          })
          expect(faults).toEqual([])
          for (const words of quotationsIn(message.texts))
            expect(library.passages.some(({ text }) => text.includes(words))).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
