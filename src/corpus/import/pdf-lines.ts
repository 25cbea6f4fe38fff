/** One line of a page. Places and sizes in PDF points, y counted from the bottom. */
export interface PdfLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
}

/**
 * The lines of `pages` as raw text: the two things that show where a paragraph begins,
 * an indent and a gap, become spaces and a blank line. Bare page numbers at the top or
 * bottom of a page are left out.
 */
export function textOfPages(pages: readonly (readonly PdfLine[])[]): {
  readonly text: string
  readonly pageNumbers: readonly string[]
} {
  const pageNumbers: string[] = []
  const kept = pages.map(lines =>
    lines.filter((line, index) => {
      const atEdge = index === 0 || index === lines.length - 1
      if (!atEdge || !isPageNumber(line.text)) return true
      pageNumbers.push(line.text.trim())
      return false
    }),
  )
  return { text: kept.flatMap(rowsOf).join('\n'), pageNumbers }
}

/** `3`, `- 3 -`, `— 3 —`, `3/12`, `第 3 页`, `第3页 共12页`: nothing but the number. */
const isPageNumber = (line: string) =>
  /^\s*(?:[-–—·]?\s*\d{1,4}\s*[-–—·]?|\d{1,4}\s*\/\s*\d{1,4}|第\s*\d{1,4}\s*[页頁](?:[,，\s]*共\s*\d{1,4}\s*[页頁])?)\s*$/u.test(
    line,
  )

const rowsOf = (lines: readonly PdfLine[]): readonly string[] =>
  lines.map((line, index) => {
    const before = lines[index - 1]
    const after = lines[index + 1]
    const row = `${isIndented(line, before, after) ? '\u3000\u3000' : ''}${line.text.trim()}`
    return before && isGap(lines, index) ? `\n${row}` : row
  })

/** Further in than the line below it, or above it, by one to four characters of the same column. */
function isIndented(line: PdfLine, before: PdfLine | undefined, after: PdfLine | undefined) {
  const inset = ({ x }: PdfLine) => line.x > x + line.size && line.x < x + line.size * 4.5
  if (after && after.y < line.y) return inset(after)
  return before !== undefined && before.y > line.y && inset(before)
}

/** Clearly more room above the line than the page’s lines keep between them. */
function isGap(lines: readonly PdfLine[], index: number): boolean {
  const drop = (at: number) => (lines[at - 1]?.y ?? 0) - (lines[at]?.y ?? 0)
  const drops = lines
    .map((_, at) => drop(at))
    .slice(1)
    .filter(room => room > 0)
    .sort((a, b) => a - b)
  const usual = drops[Math.floor(drops.length / 2)] ?? 0
  return drop(index) > usual * 1.5
}
