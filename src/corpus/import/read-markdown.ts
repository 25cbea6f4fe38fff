import { joinLines } from '../../text.ts'
import type { Block, Extract } from './block.ts'
import { rejoin } from './rejoin.ts'

/**
 * Reads Markdown: headings (`## …`, or underlined), and paragraphs parted by blank lines
 * or list marks. Marks inside a line stay as they are, since in a corpus file they are
 * the work's own text.
 *
 * A file without a heading whose lines follow each other closely is raw text that someone
 * named .md, and is read as such.
 */
export function readMarkdown(text: string): Extract {
  const lines = text.split(/\r\n?|\n/)
  const hasHeading = lines.some(line => /^#{1,6}[ \t]/.test(line))
  const close = lines.some((line, index) => line.trim() && lines[index + 1]?.trim())
  const underlined = lines.some(line => /^(=+|-{2,})\s*$/.test(line))
  if (!hasHeading && close && !underlined) {
    return {
      blocks: rejoin(text).map(paragraph => ({ kind: 'paragraph', text: paragraph })),
      leftOut: [],
      plainHeadlines: true,
    }
  }
  return { blocks: blocksOf(lines), leftOut: [], plainHeadlines: false }
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = []
  let open: string[] = []
  const close = () => {
    if (open.length > 0) blocks.push({ kind: 'paragraph', text: joinLines(open) })
    open = []
  }
  for (const line of lines) {
    const [, marks, heading = ''] = /^(#{1,6})(?:[ \t]+(.*?))?[ \t]*$/.exec(line) ?? []
    const underline = open.length > 0 ? /^(=+|-{2,})\s*$/.exec(line)?.[1] : undefined
    if (marks !== undefined) {
      close()
      blocks.push({ kind: 'heading', level: marks.length, text: heading.trim() })
    } else if (underline !== undefined) {
      blocks.push({
        kind: 'heading',
        level: underline.startsWith('=') ? 1 : 2,
        text: joinLines(open),
      })
      open = []
    } else if (line.trim() === '') {
      close()
    } else {
      if (/^\s*([-*+]|\d{1,3}[.)])\s/.test(line)) close()
      open.push(line)
    }
  }
  close()
  return blocks
}
