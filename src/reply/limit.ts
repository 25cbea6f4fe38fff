import type { Block } from './reply.ts'

/** How much a platform takes in one message. */
export interface Limit {
  /** Of plain text, in `unit`; what the platform takes less what its mark-up needs. */
  readonly size: number
  readonly unit: 'utf16' | 'codePoint'
  /** At most so many quotations on one page. */
  readonly quotations: number
  /** At most so many items of lists and lines of concordances on one page. */
  readonly items: number
}

/** How long `text` is in `unit`: '𠮷' is 2 UTF-16 code units but 1 code point. */
export const lengthIn = (unit: Limit['unit'], text: string) =>
  unit === 'utf16' ? text.length : [...text].length

/** What is counted one by one: a list's items, a concordance's lines. */
export const entriesOf = (block: Block): readonly unknown[] =>
  block.kind === 'list' ? block.items : block.kind === 'concordance' ? block.lines : []
