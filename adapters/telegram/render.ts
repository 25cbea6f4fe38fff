import type { InlineKeyboardButton } from 'grammy/types'
import { wordingIn } from '../../src/i18n/wording.ts'
import type { Question } from '../../src/inquiry.ts'
import type { Locale, Span } from '../../src/passage.ts'
import { addressOfQuote, type Quote } from '../../src/quote.ts'
import { samePlace } from '../../src/reply/button.ts'
import type {
  Action,
  Block,
  ConcordanceLine,
  Difference,
  ListItem,
  Quotation,
  Reply,
} from '../../src/reply/reply.ts'
import type { Change } from '../../src/verify/difference.ts'
import {
  askKey,
  columnsOf,
  type Key,
  keyFor,
  rowsOf,
  type Scene,
  withinButtons,
} from './keyboard.ts'
import {
  assemble,
  bold,
  code,
  type EntityText,
  italic,
  joined,
  type Part,
  styled,
  withoutMentions,
} from './text.ts'

/** A message as Telegram takes it. */
export interface TelegramMessage extends EntityText {
  readonly keyboard: readonly (readonly InlineKeyboardButton[])[]
  /** Payloads that the store must keep before the message is sent. */
  readonly kept: readonly NonNullable<Key['kept']>[]
}

/** A quotation that is longer, in UTF-16 code units, is folded until a reader opens it. */
const longQuotation = 240

/** A list whose items are at most so wide, in columns, has them as buttons. */
const shortItem = 20

/** Draws one page of a reply. Quizzes are not drawn here, nor files and cards: they become polls, documents and photos. */
export function renderReply(reply: Reply, scene: Scene): TelegramMessage {
  const pen = penFor(reply, scene)
  const drawn = reply.blocks.map(block => drawBlock(block, pen)).filter(parts => parts.length > 0)
  const { text, entities } = assemble(
    drawn.flatMap((parts, at) => (at === 0 ? parts : ['\n\n', ...parts])),
  )
  const keys = withinButtons([...rowsOf(pen.numbered), ...pen.rows, ...wayBack(reply, scene)])
  return {
    // Telegram refuses a message in which nothing can be seen.
    ...(/[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? { text, entities } : { text: '…', entities: [] }),
    keyboard: keys.map(row => row.map(({ button }) => button)),
    kept: keys.flatMap(row => row.flatMap(({ kept }) => kept ?? [])),
  }
}

/** What a drawing collects beside its text. */
interface Pen {
  readonly scene: Scene
  readonly locale: Locale
  /** Several quotations that can be opened: each has a number, and its actions once it is open. */
  readonly several: boolean
  readonly numbered: Key[]
  readonly rows: (readonly Key[])[]
}

const penFor = ({ blocks, locale }: Reply, scene: Scene): Pen => ({
  scene,
  locale,
  several:
    blocks.filter(block => block.kind === 'quotation' && block.actions.length > 0).length > 1,
  numbered: [],
  rows: [],
})

/** The number under which the message offers `question`. */
function numberFor(question: Question, { numbered, scene }: Pen): string {
  const number = circled(numbered.length + 1)
  numbered.push(askKey(number, question, scene))
  return number
}

/** `①` up to `⑳`, then `(21)`. */
const circled = (number: number) =>
  number <= 20 ? String.fromCodePoint(0x2460 + number - 1) : `(${number})`

function wayBack({ locale }: Reply, scene: Scene): readonly (readonly Key[])[] {
  if (samePlace(scene.question, scene.origin)) return []
  return [[askKey(wordingIn(locale)['action.back'], scene.origin, scene)]]
}

function drawBlock(block: Block, pen: Pen): readonly Part[] {
  switch (block.kind) {
    case 'heading':
      return [bold(withoutMentions(block.text))]
    case 'paragraph':
      return [withoutMentions(block.text)]
    case 'quotation':
      return drawQuotation(block, pen)
    case 'list':
      return drawList(block.items, pen)
    case 'concordance':
      return [styled({ type: 'blockquote' }, ...drawConcordance(block.lines))]
    case 'difference':
      return drawDifference(block, pen)
    case 'quiz':
    case 'file':
    case 'card':
      return []
    case 'notice': {
      const text = withoutMentions(block.text)
      return [block.tone === 'hint' ? italic(text) : text]
    }
    case 'actions':
      pen.rows.push(...actionRows(block.actions, pen))
      return []
  }
}

const actionRows = (actions: readonly Action[], { scene }: Pen) =>
  rowsOf(actions.flatMap(action => keyFor(action, scene) ?? []))

function drawQuotation(block: Quotation, pen: Pen): readonly Part[] {
  const { quote, marks, note, actions } = block
  const opens = pen.several && actions.length > 0
  const number = opens
    ? [`${numberFor({ command: 'search', words: quote.passage.address }, pen)} `]
    : []
  if (!opens) pen.rows.push(...actionRows(actions, pen))
  return [
    drawQuote(quote, [drawMarked(quote, marks)]),
    '\n',
    ...number,
    ...drawSource(block, pen.locale),
    ...(note === undefined ? [] : ['\n', italic(withoutMentions(note))]),
  ]
}

export const drawQuote = ({ words }: Quote, parts: readonly (readonly Part[])[]): Part =>
  styled(
    { type: words.length > longQuotation ? 'expandable_blockquote' : 'blockquote' },
    ...parts.flat(),
  )

/** The quote's words with `marks` bold. */
function drawMarked({ passage: { text }, span }: Quote, marks: readonly Span[]): readonly Part[] {
  const parts: Part[] = []
  let at = span.start
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start), bold(text.slice(start, end)))
    at = end
  }
  return [...parts, text.slice(at, span.end)]
}

/** The citation, a link where it can be followed, and the address, which a touch copies. */
export function drawSource(
  { quote, citation }: Pick<Quotation, 'quote' | 'citation'>,
  locale: Locale,
): readonly Part[] {
  const text = withoutMentions(citation.text)
  return [
    locale === 'zh' ? '——' : '— ',
    citation.link === undefined ? text : styled({ type: 'text_link', url: citation.link }, text),
    ' ',
    code(addressOfQuote(quote)),
  ]
}

/** Lines of exact words, each with its address behind it in code, by which they are read back. */
const drawConcordance = (lines: readonly ConcordanceLine[]): readonly Part[] =>
  lines.flatMap(({ quote, mark }, at) => [
    at === 0 ? '' : '\n',
    ...drawMarked(quote, [mark]),
    ' ',
    code(addressOfQuote(quote)),
  ])

const drawDifference = (block: Difference, pen: Pen): readonly Part[] => [
  drawQuote(block.quote, [block.changes.map(drawChange)]),
  '\n',
  ...drawSource(block, pen.locale),
]

function drawChange({ kind, text }: Change): Part {
  switch (kind) {
    case 'same':
      return text
    case 'missing':
      return styled({ type: 'underline' }, `[-${text}-]`)
    case 'added':
      return styled({ type: 'strikethrough' }, `{+${withoutMentions(text)}+}`)
  }
}

function drawList(items: readonly ListItem[], pen: Pen): readonly Part[] {
  const { scene } = pen
  const lines: Part[] = []
  const keys: Key[] = []
  for (const { text, detail, question } of items) {
    const rest = detail === undefined ? '' : ` ${withoutMentions(detail)}`
    const own = withoutMentions(text)
    // A command's bare name is sent by touching it in the text.
    const touchable = scene.talk !== 'inline' && /^\/[a-z0-9_]+$/.test(text)
    if (question === undefined || touchable) lines.push(own + rest)
    else if (detail === undefined && columnsOf(text) <= shortItem)
      keys.push(askKey(text, question, scene))
    else lines.push(`${numberFor(question, pen)} ${own}${rest}`)
  }
  pen.rows.push(...rowsOf(keys))
  return joined(lines, '\n')
}
