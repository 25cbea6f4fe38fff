import type { MessageEntity } from 'grammy/types'
import { maxEntities } from './limits.ts'

/** How a stretch of a message looks. */
export type Style =
  | {
      readonly type:
        | 'bold'
        | 'italic'
        | 'underline'
        | 'strikethrough'
        | 'code'
        | 'blockquote'
        | 'expandable_blockquote'
    }
  | { readonly type: 'text_link'; readonly url: string }

/** Text, or parts that are set in one style. */
export type Part = string | { readonly style: Style; readonly parts: readonly Part[] }

export const styled = (style: Style, ...parts: readonly Part[]): Part => ({ style, parts })
export const bold = (...parts: readonly Part[]) => styled({ type: 'bold' }, ...parts)
export const italic = (...parts: readonly Part[]) => styled({ type: 'italic' }, ...parts)
export const code = (...parts: readonly Part[]) => styled({ type: 'code' }, ...parts)

/** A message's text with its entities, which point into it in UTF-16 code units. */
export interface EntityText {
  readonly text: string
  readonly entities: readonly MessageEntity[]
}

/**
 * The parts as text and entities, those that hold others first, as Telegram lists them.
 * Of more entities than Telegram takes, the bold ones at the end give way: what is a
 * quotation must be seen to be one.
 */
export function assemble(parts: readonly Part[]): EntityText {
  let text = ''
  const entities: MessageEntity[] = []
  const add = (part: Part) => {
    if (typeof part === 'string') {
      text += part.toWellFormed()
      return
    }
    const at = entities.length
    const offset = text.length
    for (const inner of part.parts) add(inner)
    const length = text.length - offset
    if (length > 0) entities.splice(at, 0, { ...part.style, offset, length })
  }
  for (const part of parts) add(part)
  const surplus = entities.length - maxEntities
  if (surplus <= 0) return { text, entities }
  const bolds = entities.filter(({ type }) => type === 'bold').slice(-surplus)
  return { text, entities: entities.filter(entity => !bolds.includes(entity)) }
}

/** `parts` with `separator` between each two. */
export const joined = (parts: readonly Part[], separator: string): readonly Part[] =>
  parts.flatMap((part, at) => (at === 0 ? [part] : [separator, part]))

/**
 * Words of ours or of a reader, in which Telegram would find a name to notify: an at
 * sign is parted from it by a word joiner, which nobody sees. Quotations stay as they are.
 */
export const withoutMentions = (text: string) => text.replace(/@(?=\w)/g, '@\u2060')
