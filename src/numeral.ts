const digitValues = new Map(
  [...'〇零一二两三四五六七八九'].map((char, index) => [
    char,
    [0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9][index] ?? 0,
  ]),
)
const unitValues = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
const bigUnitValues = new Map([
  ['万', 10_000],
  ['亿', 100_000_000],
])

/** Every character that a Chinese numeral is written with, for use inside `[…]`. */
export const numeralChars = '〇零一二两三四五六七八九十百千万亿'
/** A numeral that is hardly a word of a dictionary, as a pattern: 一百五十一, 五万, not 千万. */
export const longNumeral = `[${numeralChars}]{3,}|[一二两三四五六七八九十][百千万亿]`
const writtenInChinese = new RegExp(`^[${numeralChars}]{1,20}$`)

/**
 * The whole number that `text` writes in Arabic digits or in Chinese:
 * `12`, `十二`, `二百零五`, `三千二百`, `二〇三〇`; `undefined` when it writes none.
 */
export function parseNumeral(text: string): number | undefined {
  if (/^[0-9]{1,15}$/.test(text)) return Number(text)
  if (!writtenInChinese.test(text)) return undefined
  const places = [...text].map(char => digitValues.get(char))
  if (places.every(value => value !== undefined))
    return text.length > 15 ? undefined : Number(places.join(''))
  return readUnits(text)
}

/** Sums `二百零五`: a digit waits for its unit, 万 and 亿 multiply what came before that is smaller. */
function readUnits(text: string): number | undefined {
  let total = 0
  let section = 0
  let digit: number | undefined
  for (const char of text) {
    const value = digitValues.get(char)
    const unit = unitValues.get(char)
    const bigUnit = bigUnitValues.get(char)
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined
      digit = value
    } else if (unit !== undefined) {
      section += (digit ?? 1) * unit
      digit = undefined
    } else if (bigUnit !== undefined) {
      const smaller = section + (digit ?? 0)
      const times = total < bigUnit ? total + smaller : smaller
      if (times === 0) return undefined
      total = times * bigUnit + (total < bigUnit ? 0 : total)
      section = 0
      digit = undefined
    }
  }
  const sum = total + section + (digit ?? 0)
  return Number.isSafeInteger(sum) ? sum : undefined
}

const digits = [...'零一二三四五六七八九']
const units = ['', '十', '百', '千']

/**
 * A whole number below 10,000 in Chinese as it is read: 22 → 二十二, 205 → 二百零五, 6200 →
 * 六千二百; `undefined` of any other.
 */
export function chineseNumeral(value: number): string | undefined {
  if (!Number.isInteger(value) || value < 1 || value > 9999) return undefined
  const places = [...String(value)].map(Number)
  const read = places.map((digit, at) =>
    digit === 0 ? '零' : `${digits[digit]}${units[places.length - 1 - at]}`,
  )
  return read.join('').replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十')
}

/** Digits in Chinese one by one, as years are written: 2029 → 二〇二九. */
export const chineseDigits = (written: string) =>
  written.replace(/\d/g, digit => (digit === '0' ? '〇' : (digits[Number(digit)] ?? '')))
