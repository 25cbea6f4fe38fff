import { stringify } from 'csv-stringify/sync'
import type { Citation } from '../cite.ts'
import type { File } from '../reply/reply.ts'
import type { QuizItem } from './quiz/question.ts'

/** A question with the citation of the words that answer it. */
export interface DeckCard {
  readonly item: QuizItem
  readonly citation: Citation
}

/** A deck of questions as a file: for Anki's import, for a spreadsheet, or to read. */
export function deckIn(format: 'anki' | 'csv' | 'md', cards: readonly DeckCard[]): File {
  switch (format) {
    case 'anki':
      return fileOf('quiz.txt', 'text/plain', ankiText(cards))
    case 'csv':
      return fileOf('quiz.csv', 'text/csv', csvText(cards))
    case 'md':
      return fileOf('quiz.md', 'text/markdown', cards.map(markdownOf).join('\n'))
  }
}

const fileOf = (name: string, type: string, text: string): File => ({
  kind: 'file',
  name,
  type,
  content: new TextEncoder().encode(text),
})

const answerOf = ({ options, right }: QuizItem) => options[right] ?? ''

/**
 * Anki's text format: file headers, then a note a line, its fields parted by tabs.
 * https://docs.ankiweb.net/importing/text-files.html
 */
function ankiText(cards: readonly DeckCard[]): string {
  const headers = [
    '#separator:tab',
    '#html:false',
    '#columns:Front\tBack\tSource\tGUID\tTags',
    '#guid column:4',
    '#tags column:5',
  ]
  const notes = cards.map(({ item, citation }) => [
    item.question,
    `${answerOf(item)}\n“${item.quote.words}”`,
    citation.text,
    item.id,
    `zhangju::${item.quote.passage.work}::${item.kind}`,
  ])
  return `${headers.join('\n')}\n${stringify(notes, { delimiter: '\t' })}`
}

const columns = ['question', 'answer', 'options', 'quotation', 'source', 'address', 'kind', 'id']

/** With a byte order mark, without which spreadsheets take the text for another encoding. */
const csvText = (cards: readonly DeckCard[]) =>
  stringify(
    cards.map(({ item, citation }) => [
      item.question,
      answerOf(item),
      item.options.join(' | '),
      item.quote.words,
      citation.text,
      item.quote.passage.address,
      item.kind,
      item.id,
    ]),
    { header: true, columns, bom: true, escape_formulas: true },
  )

const markdownOf = ({ item, citation }: DeckCard, at: number) =>
  [
    `${at + 1}. ${item.question.replaceAll('_', '\\_')}`,
    ...item.options.map((option, index) => `   - ${String.fromCodePoint(0x41 + index)}. ${option}`),
    '',
    `   **${answerOf(item)}** — “${item.quote.words}” ${citation.text}`,
    '',
  ].join('\n')
