import type { Extract } from './block.ts'
import { dropLayoutSpaces } from './layout-space.ts'
import { rejoin } from './rejoin.ts'

/** Reads raw text: a .txt file, or the lines of a PDF. */
export const readText = (text: string, leftOut: readonly string[] = []): Extract => ({
  blocks: rejoin(text).map(paragraph => ({
    kind: 'paragraph',
    text: dropLayoutSpaces(paragraph, { betweenChinese: true }),
  })),
  leftOut,
  plainHeadlines: true,
})
