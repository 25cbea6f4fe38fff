import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articlesOf } from '../../../src/corpus/import/articles.ts'
import { asCorpusBlocks, type Extract } from '../../../src/corpus/import/block.ts'
import { outline } from '../../../src/corpus/import/outline.ts'
import { readMarkdown } from '../../../src/corpus/import/read-markdown.ts'
import { readText } from '../../../src/corpus/import/read-text.ts'
import { renderWork } from '../../../src/corpus/import/render.ts'
import { titleOf } from '../../../src/corpus/import/title.ts'
import { parseWorkFile } from '../../../src/corpus/work-file.ts'
import { bodyIn, columns } from './take.ts'

const stripped = (text: string) => text.replace(/[\s#]/gu, '')

/** The corpus files of what a reader of some format found. */
const filesOf = ({ blocks, plainHeadlines }: Extract) =>
  articlesOf(asCorpusBlocks(blocks)).map(article => {
    const titled = titleOf(article.blocks, plainHeadlines)
    const fields = { id: 'a', title: titled.title, source: article.source, language: 'zh-Hans' }
    return {
      text: renderWork(fields, outline(titled.blocks)),
      headline: titled.from === 'headline' ? titled.title : '',
      leftOut: article.leftOut,
    }
  })

const word = fc.constantFrom(
  ...[
    '改革',
    '开放',
    '推动高质量发展',
    '“一带一路”',
    '22个',
    '在方面',
    '，',
    '、',
    'WTO',
    '《决定》',
    '：',
  ],
)
const words = (least: number, most: number) =>
  fc.array(word, { minLength: least, maxLength: most }).map(parts => parts.join(''))
const sentence = fc
  .tuple(words(1, 9), fc.constantFrom('。', '。', '！”', '；'))
  .map(parts => parts.join(''))
const ordinal = fc.constantFrom(
  '《决定》提出：“好。”',
  '总的来看，我们要坚持',
  ...[
    '第一，',
    '第二，',
    '第三，',
    '一、',
    '二、',
    '（一）',
    '（二）',
    '1. ',
    '第一条　',
    '在推进举措上，',
    '## ',
    '### ',
    '#### ',
    '',
  ],
)
/** A paragraph as documents have them: with or without ordinal, of one sentence or several, or none. */
const block = fc
  .tuple(ordinal, fc.array(sentence, { maxLength: 3 }), fc.option(words(1, 3), { nil: '' }))
  .map(([opening, body, tail]) => opening + body.join('') + tail)
const documents = fc.array(block, { minLength: 1, maxLength: 9 })

/** All characters of `raw`, white space aside, stand in the files made of it or are reported as left out. */
function expectNothingLost(raw: string): void {
  const kept = filesOf(readText(raw)).map(({ text, headline, leftOut }) => [
    headline,
    bodyIn(text),
    ...leftOut,
  ])
  expect(stripped(kept.flat().join(''))).toBe(stripped(raw))
}

describe('importing', () => {
  it('loses no character of any document, and adds none', () => {
    fc.assert(
      fc.property(documents, blocks => {
        expectNothingLost(blocks.join('\n\n'))
      }),
      { numRuns: 200 },
    )
  })

  it('loses no character of text that is no document at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), raw => {
        expectNothingLost(raw)
      }),
      { numRuns: 200 },
    )
  })

  it('makes files that the check accepts', () => {
    fc.assert(
      fc.property(documents, blocks => {
        for (const { text } of filesOf(readText(blocks.join('\n\n')))) {
          const parsed = parseWorkFile(text, 'a.md')
          const onlyHeadline = bodyIn(text).trim() === ''
          expect('faults' in parsed && !onlyHeadline ? parsed.faults : []).toEqual([])
        }
      }),
      { numRuns: 200 },
    )
  })

  it('of an exported body gives the same body', () => {
    fc.assert(
      fc.property(documents, fc.boolean(), (blocks, markdown) => {
        const raw = blocks.join('\n\n')
        for (const { text } of filesOf(markdown ? readMarkdown(raw) : readText(raw))) {
          const body = bodyIn(text)
          if (stripped(body) === '') continue
          expect(filesOf(readMarkdown(body)).map(file => bodyIn(file.text))).toEqual([body])
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('putting columns together again', () => {
  const syllables = [...'推动高质量发展改革开放全面深化制度型规则对接经贸网络立体互联']
  const clause = fc
    .array(fc.constantFrom(...syllables), { minLength: 5, maxLength: 16 })
    .map(chars => chars.join(''))
  const paragraph = fc
    .array(fc.tuple(clause, clause), { minLength: 2, maxLength: 4 })
    .map(pairs => pairs.map(([first, second]) => `${first}，${second}。`).join(''))
    .filter(text => text.length > 45)
  const broken = fc.record({
    paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 5 }),
    width: fc.integer({ min: 10, max: 22 }),
    gaps: fc.infiniteStream(fc.boolean()),
  })

  /** Columns with blank lines at random places, but none behind a full stop, where it would part paragraphs. */
  const laidOut = (text: string, width: number, gaps: Iterator<boolean>) =>
    columns(text, width)
      .map(line => (!line.endsWith('。') && gaps.next().value ? `${line}\n` : line))
      .join('\n')

  it('gives the paragraphs back, wherever the columns broke', () => {
    fc.assert(
      fc.property(broken, ({ paragraphs, width, gaps }) => {
        // Where most lines happen to end a sentence, each could as well be a paragraph.
        const lines = paragraphs.flatMap(text => columns(text, width))
        fc.pre(lines.filter(line => line.endsWith('。')).length <= lines.length / 2)
        const raw = paragraphs.map(text => laidOut(text, width, gaps)).join('\n\n')
        expect(readText(raw).blocks.map(({ text }) => text)).toEqual(paragraphs)
      }),
      { numRuns: 200 },
    )
  })

  it('finds the same headings in columns as in whole paragraphs', () => {
    const numerals = ['一', '二', '三', '四', '五']
    fc.assert(
      fc.property(broken, ({ paragraphs, width, gaps }) => {
        const whole = paragraphs.map((text, index) => `第${numerals[index]}，${text}`)
        const lines = whole.flatMap(text => columns(text, width))
        fc.pre(lines.filter(line => line.endsWith('。')).length <= lines.length / 2)
        const raw = whole.map(text => laidOut(text, width, gaps)).join('\n')
        expect(filesOf(readText(raw))).toEqual(filesOf(readText(whole.join('\n'))))
      }),
      { numRuns: 200 },
    )
  })
})
