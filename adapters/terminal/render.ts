import { styleText } from 'node:util'
import { type Wording, wordingIn } from '../../src/i18n/wording.ts'
import type { Question } from '../../src/inquiry.ts'
import type { Span } from '../../src/passage.ts'
import { addressOfQuote, type Quote } from '../../src/quote.ts'
import { plainChanges } from '../../src/reply/plain.ts'
import type {
  Action,
  Block,
  ConcordanceLine,
  File,
  ListItem,
  Quotation,
  Reply,
} from '../../src/reply/reply.ts'
import type { Change } from '../../src/verify/difference.ts'
import { columnsOf, wrap, wrapSpans } from './wrap.ts'

/** What the terminal can show. */
export interface Screen {
  readonly colour: boolean
  /** Columns; `Infinity` where lines are not to be broken, as in a pipe. */
  readonly width: number
}

/** An answer as text, and the questions behind its numbers: the first is number 1. */
export interface Rendered {
  readonly text: string
  readonly choices: readonly Question[]
}

/** Draws `reply`; what can be asked next is numbered in brackets. */
export function renderReply(reply: Reply, screen: Screen): Rendered {
  const choices: Question[] = []
  const number = (question: Question) => `[${choices.push(question)}]`
  const say = wordingIn(reply.locale)
  const drawn = reply.blocks.map(block => drawBlock(block, { ...screen, say, number }))
  // Actions that a terminal leaves out leave no gap.
  const text = drawn.filter(part => part !== '').join('\n\n')
  return { text, choices }
}

type Pen = Screen & {
  readonly say: Wording
  readonly number: (question: Question) => string
}
type Style = Parameters<typeof styleText>[0]

function drawBlock(block: Block, pen: Pen): string {
  switch (block.kind) {
    case 'heading':
      return drawText(block.text, pen, 'bold')
    case 'paragraph':
      return drawText(block.text, pen)
    case 'quotation':
      return drawQuotation(block, pen)
    case 'list':
      return block.items.map(item => drawItem(item, pen)).join('\n')
    case 'concordance':
      return drawConcordance(block.lines, pen)
    case 'difference':
      return [
        ...barred(block.changes.map(changeRun), pen),
        ...citationLines(block.citation.text, addressOfQuote(block.quote), pen),
      ].join('\n')
    case 'quiz':
      return [
        drawText(block.question, pen, 'bold'),
        ...block.options.map((option, at) => drawText(`${letterOf(at)}. ${option}`, pen)),
        // A terminal takes no choice; it leads to the words that show which one is right.
        `${paint('green', pen.number({ command: 'search', words: addressOfQuote(block.quote) }), pen)} ${pen.say['quiz.answer']}`,
      ].join('\n')
    case 'file':
      return drawFile(block, pen)
    case 'card':
      return [
        drawQuotation({ ...block, kind: 'quotation', marks: [], actions: [] }, pen),
        drawText(
          block.link === undefined ? pen.say['card.nowhere'] : pen.say['card.seen'](block.link),
          pen,
          'dim',
        ),
      ].join('\n')
    case 'notice':
      return drawText(block.text, pen, block.tone === 'hint' ? 'dim' : 'yellow')
    case 'actions':
      return drawActions(block.actions, pen)
  }
}

function drawQuotation({ quote, marks, citation, note, actions }: Quotation, pen: Pen): string {
  const address = addressOfQuote(quote)
  return [
    ...barred(runsOf(quote, marks), pen),
    ...citationLines(citation.text, address, pen),
    ...(citation.link === undefined ? [] : [paint('dim', `  ${citation.link}`, pen)]),
    ...(note === undefined ? [] : [paint('dim', `  ${note}`, pen)]),
    ...(actions.length === 0 ? [] : [`  ${drawActions(actions, pen)}`]),
  ].join('\n')
}

/** A stretch of text in one style. */
interface Run {
  readonly text: string
  readonly style?: Style
}

const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')

/** Exact words behind a bar, so that they are told from ours at a glance. Lines are broken before they are painted. */
function barred(runs: readonly Run[], pen: Pen): readonly string[] {
  return wrapSpans(textOf(runs), pen.width - 2).map(
    line => `${paint('cyan', '│', pen)} ${paintRuns(runs, line, pen)}`,
  )
}

/** What of `runs` stands within `line` of their joined text, painted. */
function paintRuns(runs: readonly Run[], line: Span, pen: Pen): string {
  let at = 0
  return runs
    .map(({ text, style }) => {
      const start = Math.max(line.start, at) - at
      const end = Math.min(line.end, at + text.length) - at
      at += text.length
      return start < end ? paint(style, text.slice(start, end), pen) : ''
    })
    .join('')
}

const citationLines = (citation: string, address: string, pen: Pen) =>
  wrap(`—— ${citation}  ${address}`, pen.width).map(line => paint('dim', line, pen))

/** A concordance with its word in one column. */
function drawConcordance(lines: readonly ConcordanceLine[], pen: Pen): string {
  const lefts = lines.map(({ quote, mark }) =>
    columnsOf(quote.passage.text.slice(quote.span.start, mark.start)),
  )
  const widest = Math.max(0, ...lefts)
  return lines
    .map(({ quote, mark }, at) => {
      const words = runsOf(quote, [mark])
        .map(({ text, style }) => paint(style, text, pen))
        .join('')
      const pad = ' '.repeat(widest - (lefts[at] ?? 0))
      return `${pad}${words}  ${paint('dim', addressOfQuote(quote), pen)}`
    })
    .join('\n')
}

/** A text file as it is, which a pipe can take; of another, that there is one. */
const drawFile = ({ name, type, content }: File, pen: Pen) =>
  type.startsWith('text/')
    ? new TextDecoder().decode(content)
    : paint('dim', `${name} (${content.byteLength} B)`, pen)

const questionOf = (action: Extract<Action, { readonly kind: 'ask' | 'discuss' }>): Question =>
  action.kind === 'ask' ? action.question : { command: 'discuss', words: action.address }

/** What can be asked next; a terminal has its own ways to copy and to share. */
const drawActions = (actions: readonly Action[], pen: Pen) =>
  actions
    .flatMap(action =>
      action.kind === 'ask' || action.kind === 'discuss'
        ? [`${paint('green', pen.number(questionOf(action)), pen)} ${action.label}`]
        : [],
    )
    .join('  ')

function drawItem({ text, detail, question }: ListItem, pen: Pen): string {
  const runs: readonly Run[] = [
    ...(question ? [{ text: pen.number(question), style: 'green' } as const, { text: ' ' }] : []),
    { text },
    ...(detail === undefined ? [] : [{ text: '  ' }, { text: detail, style: 'dim' } as const]),
  ]
  return wrapSpans(textOf(runs), pen.width)
    .map(line => paintRuns(runs, line, pen))
    .join('\n')
}

/** The quote's words with `marks` set off. */
function runsOf({ passage, span }: Quote, marks: readonly Span[]): readonly Run[] {
  const stops = [
    ...new Set([span.start, ...marks.flatMap(({ start, end }) => [start, end]), span.end]),
  ].sort((a, b) => a - b)
  return stops.slice(1).map((end, index) => {
    const start = stops[index] ?? span.start
    const text = passage.text.slice(start, end)
    return marks.some(mark => mark.start <= start && end <= mark.end)
      ? { text, style: ['bold', 'yellow'] }
      : { text }
  })
}

/** A change with its marks, which stay where there is no colour. */
function changeRun(change: Change): Run {
  const text = plainChanges([change])
  if (change.kind === 'same') return { text }
  return { text, style: change.kind === 'missing' ? 'red' : 'green' }
}

/** `A` for the first option. */
const letterOf = (at: number) => String.fromCodePoint(65 + at)

const drawText = (text: string, pen: Pen, style?: Style) =>
  wrap(text, pen.width)
    .map(line => paint(style, line, pen))
    .join('\n')

const paint = (style: Style | undefined, text: string, { colour }: Screen) =>
  colour && style !== undefined
    ? styleText(style, visible(text), { validateStream: false })
    : visible(text)

/** Control characters as pictures of themselves: a terminal would do what they say. */
const visible = (text: string) =>
  text.replace(/(?![\n\t])\p{Cc}/gu, control => {
    const code = control.codePointAt(0) ?? 0
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '\ufffd'
  })
