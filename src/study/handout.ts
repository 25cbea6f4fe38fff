import { cite } from '../cite.ts'
import { wordingIn } from '../i18n/wording.ts'
import type { Library } from '../library.ts'
import type { Locale } from '../passage.ts'
import { plainChanges } from '../reply/plain.ts'
import type { File } from '../reply/reply.ts'
import type { Evidence } from './evidence.ts'

/** A line of a handout, by what it is. */
export type HandoutLine =
  | { readonly kind: 'title' | 'question' | 'quotation' | 'source' | 'note'; readonly text: string }
  | { readonly kind: 'reference'; readonly number: number; readonly text: string }

/** A board of evidence to print or to work on. */
export interface Handout {
  readonly title: string
  readonly lines: readonly HandoutLine[]
  readonly markdown: File
}

interface HandoutContext {
  readonly locale: Locale
  readonly library: Library
  readonly publicUrl: string | undefined
  readonly today: string
}

/**
 * Every piece of evidence with its full citation, question by question, and the works
 * that were quoted as GB/T 7714 references at the end.
 *
 * @param names by what name others know each reader
 */
export function handoutIn(
  evidence: readonly Evidence[],
  names: ReadonlyMap<string, string>,
  context: HandoutContext,
): Handout {
  const say = wordingIn(context.locale)
  const title = say['board.title']
  const lines: HandoutLine[] = [{ kind: 'title', text: title }]
  const references: string[] = []
  const numberOf = (reference: string) => {
    if (!references.includes(reference)) references.push(reference)
    return references.indexOf(reference) + 1
  }
  for (const question of new Set(evidence.map(({ pin }) => pin.question))) {
    lines.push({ kind: 'question', text: question === '' ? say['board.noQuestion'] : question })
    for (const piece of evidence.filter(({ pin }) => pin.question === question)) {
      const { pin } = piece
      lines.push(...pieceLines(piece, numberOf, context))
      const by = say['board.by'](say[`option.${pin.stance}`], names.get(pin.reader) ?? '')
      lines.push({ kind: 'note', text: pin.note === '' ? by : `${by}: ${pin.note}` })
    }
  }
  lines.push({ kind: 'question', text: say['board.references'] })
  for (const [at, text] of references.entries())
    lines.push({ kind: 'reference', number: at + 1, text })
  return { title, lines, markdown: markdownOf(lines) }
}

function pieceLines(
  piece: Evidence,
  numberOf: (reference: string) => number,
  { locale, library, publicUrl, today }: HandoutContext,
): readonly HandoutLine[] {
  const say = wordingIn(locale)
  if (piece.kind === 'gone') {
    return [
      { kind: 'note', text: say['board.gone'] },
      { kind: 'quotation', text: piece.pin.words },
      { kind: 'source', text: piece.pin.address },
    ]
  }
  const { quote } = piece
  const work = library.workOf(quote.passage)
  const full = cite(quote, work, { locale, style: 'full', publicUrl, today })
  const reference = cite(quote, work, { locale, style: 'gbt', publicUrl, today })
  const source: HandoutLine = {
    kind: 'source',
    text: `${full.text} [${numberOf(reference.text)}]`,
  }
  return piece.kind === 'as pinned'
    ? [{ kind: 'quotation', text: quote.words }, source]
    : [
        { kind: 'quotation', text: piece.pin.words },
        source,
        { kind: 'note', text: `${say['board.changed']} ${plainChanges(piece.changes)}` },
      ]
}

/** Text so that no Markdown reader takes any of it for mark-up. */
const escaped = (text: string) => text.replace(/[\\`*_{}[\]<>#+!|~-]/g, '\\$&')

function markdownOf(lines: readonly HandoutLine[]): File {
  const text = lines.map(markdownLine).join('')
  return {
    kind: 'file',
    name: 'board.md',
    type: 'text/markdown',
    content: new TextEncoder().encode(text),
  }
}

function markdownLine(line: HandoutLine): string {
  switch (line.kind) {
    case 'title':
      return `# ${escaped(line.text)}\n`
    case 'question':
      return `\n## ${escaped(line.text)}\n`
    case 'quotation':
      return `\n${escaped(line.text).replace(/^/gm, '> ')}\n`
    case 'source':
      return `>\n> —— ${escaped(line.text)}\n`
    case 'note':
      return `\n${escaped(line.text)}\n`
    case 'reference':
      return `\n\\[${line.number}\\] ${escaped(line.text)}\n`
  }
}
