import { addressOfQuote } from '../quote.ts'
import type { Change } from '../verify/difference.ts'
import type { Block } from './reply.ts'

/** A block's words without any mark-up: what a screen reader would say, and what its length is reckoned by. */
export function plainText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'notice':
      return block.text
    case 'quotation':
      return [block.quote.words, `— ${block.citation.text}`, block.note ?? '']
        .filter(Boolean)
        .join('\n')
    case 'list':
      return block.items
        .map(({ text, detail }) => (detail === undefined ? text : `${text} ${detail}`))
        .join('\n')
    case 'card':
      return `${block.quote.words}\n— ${block.citation.text}`
    case 'concordance':
      return block.lines.map(({ quote }) => `${quote.words} ${addressOfQuote(quote)}`).join('\n')
    case 'difference':
      return `${plainChanges(block.changes)}\n— ${block.citation.text}`
    case 'quiz':
      return [block.question, ...block.options].join('\n')
    case 'file':
      return block.name
    case 'actions':
      return block.actions.map(({ label }) => label).join('\n')
  }
}

/** A difference in plain marks: `[-in the corpus alone-]`, `{+in the claim alone+}`. */
export const plainChanges = (changes: readonly Change[]) =>
  changes
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'missing' ? `[-${text}-]` : `{+${text}+}`,
    )
    .join('')
