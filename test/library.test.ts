import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../src/library.ts'
import { addressOfQuote } from '../src/quote.ts'
import { anyText, likelyText, openLibrary, passageAt } from './fixture.ts'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})

/** What `typed` names, in short: a work’s id, a section as `work/number`, a passage’s address. */
function placeOf(typed: string): string {
  const located = library.locate(typed)
  switch (located.kind) {
    case 'work':
      return located.work.id
    case 'section':
      return `${located.work.id}/${located.section.number}`
    case 'passage':
      return addressOfQuote(located.quote)
    case 'nowhere':
      return `nowhere near ${located.near.join(' ')}`
    case 'words':
      return 'words'
  }
}

describe('the library', () => {
  it('has every passage of the three works under its address', () => {
    expect(library.passages.map(({ address }) => address)).toEqual([
      ...['beltroad/0.1', 'beltroad/0.2', 'beltroad/0.3', 'beltroad/1.1', 'beltroad/2.1'],
      ...['beltroad/3.1', 'beltroad/4.1', 'beltroad/5.1'],
      ...['ftz/0.1', 'ftz/0.2', 'ftz/1.1', 'ftz/1.2', 'ftz/2.1', 'ftz/2.2', 'ftz/3.1', 'ftz/3.2'],
      ...['region/0.1', 'region/0.2', 'region/1.1', 'region/2.1', 'region/3.1', 'region/4.1'],
    ])
  })

  it.each([
    ['beltroad', 'beltroad'],
    ['BELTROAD', 'beltroad'],
    ['一带一路', 'beltroad'],
    ['《完善推进高质量共建“一带一路”机制》', 'beltroad'],
    ['Belt & Road', 'beltroad'],
    ['free-trade zones', 'ftz'],
    ['beltroad/3', 'beltroad/3'],
    ['beltroad 3', 'beltroad/3'],
    ['beltroad3', 'beltroad/3'],
    ['一带一路第三', 'beltroad/3'],
    ['region 0', 'region/0'],
    ['beltroad/3.1', 'beltroad/3.1'],
    ['Beltroad/3.1 ', 'beltroad/3.1'],
    ['beltroad 3.1', 'beltroad/3.1'],
    ['一带一路 第三 1', 'beltroad/3.1'],
    ['一带一路 第三，第1段', 'beltroad/3.1'],
    ['《完善推进高质量共建“一带一路”机制》第三，第1段', 'beltroad/3.1'],
    ['Improving the Mechanisms for High-Quality Belt and Road Cooperation §3 ¶1', 'beltroad/3.1'],
    ['自贸区 开篇 2', 'ftz/0.2'],
    ['《实施自由贸易试验区提升战略》开篇，第2段', 'ftz/0.2'],
    ['beltroad/3.1@16-26', 'beltroad/3.1@16-26'],
    ['自贸区开篇', 'ftz/0'],
    ['beltroad 3.1@16-26', 'beltroad/3.1@16-26'],
  ])('finds %j at %s', (typed, place) => {
    expect(placeOf(typed)).toBe(place)
  })

  it('finds every passage by each way of writing its place', () => {
    for (const { address, work, section, paragraph } of library.passages) {
      expect(placeOf(address)).toBe(address)
      expect(placeOf(`${work} ${section}.${paragraph}`)).toBe(address)
      expect(placeOf(`${work} §${section} ¶${paragraph}`)).toBe(address)
    }
  })

  it.each([
    [
      'beltroad/9',
      'nowhere near beltroad/0 beltroad/1 beltroad/2 beltroad/3 beltroad/4 beltroad/5',
    ],
    ['ftz/2.9', 'nowhere near ftz/2.1 ftz/2.2'],
    ['ftz/2.0', 'nowhere near ftz/2.1 ftz/2.2'],
    ['atlantis/1', 'nowhere near beltroad ftz region'],
    ['beltroad/3.1@0-9999', 'nowhere near beltroad/3.1'],
  ])('has no %j and offers real places', (typed, near) => {
    expect(placeOf(typed)).toBe(near)
  })

  it.each(['', '绿色发展', 'atlantis', '三', '3.1', '一带一路绿色发展', 'free trade'])(
    'takes %j for words',
    typed => {
      expect(placeOf(typed)).toBe('words')
    },
  )

  it('knows what stands before and after, across sections of one work', () => {
    const around = (address: string) => {
      const { before, after } = library.neighbours(passageAt(library, address))
      return [before?.address, after?.address]
    }
    expect(around('beltroad/1.1')).toEqual(['beltroad/0.3', 'beltroad/2.1'])
    expect(around('ftz/0.1')).toEqual([undefined, 'ftz/0.2'])
    expect(around('ftz/3.2')).toEqual(['ftz/3.1', undefined])
  })

  it('locates any text as something, without an exception', () => {
    fc.assert(fc.property(fc.oneof(anyText, likelyText), text => void placeOf(text)))
  })
})
