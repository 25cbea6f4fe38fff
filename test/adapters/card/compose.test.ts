import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Composition, compose, type Frame } from '../../../adapters/card/compose.ts'
import { openFont } from '../../../adapters/card/font.ts'
import type { Measure } from '../../../src/line-breaks.ts'
import { splitsPair } from '../../../src/text.ts'
import { openLibrary } from '../../fixture.ts'

const frame: Frame = { width: 980, height: 372, sizes: [68, 56, 46, 36, 28], leading: 1.62 }

let texts: readonly string[]
let widthOf: Measure
beforeAll(async () => {
  const { passages } = await openLibrary()
  texts = passages.map(({ text }) => text)
  widthOf = (await (await openFont()).faceFor(texts.join(''))).widthOf
})

/** Any stretch of any passage that we ship, some with Latin in them. */
const stretch = () =>
  fc
    .record({
      text: fc.constantFrom(...texts),
      from: fc.nat({ max: 400 }),
      length: fc.integer({ min: 1, max: 400 }),
      latin: fc.constantFrom('', 'CPTPP ', '2030', 'the Belt and Road '),
    })
    .map(({ text, from, length, latin }) => {
      const start = from % text.length
      return text.slice(start, start + 20) + latin + text.slice(start + 20, start + length)
    })
    .filter(text => text !== '')

const textsOf = ({ lines }: Composition) => lines.map(({ text }) => text)

describe('the words of a card', () => {
  it('are set large where they are few', () => {
    expect(compose('共商共建共享', frame, widthOf)).toEqual({
      size: 68,
      lines: [{ text: '共商共建共享', spacing: 0 }],
      end: 6,
    })
  })

  it('begin no line with a mark that closes and end none with one that opens', () => {
    fc.assert(
      fc.property(stretch(), words => {
        for (const line of textsOf(compose(words, frame, widthOf)).slice(1))
          expect(line).not.toMatch(/^[，。、；：？！）》”’…—]/u)
        for (const line of textsOf(compose(words, frame, widthOf)).slice(0, -1))
          expect(line).not.toMatch(/[（《“‘]$/u)
      }),
    )
  })

  it('are the quotation’s own from its beginning, none left out, none added', () => {
    fc.assert(
      fc.property(stretch(), words => {
        const set = compose(words, frame, widthOf)
        const shown = words.slice(0, set.end)
        expect(textsOf(set).join('').replace(/\s/g, '')).toBe(shown.replace(/\s/g, ''))
        expect(splitsPair(words, set.end)).toBe(false)
      }),
    )
  })

  it('keep within the frame, spread or not, and leave a line free where they are cut', () => {
    fc.assert(
      fc.property(stretch(), words => {
        const { size, lines, end } = compose(words, frame, widthOf)
        const free = end < words.length ? 1 : 0
        expect((lines.length + free) * size * frame.leading).toBeLessThanOrEqual(frame.height)
        for (const { text, spacing } of lines) {
          const gaps = [...text].length - 1
          expect(widthOf(text) * size + spacing * gaps).toBeLessThanOrEqual(frame.width + 0.01)
          expect(spacing).toBeLessThan(size / 5)
        }
      }),
    )
  })

  it('are cut at the end of a sentence where that can be', () => {
    const words = `${'一'.repeat(150)}。${'二'.repeat(300)}。`
    expect(compose(words, frame, widthOf).end).toBe(151)
  })

  it('are cut between characters where there is no sentence', () => {
    const { end } = compose('𠮷'.repeat(500), frame, () => 1)
    expect(end % 2).toBe(0)
    expect(end).toBeGreaterThan(200)
  })
})
