import {
  chineseDigits,
  chineseNumeral,
  longNumeral,
  numeralChars,
  parseNumeral,
} from '../../numeral.ts'
import type { Span } from '../../passage.ts'
import type { Segmenter } from '../segment/segment.ts'
import { goesOn, joinUnits, type Unit } from './names.ts'
import type { Vocabulary } from './vocabulary.ts'

const numerals = new RegExp(
  `[百千]分之[${numeralChars}]+(?:点[${numeralChars}]+)?|${longNumeral}`,
  'gu',
)

/** Where numerals stand in a Chinese run that are hardly words of a dictionary: 一百五十一, 百分之三点五. */
export const numeralsIn = (run: string): readonly Span[] =>
  Array.from(run.matchAll(numerals), ({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
  })).filter(({ start, end }) => otherWritings(run.slice(start, end)).length > 0)

/** A number in Arabic digits or in Chinese as the other writes it, with the word that it counts; nothing of what is no number. */
export function otherWritings(word: string): readonly string[] {
  const share = inShares(word)
  if (share !== undefined) return [share]
  const [, written = '', rest = ''] = counted.exec(word) ?? []
  const value = parseNumeral(written)
  if (value === undefined) return []
  if (!/^\d/.test(written)) return [value + rest, ...inTenThousands(written).map(it => it + rest)]
  const inYears = /^[12]\d{3}$/.test(written)
    ? [chineseDigits(written), chineseDigits(written).replaceAll('〇', '零')]
    : []
  const read = chineseNumeral(value)
  return [...(read === undefined ? [] : [read]), ...inYears].map(it => it + rest)
}

/** The tokens of a number in Chinese that the index holds by its value, whatever words the text's segmenter makes of it. */
export function valueTokens(word: string): readonly string[] {
  const [, written = '', rest = ''] = long.exec(word) ?? []
  const value = parseNumeral(written)
  return value === undefined ? [] : [String(value), ...rest]
}

const long = new RegExp(`^(${longNumeral})(.?)$`, 'u')
const counted = new RegExp(`^([${numeralChars}]+|\\d+)(?![.\\d%‰])(.*)$`, 'u')

/** 十五万 is written 15万 too. */
function inTenThousands(written: string): readonly string[] {
  const [, before = '', unit = ''] = /^(.+)([万亿])$/u.exec(written) ?? []
  const value = parseNumeral(before)
  return value === undefined ? [] : [value + unit]
}

const [hundredth, thousandth] = ['百分之', '千分之']

/** 3.5% is 百分之三点五. */
function inShares(word: string): string | undefined {
  const [, whole = '', part = '', sign] = /^(\d+)(?:\.(\d+))?([%‰])$/u.exec(word) ?? []
  if (sign !== undefined) {
    const read = Number(whole) === 0 ? '零' : chineseNumeral(Number(whole))
    const behind = part === '' ? '' : `点${chineseDigits(part).replaceAll('〇', '零')}`
    return read && (sign === '%' ? hundredth : thousandth) + read + behind
  }
  const [, of, number = '', decimals] = /^([百千]分之)([^点]+)(?:点(.+))?$/u.exec(word) ?? []
  const value = parseNumeral(number)
  if (of === undefined || value === undefined) return undefined
  const places = [...(decimals ?? '')].map(parseNumeral).join('')
  return `${value}${places === '' ? '' : `.${places}`}${of === hundredth ? '%' : '‰'}`
}

/** A number with the month or day that it counts, or with the letters that it is one name with: 3月, g20, b2b. */
export function joinedNumber(
  units: readonly Unit[],
  at: number,
  { segmenter, vocabulary }: { readonly segmenter: Segmenter; readonly vocabulary: Vocabulary },
): { readonly word: string; readonly length: number } | undefined {
  const [unit, next] = [units[at], units[at + 1]]
  if (unit === undefined || next === undefined || next.apart || unit.kind === 'han')
    return undefined
  if (unit.kind === 'number' && next.kind === 'han') {
    let end = at + 2
    while (goesOn(units[end], 'han')) end++
    const [word = ''] = segmenter.words(joinUnits(units.slice(at + 1, end)))
    const number = unit.text.replace(/^0+(?=\d)/, '')
    return /^[月日号]$/.test(word) ? { word: number + word, length: 2 } : undefined
  }
  let end = at + 1
  while (units[end]?.apart === false && units[end]?.kind !== 'han') end++
  const parts = units.slice(at, end)
  const isName = parts.length > 1 && parts.some(({ kind }) => kind === 'latin')
  // Pinyin may have its tone behind it: lv4 se4.
  const isPinyin = parts.some(
    ({ kind, text }, index) =>
      kind === 'latin' &&
      text.length > 1 &&
      vocabulary.frequency(text) === 0 &&
      /^[1-5]$/.test(parts[index + 1]?.text ?? ''),
  )
  return isName && !isPinyin ? { word: joinUnits(parts), length: parts.length } : undefined
}
