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
const chineseNumeral = new RegExp(`^[${numeralChars}]{1,20}$`)

/**
 * The whole number that `text` writes in Arabic digits or in Chinese:
 * `12`, `十二`, `二百零五`, `三千二百`, `二〇三〇`; `undefined` when it writes none.
 */
export function parseNumeral(text: string): number | undefined {
  if (/^[0-9]{1,15}$/.test(text)) return Number(text)
  if (!chineseNumeral.test(text)) return undefined
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
