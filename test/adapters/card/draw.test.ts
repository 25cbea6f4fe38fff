import { beforeAll, describe, expect, it } from 'vitest'
import type { CardText } from '../../../adapters/card/design.ts'
import { type Drawn, openDrawer } from '../../../adapters/card/draw.ts'
import { openFont } from '../../../adapters/card/font.ts'
import { wordingIn } from '../../../src/i18n/wording.ts'
import { openLibrary } from '../../fixture.ts'
import { sizeOfPng } from '../cards.ts'

const card: CardText = {
  words: '坚持建设绿色丝绸之路，对接联合国2030年可持续发展议程',
  citation: 'Improving the Mechanisms §3 ¶1',
  title: '《完善推进高质量共建“一带一路”机制》',
  address: 'beltroad/3.1@16-43',
  excerpt: '…… (excerpt)',
}

let draw: (card: CardText) => Promise<Drawn>
beforeAll(async () => {
  draw = await openDrawer()
})

async function drawn(rest: Partial<CardText> = {}): Promise<Uint8Array> {
  const drawn = await draw({ ...card, ...rest })
  if ('uncovered' in drawn) throw new RangeError(`no form for ${drawn.uncovered}`)
  return drawn.png
}

describe('a card', () => {
  it('is a PNG of 1200 by 630 pixels', async () => {
    expect(sizeOfPng(await drawn())).toEqual([1200, 630])
  })
  it('is the same, to the byte, for the same words', async () => {
    expect(Buffer.compare(await drawn(), await drawn())).toBe(0)
  })
  it.each(['words', 'citation', 'title', 'address'] as const)(
    'is another with other %s',
    async field => {
      const other = await drawn({ [field]: `${card[field]}二` })
      expect(Buffer.compare(await drawn(), other)).not.toBe(0)
    },
  )
  it('says that it is an excerpt only where it is', async () => {
    const excerpt = '（节选）'
    expect(Buffer.compare(await drawn(), await drawn({ excerpt }))).toBe(0)
    const words = card.words.repeat(20)
    const [one, other] = [await drawn({ words }), await drawn({ words, excerpt })]
    expect(Buffer.compare(one, other)).not.toBe(0)
  })
  it('is not drawn with holes in it: characters without a form are named', async () => {
    expect(await draw({ ...card, words: '丝绸𓀀之路😀' })).toEqual({ uncovered: ['𓀀', '😀'] })
  })
  it('has rare and traditional characters out of further slices of the font', async () => {
    expect(sizeOfPng(await drawn({ words: '絲綢之路，龘' }))).toEqual([1200, 630])
  })
  it('leaves out what nobody sees', async () => {
    expect(Buffer.compare(await drawn(), await drawn({ words: `\u200b${card.words}\u0007` }))).toBe(
      0,
    )
  })
})

describe('the font', () => {
  it('has a form for every character that we ship, on cards in either language', async () => {
    const { works, passages } = await openLibrary()
    const all = [
      ...passages.map(({ text }) => text),
      ...works.flatMap(({ title, sections }) => [
        title.zh,
        title.en,
        ...sections.map(({ heading }) => heading),
      ]),
      ...(['zh', 'en'] as const).map(locale => wordingIn(locale)['card.excerpt']),
      '第部分节段开篇§¶@/-.0123456789abcdefghijklmnopqrstuvwxyz章句',
    ].join('')
    const font = await openFont()
    expect((await font.faceFor(all)).uncovered).toEqual([])
    expect((await font.faceFor(`${all}𓀀`)).uncovered).toEqual(['𓀀'])
  })
  it('sets a Chinese character as wide as its size, and Latin narrower', async () => {
    const { widthOf } = await (await openFont()).faceFor('绿色i')
    expect(widthOf('绿色')).toBe(2)
    expect(widthOf('i')).toBeLessThan(0.5)
  })
})
