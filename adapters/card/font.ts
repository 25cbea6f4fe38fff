import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import opentype from '@shuding/opentype.js'
import { z } from 'zod'

/** A part of the font as the drawer takes it. */
interface FontPart {
  readonly name: string
  readonly data: Buffer
  readonly weight: 400
  readonly style: 'normal'
}

/** The one family and weight that cards are set in. */
export const family = 'Noto Serif SC'

/** The font as far as one text needs it. */
interface Face {
  /** The same array for the same parts, by which the drawer knows what it has read before. */
  readonly parts: FontPart[]
  /** How wide `text` is, in ems: a Chinese character is 1. */
  widthOf(text: string): number
  /** Characters of the text that no part of the font has. */
  readonly uncovered: readonly string[]
}

export interface FontShelf {
  faceFor(text: string): Promise<Face>
}

/** A part of the font that has been read. */
interface Part extends FontPart {
  has(char: string): boolean
  widthOf(char: string): number
}

/** Which characters each slice of the font is for: `U+4e00-4e05,U+4e07`, by the slice's name. */
const slicesSchema = z.record(z.string(), z.string())

interface Slice {
  readonly name: string
  holds(codePoint: number): boolean
}

/** What is not seen stands in no font, and is not drawn. */
export const unseen = /\p{Default_Ignorable_Code_Point}|\p{Cc}/gu

/**
 * Opens the font, out of its package. Its simplified Chinese, with Latin, is read whole: one
 * file, eight thousand characters. Slices for rarer ones are read as a text needs them.
 */
export async function openFont(): Promise<FontShelf> {
  const main = await readPart('chinese-simplified')
  const slices = await readSlices()
  const read = new Map<string, Promise<Part>>()
  const partsBy = new Map<string, FontPart[]>()
  const sliceNamed = (name: string) => {
    const known = read.get(name) ?? readPart(name)
    read.set(name, known)
    return known
  }
  return {
    faceFor: async text => {
      const chars = [...new Set(text.replace(unseen, ''))].filter(char => !/\s/u.test(char))
      const rare = chars.filter(char => !main.has(char)).map(char => char.codePointAt(0) ?? 0)
      const names = slices.filter(({ holds }) => rare.some(holds)).map(({ name }) => name)
      const parts = [main, ...(await Promise.all(names.map(sliceNamed)))]
      const key = names.join()
      const given = partsBy.get(key) ?? parts
      partsBy.set(key, given)
      const widthOfChar = (char: string) =>
        (parts.find(part => part.has(char)) ?? main).widthOf(char)
      return {
        parts: given,
        widthOf: text => [...text].reduce((sum, char) => sum + widthOfChar(char), 0),
        uncovered: chars.filter(char => !parts.some(part => part.has(char))),
      }
    },
  }
}

const packageOf = createRequire(import.meta.url)

async function readPart(name: string): Promise<Part> {
  const file = `@fontsource/noto-serif-sc/files/noto-serif-sc-${name}-400-normal.woff`
  const data = await readFile(packageOf.resolve(file))
  const font = opentype.parse(Uint8Array.from(data).buffer)
  return {
    ...{ name: family, data, weight: 400, style: 'normal' },
    has: char => font.charToGlyphIndex(char) > 0,
    widthOf: char => font.charToGlyph(char).advanceWidth / font.unitsPerEm,
  }
}

async function readSlices(): Promise<readonly Slice[]> {
  const path = packageOf.resolve('@fontsource/noto-serif-sc/unicode.json')
  const listed = slicesSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  return Object.entries(listed).map(([name, ranges]) => {
    const parsed = ranges.split(',').map(range => {
      const [first = '', last = first] = range.replace('U+', '').split('-')
      return { first: Number.parseInt(first, 16), last: Number.parseInt(last, 16) }
    })
    return {
      name: name.replace(/[[\]]/g, ''),
      holds: codePoint => parsed.some(({ first, last }) => first <= codePoint && codePoint <= last),
    }
  })
}
