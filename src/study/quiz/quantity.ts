import { parseNumeral } from '../../numeral.ts'
import type { Span } from '../../passage.ts'

/** A number with its unit as a text writes it: `150多个`, `2030年`, `十八大`, `数千个`. */
export interface Quantity {
  readonly span: Span
  readonly words: string
  /** What can be offered against each other: years, counts of one unit, percentages. */
  readonly class: string
  readonly script: 'arabic' | 'chinese' | 'vague'
  /** Whether 多 or 余 says that it is somewhat more. */
  readonly about: boolean
  /** The number as written, without 万 or 亿, 多 or 余. */
  readonly digits: string
  /** What follows the digits: `多个`, `万人次`. */
  readonly rest: string
}

const units = [
  '个百分点|年代|小时|个月|人次|平方公里|公里|公顷|亿元|美元|千瓦',
  '[%％年月日天届项个份家条种件次位名人类座所批期倍元吨亩户]',
].join('|')
const patterns: readonly { readonly script: Quantity['script']; readonly pattern: RegExp }[] = [
  {
    script: 'arabic',
    pattern: new RegExp(
      String.raw`(?<![第\p{N}\p{Script=Latin}.+＋,/-])(?<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?<rest>[十百千]?[万亿]?(?<about>[多余]?)(?<unit>${units}))`,
      'gu',
    ),
  },
  {
    script: 'chinese',
    pattern: new RegExp(
      String.raw`(?<![第数几初〇零一二两三四五六七八九十百千万亿\p{N}])(?<digits>[二三四五六七八九十][一二三四五六七八九十百]{0,4})(?<rest>(?<about>[多余]?)(?<unit>大(?=以来|[^\p{Script=Han}])|${units}))`,
      'gu',
    ),
  },
  {
    script: 'vague',
    pattern: new RegExp(
      String.raw`(?<!\p{N})数(?<digits>[十百千万亿])(?<rest>(?<about>)(?<unit>${units}))`,
      'gu',
    ),
  },
]

/** The quantities of `text`, in order. Ordinals (第三) and the one (一个) are none. */
export const quantitiesIn = (text: string): readonly Quantity[] =>
  patterns
    .flatMap(({ script, pattern }) =>
      Array.from(text.matchAll(pattern), ({ index, groups, 0: words }): Quantity => {
        const { digits = '', rest = '', about = '', unit = '' } = groups ?? {}
        const isYear = script === 'arabic' && digits.length === 4 && rest === '年'
        return {
          span: { start: index, end: index + words.length },
          words,
          class: isYear ? 'year' : unit,
          script,
          about: about !== '',
          digits,
          rest,
        }
      }),
    )
    .sort((a, b) => a.span.start - b.span.start)

/** Whether a reader could take one for the other: the same unit, script and magnitude. */
export function isLike(a: Quantity, b: Quantity): boolean {
  if (a.class !== b.class || a.script !== b.script || a.about !== b.about) return false
  const [left, right] = [amountOf(a), amountOf(b)]
  if (left === undefined || right === undefined) return false
  if (a.class === 'year') return Math.abs(left - right) <= 5
  return left <= right * 10 && right <= left * 10
}

const scales: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

function amountOf({ digits, rest }: Quantity): number | undefined {
  const value = parseNumeral(digits) ?? Number(digits.replaceAll(',', ''))
  return Number.isNaN(value) ? undefined : value * (scales[rest.charAt(0)] ?? 1)
}

/** Numbers of the same form near this one, two on either side: `22个` has `20个`, `21个`, `23个`, `24个`. */
export function neighboursOf(quantity: Quantity): readonly string[] {
  if (quantity.script === 'vague') {
    return [...'十百千万'].map(digits => `数${digits}${quantity.rest}`)
  }
  const [whole = '', fraction = ''] = quantity.digits.split('.')
  const value = parseNumeral(whole.replaceAll(',', '') + fraction)
  if (value === undefined) return []
  const step = stepOf(value, quantity)
  return [1, -1, 2, -2]
    .map(times => value + times * step)
    .filter(near => near > 0 && near <= (highest[quantity.class] ?? near))
    .filter(near => quantity.script === 'arabic' || (1 < near && near < 100))
    .map(near => `${written(near, quantity)}${quantity.rest}`)
}

/** What the calendar has no more of. */
const highest: Readonly<Record<string, number>> = { 月: 12, 日: 31 }

/** Neighbours are as round as the number: 150 has 140 and 160, 349 has 339 and 359, 2030 (a year) 2035. */
function stepOf(value: number, quantity: Quantity): number {
  if (quantity.class === 'year') return value % 5 === 0 ? 5 : 1
  const round = 10 ** (/0*$/.exec(String(value))?.[0].length ?? 0)
  if (value === round && round > 1 && !quantity.about) return round / 2
  return round === 1 && value >= 100 ? 10 ** (String(value).length - 2) : round
}

function written(value: number, { script, digits }: Quantity): string {
  if (script === 'chinese') return inChinese(value)
  const decimals = digits.split('.')[1]?.length ?? 0
  const plain = (value / 10 ** decimals).toFixed(decimals)
  return digits.includes(',') ? plain.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : plain
}

const numerals = '〇一二三四五六七八九'

/** A whole number from 1 to 99 in Chinese: `十八`, `二十`. */
function inChinese(value: number): string {
  const tens = Math.floor(value / 10)
  const ones = value % 10 === 0 ? '' : numerals.charAt(value % 10)
  if (tens === 0) return ones
  return `${tens === 1 ? '' : numerals.charAt(tens)}十${ones}`
}
