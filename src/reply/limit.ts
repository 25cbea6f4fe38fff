import { plainText } from './plain.ts'
import type { Block } from './reply.ts'

/** How much a platform takes in one message. */
export interface Limit {
  /** What the blocks of one page come to by `lengthOf`, an empty line between each two. */
  readonly size: number
  /** How long a block is as the platform counts it; what mark-up adds may be in it, or held back from `size`. */
  lengthOf(block: Block): number
  /** At most so many quotations on one page. */
  readonly quotations: number
  /** At most so many items of lists and lines of concordances on one page. */
  readonly items: number
}

/** How long a block's plain text is, in UTF-16 code units. */
export const plainLength = (block: Block) => plainText(block).length

/** What is counted one by one: a list's items, a concordance's lines. */
export const entriesOf = (block: Block): readonly unknown[] =>
  block.kind === 'list' ? block.items : block.kind === 'concordance' ? block.lines : []
