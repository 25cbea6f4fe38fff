import type { Locale, Span } from '../../src/passage.ts'
import { addressOfQuote, type Quote } from '../../src/quote.ts'
import type {
  Block,
  ConcordanceLine,
  Difference,
  ListItem,
  Quotation,
} from '../../src/reply/reply.ts'
import type { Change } from '../../src/verify/difference.ts'
import {
  bold,
  code,
  escapeMarkdown,
  link,
  quoted,
  struck,
  subtext,
  underlined,
} from './markdown.ts'

/**
 * What a block says, in Discord's Markdown; nothing for what is drawn as controls alone.
 *
 * @param number stands before a quotation's source where the message opens it by a number
 */
export function wordsOf(block: Block, locale: Locale, number = ''): string {
  switch (block.kind) {
    case 'heading':
      return bold(block.text.trim())
    case 'paragraph':
      return escapeMarkdown(block.text)
    case 'quotation':
      return wordsOfQuotation(block, locale, number)
    case 'list':
      return block.items.map(wordsOfItem).join('\n')
    case 'concordance':
      return block.lines.map(wordsOfLine).join('\n')
    case 'difference':
      return `${quoted(block.changes.map(wordsOfChange).join(''))}\n${sourceOf(block, locale)}`
    case 'notice':
      return block.tone === 'hint' ? subtext(block.text) : escapeMarkdown(block.text)
    case 'file':
    case 'card':
    case 'quiz':
    case 'actions':
      return ''
  }
}

function wordsOfQuotation(block: Quotation, locale: Locale, number: string): string {
  const { quote, marks, note = '' } = block
  return [
    quoted(marked(quote, marks)),
    `${number === '' ? '' : `${number} `}${sourceOf(block, locale)}`,
    ...(note === '' ? [] : [subtext(note)]),
  ].join('\n')
}

/** The quote's words with `marks` bold. */
function marked({ passage: { text }, span }: Quote, marks: readonly Span[]): string {
  let drawn = ''
  let at = span.start
  for (const { start, end } of marks) {
    drawn += escapeMarkdown(text.slice(at, start)) + bold(text.slice(start, end))
    at = end
  }
  return drawn + escapeMarkdown(text.slice(at, span.end))
}

/** The citation, a link where it can be followed, and the address in code, which is easy to copy. */
export function sourceOf(
  { quote, citation }: Pick<Quotation | Difference, 'quote' | 'citation'>,
  locale: Locale,
): string {
  const text =
    citation.link === undefined ? escapeMarkdown(citation.text) : link(citation.text, citation.link)
  return `${locale === 'zh' ? '——' : '— '}${text} ${code(addressOfQuote(quote))}`
}

/** Exact words with their address behind them in code, by which they are read back. */
const wordsOfLine = ({ quote, mark }: ConcordanceLine) =>
  quoted(`${marked(quote, [mark])} ${code(addressOfQuote(quote))}`)

function wordsOfChange({ kind, text }: Change): string {
  switch (kind) {
    case 'same':
      return escapeMarkdown(text)
    case 'missing':
      return underlined(`[-${text}-]`)
    case 'added':
      return struck(`{+${text}+}`)
  }
}

const wordsOfItem = ({ text, detail = '' }: ListItem) =>
  escapeMarkdown(detail === '' ? `• ${text}` : `• ${text}  ${detail}`)
