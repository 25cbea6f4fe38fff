import type { MessageEntity } from 'grammy/types'
import type { EntityText } from './text.ts'

/**
 * The words of each quotation in a message, read back out of its text and entities
 * alone: what stands in a block quotation, less what a difference shows as claimed
 * (struck through) and its marks, and line by line where addresses in code part the
 * lines of a concordance.
 */
export function quotationsIn({ text, entities }: EntityText): readonly string[] {
  return entities.filter(isQuotation).flatMap(block => {
    const inner = entities.filter(
      entity => entity !== block && block.offset <= entity.offset && endOf(entity) <= endOf(block),
    )
    const codes = inner.filter(({ type }) => type === 'code')
    if (codes.length === 0) return [wordsOfText(text, block, inner)]
    return codes.map(({ offset }, at) => {
      const before = codes[at - 1]
      // A line feed parts a line from the address before it, a space from its own.
      const start = before ? endOf(before) + 1 : block.offset
      return text.slice(start, offset - 1)
    })
  })
}

const isQuotation = ({ type }: MessageEntity) =>
  type === 'blockquote' || type === 'expandable_blockquote'

const endOf = ({ offset, length }: MessageEntity) => offset + length

function wordsOfText(text: string, block: MessageEntity, inner: readonly MessageEntity[]): string {
  let words = ''
  let at = block.offset
  for (const entity of inner) {
    if (entity.type !== 'strikethrough' && entity.type !== 'underline') continue
    words += text.slice(at, entity.offset)
    if (entity.type === 'underline') words += text.slice(entity.offset + 2, endOf(entity) - 2)
    at = endOf(entity)
  }
  return words + text.slice(at, endOf(block))
}
