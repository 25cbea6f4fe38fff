/**
 * What Discord's Markdown would take for mark-up: emphasis, strike, spoilers, code, links,
 * quotations, headings, lists, emoji and mentions. Before each a backslash stands, which
 * Discord does not show.
 */
const marks = /[\\*_~`|<>[\]()#@:+-]/g
/** A number with a full stop opens a list at the beginning of a line. */
const numbered = /^(\s*\d+)\./gm

/** `text` so that Discord shows it as it was typed. */
export const escapeMarkdown = (text: string) =>
  text.toWellFormed().replace(marks, '\\$&').replace(numbered, '$1\\.')

const around = (mark: string, text: string) =>
  text === '' ? '' : `${mark}${escapeMarkdown(text)}${mark}`
export const bold = (text: string) => around('**', text)
export const underlined = (text: string) => around('__', text)
export const struck = (text: string) => around('~~', text)
export const code = (text: string) => `\`${text.replaceAll('`', '')}\``
export const link = (text: string, url: string) => `[${escapeMarkdown(text)}](<${url}>)`

const byLine = (markdown: string, opening: string) =>
  markdown
    .split('\n')
    .map(line => opening + line)
    .join('\n')

/** Small and grey, on one line: the mark ends with it. */
export const subtext = (text: string) => `-# ${escapeMarkdown(text.replace(/\s+/gu, ' '))}`

export const bar = '> '
/** Behind a bar; a line feed does not end the quotation. */
export const quoted = (markdown: string) => byLine(markdown, bar)

/** A stretch of what a reader sees, with the mark-up that it stands in. */
export interface Marked {
  readonly text: string
  readonly underlined: boolean
  readonly struck: boolean
}

/** What a reader sees of Markdown as it is made here, stretch by stretch. */
export function readMarkdown(markdown: string): readonly Marked[] {
  const seen: Marked[] = []
  let [underlined, struck] = [false, false]
  let text = ''
  const end = () => {
    if (text !== '') seen.push({ text, underlined, struck })
    text = ''
  }
  for (const [token] of markdown.matchAll(/\\.|\*\*|__|~~|[^\\*_~]+|./gsu)) {
    if (token === '**') continue
    if (token === '__' || token === '~~') {
      end()
      if (token === '__') underlined = !underlined
      else struck = !struck
    } else text += token.length > 1 && token.startsWith('\\') ? token.slice(1) : token
  }
  end()
  return seen
}
