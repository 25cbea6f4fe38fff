import { numeralChars, parseNumeral } from '../numeral.ts'

/** A heading's own number, as printed and as a value. */
export interface Ordinal {
  /** `第三`, `三`, `（三）`, `3`: the mark without what parts it from the words. */
  readonly printed: string
  readonly value: number
}

const numerals = `[${numeralChars}]{1,7}`
const forms = [
  `第(?:${numerals}|\\d{1,3})(?:部分|[编章节条款项点篇])?`,
  `[（(](?:${numerals}|\\d{1,3})[）)]`,
  `${numerals}(?=[、，．.是])`,
  `\\d{1,3}(?=[.．、](?!\\d))`,
]
const opening = new RegExp(`^(?:${forms.join('|')})`, 'u')

/** The number that `heading` opens with: `第三，…`, `三、…`, `（三）…`, `3. …`. */
export function ordinalOf(heading: string): Ordinal | undefined {
  const [printed] = opening.exec(heading) ?? []
  if (printed === undefined) return undefined
  const value = parseNumeral(printed.replace(/[第（）()部分编章节条款项点篇]/gu, ''))
  return value === undefined ? undefined : { printed, value }
}
