import { wordingIn } from '../i18n/wording.ts'
import type { Question } from '../inquiry.ts'
import type { Locale } from '../passage.ts'
import { entriesOf, type Limit } from './limit.ts'
import { partsOf } from './parts.ts'
import type { Action, Block, Reply } from './reply.ts'

/** How a page's neighbours are named. */
export interface PageLabels {
  readonly previous: string
  readonly next: string
  page(page: number, pages: number): string
}

export const pageLabelsIn = (locale: Locale): PageLabels => {
  const say = wordingIn(locale)
  return { previous: say['page.previous'], next: say['page.next'], page: say['page.of'] }
}

/**
 * The page of `reply` that `question` asks for, under `limit`, with actions to the
 * pages beside it. A page beyond the last is the last.
 */
export function fit(reply: Reply, question: Question, limit: Limit, labels: PageLabels): Reply {
  const [only = [], ...more] = pagesOf(reply.blocks, limit)
  if (more.length === 0) return { ...reply, blocks: only }
  // Of several, each page needs room for its number.
  const label = sizeOf(pageBlock(labels, widestPage, widestPage), limit)
  const pages = pagesOf(reply.blocks, { ...limit, size: Math.max(1, limit.size - label) })
  const page = Math.min(Math.max(1, question.page ?? 1), pages.length)
  const to = (label: string, page: number): Action => ({
    kind: 'ask',
    label,
    question: { ...question, page },
  })
  const actions = [
    ...(page > 1 ? [to(labels.previous, page - 1)] : []),
    ...(page < pages.length ? [to(labels.next, page + 1)] : []),
  ]
  return {
    ...reply,
    blocks: [
      ...(pages[page - 1] ?? []),
      pageBlock(labels, page, pages.length),
      { kind: 'actions', actions },
    ],
  }
}

const pageBlock = (labels: PageLabels, page: number, pages: number): Block => ({
  kind: 'paragraph',
  text: labels.page(page, pages),
})

/** No answer has more pages, so that no page's number is longer. */
const widestPage = 999

/** An empty line between two blocks. */
const betweenBlocks = 2

/** What a page holds, as far as a limit counts it. */
interface Load {
  readonly size: number
  readonly quotations: number
  readonly items: number
}

const nothing: Load = { size: 0, quotations: 0, items: 0 }

const add = (one: Load, other: Load): Load => ({
  size: one.size + other.size,
  quotations: one.quotations + other.quotations,
  items: one.items + other.items,
})

const within = (load: Load, limit: Limit) =>
  load.size <= limit.size && load.quotations <= limit.quotations && load.items <= limit.items

/** The blocks in order, page by page; one that is longer than a page is cut into parts. */
function pagesOf(blocks: readonly Block[], limit: Limit): readonly (readonly Block[])[] {
  const pages: Block[][] = [[]]
  let load = nothing
  for (const block of blocks.flatMap(block => partsOf(block, limit))) {
    const own = loadOf(block, limit)
    const page = pages.at(-1) ?? []
    if (page.length > 0 && !within(add(load, own), limit)) {
      // A heading stays with what it heads, where the two fit.
      const last = page.at(-1)
      const heading = last?.kind === 'heading' && page.length > 1 ? loadOf(last, limit) : undefined
      const carried = heading && within(add(heading, own), limit) ? page.splice(-1) : []
      pages.push([...carried, block])
      load = carried.length > 0 && heading ? add(heading, own) : own
    } else {
      page.push(block)
      load = add(load, own)
    }
  }
  return pages
}

const loadOf = (block: Block, limit: Limit): Load => ({
  size: sizeOf(block, limit),
  quotations: block.kind === 'quotation' ? 1 : 0,
  items: entriesOf(block).length,
})

const sizeOf = (block: Block, limit: Limit) => limit.lengthOf(block) + betweenBlocks
