import { isCjk } from '../../text.ts'
import { openingOf } from './opening.ts'

/**
 * `text` without the single spaces that typesetting left in it: between a Chinese
 * character and a number (`设立 22个`), and, `betweenChinese`, between two Chinese
 * characters. Two spaces or a tab are someone's own (names in a row, columns of a
 * table); so is the space that parts a heading's number from its words (`第一章 总则`).
 */
export function dropLayoutSpaces(
  text: string,
  { betweenChinese }: { readonly betweenChinese: boolean },
): string {
  const ordinalEnd = openingOf(text)?.length
  return text.replace(/(?<=\S)[ \u00a0](?=\S)/gu, (space, offset: number) => {
    if (offset + 1 === ordinalEnd) return space
    const [after] = text.slice(offset + 1, offset + 3)
    const before = [...text.slice(Math.max(0, offset - 2), offset)].at(-1)
    const beforeNumber = isCjk(before) && /[0-9]/.test(after ?? '')
    const afterNumber = /[0-9%％‰℃]/.test(before ?? '') && isCjk(after)
    const inChinese = betweenChinese && isCjk(before) && isCjk(after)
    return beforeNumber || afterNumber || inChinese ? '' : space
  })
}
