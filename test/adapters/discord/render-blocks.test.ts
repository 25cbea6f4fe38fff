import { ComponentType } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { maxComponents } from '../../../adapters/discord/limits.ts'
import { messageOf, pageLimit, renderReply } from '../../../adapters/discord/render.ts'
import { quoteWhole } from '../../../src/quote.ts'
import type { Block, File, Quotation } from '../../../src/reply/reply.ts'
import { passageOf } from '../../fixture.ts'

const question = { command: 'search', words: '菌草' }
const scene = { question, origin: question, isPrivate: false, threads: true }
const drawn = (blocks: readonly Block[], rest: { readonly sharedBy?: string } = {}) =>
  renderReply({ locale: 'zh', blocks }, { ...scene, ...rest })

const heading: Block = { kind: 'heading', text: '标题' }
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const quotation: Quotation = {
  kind: 'quotation',
  quote: quoteWhole(passageOf('原文。')),
  marks: [],
  citation: { text: '出处' },
  actions: [],
}
const quoted = '> 原文。\n——出处 `trial/1.1`'
const file: File = { kind: 'file', name: 'deck.csv', type: 'text/csv', content: new Uint8Array(2) }

const display = (content: string) => ({ type: ComponentType.TextDisplay, content })
const apart = { type: ComponentType.Separator, divider: false }
const container = (...components: readonly object[]) => [
  { type: ComponentType.Container, components },
]
const rowOf = (buttons: number) => ({
  type: ComponentType.ActionRow as const,
  components: Array.from({ length: buttons }, (_, at) => ({
    type: ComponentType.Button as const,
    style: 2 as const,
    label: `${at}`,
    custom_id: `${at}`,
  })),
})

describe('the blocks of a reply on Discord', () => {
  it('are one container: what is said together in one text, quotations apart from it', () => {
    const message = drawn([heading, paragraph('甲'), quotation, paragraph('乙'), paragraph('丙')])
    expect(message.texts).toEqual(['**标题**\n甲', quoted, '乙\n丙'])
    expect(message.components).toEqual(
      container(display('**标题**\n甲'), apart, display(quoted), apart, display('乙\n丙')),
    )
    expect([message.files, message.kept]).toEqual([[], []])
  })
  it('of two quotations are two texts', () => {
    expect(drawn([quotation, quotation]).texts).toEqual([quoted, quoted])
  })
  it('that say nothing leave nothing, not even a line', () => {
    expect(drawn([heading, paragraph(' \n '), file, paragraph('甲')]).texts).toEqual([
      '**标题**\n甲',
    ])
    expect(drawn([]).components).toEqual(container(display('…')))
  })
  it('begin with who shares them, apart from what is said', () => {
    expect(drawn([heading], { sharedBy: '李' }).texts).toEqual(['-# 李 分享', '**标题**'])
  })
  it('show a file by its name, under what is said, and send it along', () => {
    const message = drawn([file, heading])
    expect(message.files).toEqual([file])
    expect(message.components).toEqual(
      container(display('**标题**'), {
        type: ComponentType.File,
        file: { url: 'attachment://deck.csv' },
      }),
    )
  })
  it('give the store what a button is too small for', () => {
    const long = { command: 'search', words: '开放'.repeat(60) }
    const message = drawn([
      { kind: 'actions', actions: [{ kind: 'ask', label: '再找', question: long }] },
    ])
    expect(message.kept).toEqual([
      { id: expect.any(String), payload: expect.stringContaining(long.words) },
    ])
  })
})

describe('texts that are more than Discord takes components', () => {
  /** Texts that, with the container, what is between them and the rows, come to Discord’s number to the last. */
  const most = (rows: number) => Math.floor((maxComponents - 1 - rows + 1) / 2)
  const texts = (count: number) => Array.from({ length: count }, (_, at) => `第${at}`)

  it.each([
    ['alone', [], most(0)],
    ['over a row of five buttons', [rowOf(5)], most(6)],
    ['over two rows', [rowOf(5), rowOf(2)], most(9)],
    [
      'over a file',
      [{ type: ComponentType.File as const, file: { url: 'attachment://a' } }],
      most(1),
    ],
  ])(
    'are still apart where they are just not, and one text where they are: %s',
    (_, rows, count) => {
      const fitting = messageOf(texts(count), rows)
      expect(fitting.texts).toEqual(texts(count))
      const [inside] = fitting.components
      const parts = inside && 'components' in inside ? inside.components : []
      expect(parts.filter(({ type }) => type === ComponentType.Separator)).toHaveLength(count - 1)
      expect(parts.slice(2 * count - 1)).toEqual(rows)
      const more = texts(count + 1)
      expect(messageOf(more, rows)).toEqual({
        texts: [more.join('\n\n')],
        components: container(display(more.join('\n\n')), ...rows),
      })
    },
  )
})

describe('how much of a page a block takes on Discord', () => {
  it('is counted in code points, as it is drawn with a number in Chinese', () => {
    const rare: Quotation = { ...quotation, quote: quoteWhole(passageOf('𠀀𠀁')) }
    expect(pageLimit.lengthOf(rare)).toBe([...'> 𠀀𠀁\n① ——出处 `trial/1.1`'].length)
    expect(pageLimit.lengthOf(heading)).toBe([...'**标题**'].length)
  })
})
