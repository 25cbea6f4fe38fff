import type { Block } from './block.ts'
import { isMajor, openingOf } from './opening.ts'
import { splitRunIn } from './run-in.ts'
import { agencyOf, takeSource } from './source-line.ts'

/** One article of a file that may hold several. */
export interface Article {
  readonly blocks: readonly Block[]
  /** Who published it, as its text says. */
  readonly source: string | null
  /** Source lines, which went into `source`. */
  readonly leftOut: readonly string[]
}

/** The articles of a file, in order: parted by titles, source lines and restarts of the numbering. */
export const articlesOf = (blocks: readonly Block[]): readonly Article[] =>
  splitAtSources(blocks).flatMap(splitAtRestarts)

/**
 * A source line ends an article, unless nothing but the headline stands before it: then
 * it is the line under the headline. What comes after the last one and is no more than
 * a line of credits (`责任编辑：…`) stays with the article above.
 */
function splitAtSources(blocks: readonly Block[]): readonly Article[] {
  const articles: Article[] = []
  let open: Block[] = []
  let source: string | null = null
  let leftOut: string[] = []
  const close = () => {
    if (open.length > 0) articles.push({ blocks: open, source, leftOut })
    open = []
    source = null
    leftOut = []
  }
  for (const block of blocks) {
    if (block.kind === 'title' && hasBody(open)) close()
    const { text, sources, removed } = withoutSources(block.text)
    source ??= sources.at(-1) ?? null
    leftOut.push(...removed)
    if (text !== '') open.push({ ...block, text })
    if (sources.length > 0 && hasBody(open)) close()
  }
  const [above, rest] = [articles.at(-1), open]
  if (above && source === null && isRemnant(rest)) {
    return [...articles.slice(0, -1), { ...above, blocks: [...above.blocks, ...rest] }]
  }
  if (above && open.length === 0 && leftOut.length > 0) {
    return [
      ...articles.slice(0, -1),
      { ...above, source: above.source ?? source, leftOut: [...above.leftOut, ...leftOut] },
    ]
  }
  close()
  return articles.map(article => ({ ...article, source: article.source ?? agency(article.blocks) }))
}

const agency = (blocks: readonly Block[]) => {
  const opening = blocks.find(({ kind }) => kind === 'paragraph')
  return (opening && agencyOf(opening.text)) ?? null
}

const hasBody = (blocks: readonly Block[]) =>
  blocks.some(({ kind, text }) => kind === 'paragraph' && /[。！？.!?]/u.test(text))

const isRemnant = (blocks: readonly Block[]) =>
  blocks.every(({ kind, text }) => kind === 'paragraph' && (!isSentence(text) || isAside(text))) &&
  blocks.reduce((sum, { text }) => sum + text.length, 0) < 60

const isAside = (text: string) => /^[（(【[].*[）)】\]]$/su.test(text)

/** Takes off one source after the other: `…。据新华社 （来源：人民网）` has two. */
function withoutSources(paragraph: string) {
  const sources: string[] = []
  const removed: string[] = []
  let text = paragraph
  for (let found = takeSource(text); found; found = takeSource(text)) {
    sources.unshift(found.source)
    removed.unshift(found.removed)
    text = found.text
  }
  return { text, sources, removed }
}

/** How many characters two openings share before they count as the same formula. */
const sharedOpening = 8
const formula = /^《[^》]{2,60}》[^。！？]{0,20}?(?:提出|指出|强调|明确|強調|明確)/u

/**
 * Where 第一 comes round again, a paragraph between it and the numbered section before
 * may open a new article: when it opens as an article before it did, or with the formula
 * of such articles. Otherwise the numbering restarts within one article.
 */
function splitAtRestarts(article: Article): readonly Article[] {
  const { blocks } = article
  const starts = [0]
  const seen = new Set<string>()
  let afterNumbered = 0
  blocks.forEach((block, index) => {
    const opening = openingOf(block.text)
    if (!opening || !isMajor(opening)) return
    if (opening.value === 1 && seen.has(opening.form)) {
      const known = starts.flatMap(start => openingParagraph(blocks.slice(start)) ?? [])
      const start = blocks.findIndex(
        (block, at) => at >= afterNumbered && at < index && opensArticle(block, known),
      )
      if (start !== -1) starts.push(withHeadline(blocks, start, afterNumbered))
    }
    seen.add(opening.form)
    // What stands right under a heading is its own text, never the opening of an article.
    afterNumbered = index + (isHeadingAlone(block) ? 2 : 1)
  })
  return starts.map((start, index) => {
    const last = index === starts.length - 1
    return {
      blocks: blocks.slice(start, starts[index + 1]),
      // The source line stood at the end, so it speaks for the article that it ended.
      source: last ? article.source : null,
      leftOut: last ? article.leftOut : [],
    }
  })
}

const isHeadingAlone = ({ kind, text }: Block) =>
  kind !== 'paragraph' || splitRunIn(text)?.rest === ''

/** The first sentence of an article that does not begin with its numbering. */
function openingParagraph(blocks: readonly Block[]): string | undefined {
  const first = blocks.find(({ text }) => isSentence(text) || openingOf(text) !== undefined)
  return first?.kind === 'paragraph' && openingOf(first.text) === undefined ? first.text : undefined
}

const isSentence = (text: string) => /[。！？.!?]/u.test(text)

const opensArticle = ({ kind, text }: Block, known: readonly string[]) =>
  kind === 'paragraph' &&
  (formula.test(text) ||
    known.some(
      opening =>
        opening.length >= sharedOpening && text.startsWith(opening.slice(0, sharedOpening)),
    ))

/** An article that begins with its headline begins there. */
function withHeadline(blocks: readonly Block[], start: number, earliest: number): number {
  const above = blocks[start - 1]
  const isHeadline = above && start - 1 >= earliest && !isSentence(above.text)
  return isHeadline && above.text.length <= 60 ? start - 1 : start
}
