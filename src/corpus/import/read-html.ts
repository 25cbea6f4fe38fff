import type { CheerioAPI } from 'cheerio'
import { joinLines } from '../../text.ts'
import type { Block, Extract } from './block.ts'
import { tooDeep } from './import-error.ts'
import { dropLayoutSpaces } from './layout-space.ts'

type Node = ReturnType<ReturnType<CheerioAPI['root']>['contents']>[number]

/** What a page has around its text, and what has no words. */
const furniture =
  'script, style, noscript, template, nav, header, footer, aside, form, button, select, svg, iframe, head'
/** What Word's converter puts where a footnote is called: a mark of the page, not a word of the text. */
const footnoteMarks =
  'a[id^="footnote-ref"], a[id^="endnote-ref"], a[href^="#footnote-ref"], a[href^="#endnote-ref"]'
const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

/** Elements that need no end tag, so that many begun are not many inside each other. */
const endless = new Set(
  'area base body br col colgroup dd dt embed head hr html img input li link meta optgroup option p rp rt source tbody td tfoot th thead tr track wbr'.split(
    ' ',
  ),
)
/** Pages of people nest some dozens deep; a parser's time grows with the square of it. */
const deepest = 5000

/**
 * Reads a web page: its one `<article>` or `<main>` where there is one, else its body.
 *
 * @throws ImportError when its elements nest more than 5000 deep.
 */
export async function readHtml(html: string): Promise<Extract> {
  if (isTooDeep(html)) throw tooDeep()
  const { load } = await import('cheerio')
  const $ = load(html)
  // Looked up before the page's furniture goes, because many a page has its title in <header>.
  const titles = $('h1')
  const titleInFurniture = titles.length === 1 && titles.closest(furniture).length === 1
  const title = titleInFurniture ? clean(titles.text()) : ''
  $(furniture).remove()
  $(footnoteMarks).remove()
  const only = ['article', 'main'].find(name => $(name).length === 1)
  const root = only === undefined ? $('body') : $(only)
  const outside = titles.length === 1 && !titleInFurniture && root.find('h1').length === 0
  const blocks = blocksOf(root.contents().toArray())
  const headline = outside ? clean(titles.text()) : title
  return {
    blocks: headline === '' ? blocks : [{ kind: 'title', text: headline }, ...blocks],
    leftOut: [],
    plainHeadlines: true,
  }
}

/** Judged by its tags alone, before anything is built of them. */
function isTooDeep(html: string): boolean {
  let depth = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    if (endless.has(name.toLowerCase())) continue
    depth = Math.max(0, depth + (slash === '/' ? -1 : 1))
    if (depth > deepest) return true
  }
  return false
}

function blocksOf(nodes: readonly Node[]): readonly Block[] {
  const blocks: Block[] = []
  let open = ''
  const close = () => {
    const text = clean(open)
    if (text !== '') blocks.push({ kind: 'paragraph', text })
    open = ''
  }
  const visit = (node: Node): void => {
    if (node.type === 'text') {
      open += node.data
      return
    }
    if (!('children' in node) || !('name' in node)) return
    const level = /^h([1-6])$/.exec(node.name)?.[1]
    const isInline = inline.has(node.name)
    if (!isInline) close()
    const isTitle = node.attribs['class']?.split(' ').includes('title') ?? false
    node.children.forEach(visit)
    if (level !== undefined) {
      const text = clean(open)
      open = ''
      if (text === '') return
      blocks.push(
        isTitle && level === '1'
          ? { kind: 'title', text }
          : { kind: 'heading', level: Number(level), text },
      )
    } else if (!isInline) close()
  }
  nodes.forEach(visit)
  close()
  return blocks
}

/** A browser shows a line break in the source as a space, which Chinese text never means. */
const clean = (text: string) =>
  dropLayoutSpaces(joinLines(text.split(/[\r\n\f\v\u0085\u2028\u2029]+/)).replace(/[ \t]+/g, ' '), {
    betweenChinese: false,
  }).trim()
