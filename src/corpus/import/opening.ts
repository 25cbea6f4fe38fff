import { numeralChars, parseNumeral } from '../../numeral.ts'

/** The ordinal that a paragraph or a heading opens with. */
export interface Opening {
  /** Which series it belongs to: all of 第一， 第二， are one, all of （一） （二） another. */
  readonly form: 'di' | `di-${string}` | 'cn' | 'cn-brackets' | 'digit' | 'digit-brackets'
  readonly value: number
  /** Where the words begin, in UTF-16 code units. */
  readonly length: number
}

const cn = `[${numeralChars}]{1,5}`
const number = `(?:${cn}|\\d{1,4})`
/**
 * A numeral counts only with the mark that makes it an ordinal, so that 第三产业占比…,
 * 一、二线城市… and 2.5万亿元… remain running text.
 */
const forms = [
  ['di', new RegExp(`^第(${number})[，,、：:][ \u3000]*`, 'u')],
  ['di-', new RegExp(`^第(${number})(部分|[编章节条款项篇讲课])(?:[\\s，,、：:]+|$)`, 'u')],
  ['di', new RegExp(`^第(${number})[ \u3000]+`, 'u')],
  ['cn', new RegExp(`^(${cn})[、．.](?![${numeralChars}])[ \u3000]*`, 'u')],
  ['cn-brackets', new RegExp(`^[（(](${cn})[）)][ \u3000]*`, 'u')],
  ['digit', /^(\d{1,2})[.．、](?!\d)[ \u3000]*/u],
  ['digit-brackets', /^[（(]?(\d{1,2})[）)][ \u3000]*/u],
] as const

/** The ordinal that opens `text`, or `undefined`. */
export function openingOf(text: string): Opening | undefined {
  for (const [form, pattern] of forms) {
    const found = pattern.exec(text)
    if (!found) continue
    const [printed, numeral = '', unit = ''] = found
    const value = parseNumeral(numeral)
    if (value === undefined) continue
    return { form: form === 'di-' ? `di-${unit}` : form, value, length: printed.length }
  }
  return undefined
}

/** The series that part an article: its members are sections even when each is one sentence. */
export const isMajor = ({ form }: Opening) => form === 'di' || form === 'cn'
