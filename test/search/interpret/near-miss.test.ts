import { assert, constantFrom, integer, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNearMissIndex } from '../../../src/search/interpret/near-miss.ts'

const words = ['东西双向互济', '制度型开放', '负面清单', '高质量发展', '亚洲基础设施投资银行']
const index = createNearMissIndex(words)

/** Each slip, made at a place inside the word. */
const slips: Readonly<Record<string, (word: string, at: number) => string>> = {
  changed: (word, at) => `${word.slice(0, at)}错${word.slice(at + 1)}`,
  swapped: (word, at) =>
    word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1),
  'left out': (word, at) => word.slice(0, at) + word.slice(at + 1),
  'put beside it': (word, at) => `${word.slice(0, at)}多${word.slice(at)}`,
}

describe('a word with one slip', () => {
  it('is known, wherever a character is changed, swapped, left out or put in', () => {
    const places = constantFrom(...words).chain(word =>
      tuple(constantFrom(word), integer({ min: 1, max: word.length - 2 })),
    )
    assert(
      property(places, constantFrom(...Object.keys(slips)), ([word, at], slip) => {
        const typed = slips[slip]?.(word, at) ?? ''
        // Of a word of four characters one with a character less may be any.
        if (Math.max(typed.length, word.length) >= 5) expect(index.mended(typed)).toBe(word)
      }),
    )
  })

  it.each([
    ['itself', '高质量发展'],
    ['with two slips', '高量质发占'],
    ['with something before it', '在高质量发展'],
    ['with something behind it', '负面清单的'],
    ['without its beginning', '质量发展'],
    ['without its end', '高质量发'],
    ['of four, with one left out', '负清单'],
  ])('is not taken for one: %s', (_, typed) => {
    expect(index.mended(typed)).toBeUndefined()
  })

  it('is the one that was entered first, of several', () => {
    expect(createNearMissIndex(['甲乙丙丁', '甲乙丙戊']).mended('甲乙丙己')).toBe('甲乙丙丁')
  })
})
