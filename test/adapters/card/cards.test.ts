import { PassThrough } from 'node:stream'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { DrawingError } from '../../../adapters/card/apart.ts'
import { createCards } from '../../../adapters/card/cards.ts'
import { quote, quoteWhole } from '../../../src/quote.ts'
import { openLibrary, passageAt, passageOf } from '../../fixture.ts'
import { drawingThread, sizeOfPng } from '../cards.ts'

const library = await openLibrary()
const passage = passageAt(library, 'beltroad/3.1')
const work = library.workOf(passage)
const silent = pino({ level: 'silent' })

describe('cards', () => {
  it('that are wanted at once, and again, are drawn once', async () => {
    const cards = createCards(silent, drawingThread)
    const whole = quoteWhole(passage)
    const [one, same] = await Promise.all([
      cards.draw(whole, work, 'zh'),
      cards.draw(whole, work, 'zh'),
    ])
    expect(sizeOfPng(one ?? new Uint8Array())).toEqual([1200, 630])
    expect(same).toBe(one)
    expect(await cards.draw(whole, work, 'zh')).toBe(one)
    expect(await cards.draw(whole, work, 'en')).not.toBe(one)
  })
  it('have another tag for another span, language or wording', () => {
    const cards = createCards(silent, drawingThread)
    const whole = quoteWhole(passage)
    const changed = quoteWhole({ ...passage, text: `${passage.text}。` })
    const tags = [
      cards.tagOf(whole, work, 'zh'),
      cards.tagOf(whole, work, 'en'),
      cards.tagOf(quote(passage, { start: 0, end: 3 }), work, 'zh'),
      cards.tagOf(changed, work, 'zh'),
    ]
    expect(new Set(tags).size).toBe(4)
    expect(cards.tagOf(quoteWhole(passage), work, 'zh')).toBe(tags[0])
  })
  it('with a character that the font lacks are left out, and the log names it', async () => {
    const lines = new PassThrough()
    const cards = createCards(pino(lines), drawingThread)
    expect(await cards.draw(quoteWhole(passageOf('丝绸𓀀')), work, 'zh')).toBeUndefined()
    expect(JSON.parse(String(lines.read()))).toMatchObject({
      level: 40,
      address: 'trial/1.1',
      characters: ['U+13000'],
    })
  })
  it('that cannot be drawn say so, and the next is tried anew', async () => {
    const cards = createCards(silent, new URL('data:text/javascript,process.exit(1)'))
    for (const locale of ['zh', 'en'] as const)
      await expect(cards.draw(quoteWhole(passage), work, locale)).rejects.toThrow(DrawingError)
  })
  it('are not waited for without end', async () => {
    const lines = new PassThrough()
    const cards = createCards(pino(lines), drawingThread)
    const drawing = Array.from({ length: 61 }, (_, at) =>
      cards.draw(quote(passage, { start: at, end: at + 2 }), work, 'zh'),
    )
    const drawn = await Promise.all(drawing)
    expect(drawn.filter(picture => picture === undefined)).toHaveLength(1)
    expect(String(lines.read())).toContain('too many cards')
  })
})
