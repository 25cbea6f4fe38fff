import { isCjk, joinLines } from '../../text.ts'
import { openingOf } from './opening.ts'
import { takeSource } from './source-line.ts'

/**
 * The paragraphs of raw text, each on one line. Text that stands in columns is put
 * together again; text with one paragraph a line is left as it is.
 *
 * What lines alone cannot tell: a column that breaks, with a blank line, just behind a
 * full stop reads as two paragraphs; a paragraph whose last line fills the column and
 * that no blank line or indent follows reads as one with the next; a Latin word broken
 * without a hyphen gets a space; lines of verse as wide as each other read as a column; a
 * column most of whose lines happen to end a sentence reads as one paragraph a line.
 */
export function rejoin(text: string): readonly string[] {
  const lines = linesOf(text)
  const broken = isColumnBroken(lines)
  const paragraphs: Line[][] = []
  for (const line of lines) {
    const open = paragraphs.at(-1)
    if (open && broken && !startsParagraph(line, open)) open.push(line)
    else paragraphs.push([line])
  }
  return paragraphs.map(joinColumn)
}

interface Line {
  readonly text: string
  /** In Chinese characters: a Latin letter or a digit takes half the room. */
  readonly width: number
  /** Further in than the outermost line: `stray` by one space, `set` by more. */
  readonly indent: 'none' | 'stray' | 'set'
  readonly blankBefore: boolean
  readonly ended: boolean
  /** Clearly shorter than the lines around it, so it ends for a reason of its own. */
  readonly short: boolean
}

const widthOf = (text: string) => [...text].reduce((sum, char) => sum + (isCjk(char) ? 1 : 0.5), 0)

function linesOf(text: string): readonly Line[] {
  // Form feeds part pages, vertical tabs and U+2028 lines: all of them layout.
  const printed = text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').split('\n')
  const rows = printed.flatMap((raw, index) => {
    const words = raw.trim()
    if (words === '') return []
    const margin = widthOf(/^\s*/u.exec(raw)?.[0] ?? '')
    const blankBefore = index > 0 && printed[index - 1]?.trim() === ''
    return [{ text: words, margin, width: margin + widthOf(words), blankBefore }]
  })
  // Folded, not spread: a book has more lines than a call may have arguments.
  const outermost = rows.reduce((least, { margin }) => Math.min(least, margin), Infinity)
  return rows.map(({ text, margin, width, blankBefore }, index) => {
    const inset = margin - outermost
    // Measured against its neighbours, since one file may hold columns of several widths.
    const column = Math.max(...rows.slice(Math.max(0, index - 5), index + 6).map(row => row.width))
    return {
      text,
      width,
      indent: inset === 0 ? 'none' : inset < 1 ? 'stray' : 'set',
      blankBefore,
      ended: endsSentence(text) || takeSource(text) !== undefined,
      short: width < column * 0.8,
    }
  })
}

const endsSentence = (line: string) =>
  /[。！？!?…][”’」』）》"')\]]*$/u.test(line) || /[A-Za-z)"'”’][.]["'”’)\]]*$/u.test(line)

/** No column is narrower than this (verse is) or wider (that is a page of paragraphs). */
const columnWidths = { least: 6, most: 60 } as const

/**
 * Whether the file's lines are pieces of paragraphs. Where each line is a paragraph the
 * long ones end a sentence; in a column most of the lines that fill it do not, and some
 * begin a new one that they do not end, which no paragraph and no headline does.
 */
function isColumnBroken(lines: readonly Line[]): boolean {
  const running = lines.filter(({ text }) => !/^#{1,6}\s/.test(text))
  const widths = running.map(({ width }) => width).sort((a, b) => a - b)
  // One overlong line (an address, a table row) does not make a page of paragraphs.
  const column = widths[Math.floor((widths.length - 1) * 0.9)] ?? 0
  if (column < columnWidths.least || column > columnWidths.most) return false
  const full = running.filter(({ width }) => width >= column * 0.8)
  const open = full.filter(({ ended }) => !ended)
  const hasSentences = running.some(({ text }) => /[。！？]|[a-z]\./u.test(text))
  const beginning = open.filter(({ text }) => /[。！？][^。！？”’」』）》]/u.test(text))
  const mostlyOpen = open.length >= full.length / 2
  return hasSentences && (mostlyOpen || beginning.length >= full.length / 5)
}

function startsParagraph(line: Line, open: readonly Line[]): boolean {
  const before = open.at(-1)
  if (before === undefined || isMarked(line) || isMarked(before)) return true
  const numbered = openingOf(line.text) !== undefined
  if (before.ended) return line.blankBefore || line.indent !== 'none' || numbered || before.short
  // A headline or 一、总体要求 has no full stop to end it; but it never fills its column,
  // and what comes next stands apart from it, is numbered itself, or does fill the column.
  const standsAlone = open.every(({ short, ended }) => short && !ended)
  return standsAlone && (line.blankBefore || line.indent === 'set' || numbered || !line.short)
}

const isMarked = ({ text }: Line) => /^#{1,6}(\s|$)/.test(text)

/** Chinese typesetting breaks a number between its digits; a space there would make two of it. */
const joinColumn = (lines: readonly Line[]) =>
  lines.reduce((before, { text }) => {
    const insideNumber = /\p{Script=Han}/u.test(before) && /\d$/.test(before) && /^\d/.test(text)
    return insideNumber ? before + text : joinLines([before, text])
  }, '')
