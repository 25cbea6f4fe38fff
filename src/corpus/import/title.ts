import type { Block } from './block.ts'
import { openingOf } from './opening.ts'

/** An article's title, and its blocks without the one that was nothing but the title. */
export interface Titled {
  readonly title: string
  /** Where the words stood; all but `headline` are worth a second look. */
  readonly from: 'headline' | 'quoted words' | 'first heading' | 'first words'
  readonly blocks: readonly Block[]
}

/** No headline is longer, in UTF-16 code units. */
const longest = 60
/** 《决定》提出：“完善…‘一带一路’机制。”: such an article is about the words it quotes. */
const quoted = /(?:提出|指出|强调|明确|強調|明確)[：:，,]?“([^”]{4,60})”/u

/** The title that `blocks` give: their headline, else the words that their opening quotes, else a stopgap. */
export function titleOf(blocks: readonly Block[], plainHeadlines: boolean): Titled {
  const headline = headlineOf(blocks, plainHeadlines)
  if (headline !== undefined) {
    return {
      title: headline.text,
      from: 'headline',
      blocks: blocks.filter(block => block !== headline),
    }
  }
  const opening =
    blocks.find(({ kind, text }) => kind === 'paragraph' && isSentence(text))?.text ?? ''
  const words = quoted.exec(opening)?.[1]
  if (words !== undefined) {
    // Quotation marks alternate with depth, so what stood inside others now stands outermost.
    const title = words.replace(/。$/u, '').replaceAll('‘', '“').replaceAll('’', '”')
    return { title, from: 'quoted words', blocks }
  }
  const heading = blocks.find(({ kind }) => kind === 'heading')?.text
  if (heading !== undefined) return { title: heading, from: 'first heading', blocks }
  const [first = ''] = /^[^。！？；：，]{1,30}/u.exec(blocks[0]?.text ?? '') ?? []
  return { title: first.trim() || '无题', from: 'first words', blocks }
}

const isSentence = (text: string) => /[。！？.!?]/u.test(text)

function headlineOf(blocks: readonly Block[], plainHeadlines: boolean): Block | undefined {
  const title = blocks.find(({ kind }) => kind === 'title')
  if (title) return title
  // One heading of the first level is the title; several are the parts of a book.
  const tops = blocks.filter(block => block.kind === 'heading' && block.level === 1)
  const [top] = tops
  const body = blocks.findIndex(({ text }) => isSentence(text))
  if (top && tops.length === 1 && (body === -1 || blocks.indexOf(top) <= body)) return top
  const [first, second] = blocks
  const standsOut =
    plainHeadlines &&
    first?.kind === 'paragraph' &&
    second !== undefined &&
    first.text.length <= longest &&
    !/[，。；：！？、,;:.!?…][”’」』）》"')]*$/u.test(first.text) &&
    openingOf(first.text) === undefined
  return standsOut ? first : undefined
}
