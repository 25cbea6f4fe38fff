import { bar, readMarkdown } from './markdown.ts'

/**
 * The words of each quotation, read back out of the Markdown of a message's text
 * displays alone: what stands behind a bar, without its mark-up. Of a difference, what is
 * struck through was only claimed, and what is underlined stands between marks; a line
 * that ends in an address in code is a concordance's, a quotation of its own.
 */
export const quotationsIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap(text => linesOf(text).map(wordsOf))

/** The quotations of a text, as Markdown. */
function linesOf(markdown: string): readonly string[] {
  const quotations: string[] = []
  let open = false
  for (const line of markdown.split('\n')) {
    const words = line.startsWith(bar) ? line.slice(bar.length) : undefined
    const [, alone] = /^(.*) `[^`]*`$/su.exec(words ?? '') ?? []
    if (words === undefined) open = false
    else if (alone !== undefined) {
      quotations.push(alone)
      open = false
    } else if (open) quotations.push(`${quotations.pop() ?? ''}\n${words}`)
    else {
      quotations.push(words)
      open = true
    }
  }
  return quotations
}

const wordsOf = (markdown: string) =>
  readMarkdown(markdown)
    .filter(({ struck }) => !struck)
    .map(({ text, underlined }) => (underlined ? text.slice(2, -2) : text))
    .join('')
