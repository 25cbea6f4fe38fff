import { describe, expect, it } from 'vitest'
import { en } from '../../src/i18n/en.ts'
import { type Wording, wordingIn } from '../../src/i18n/wording.ts'
import { zh } from '../../src/i18n/zh.ts'
import { locales } from '../../src/passage.ts'

/** Each key with what it says; one that takes arguments is given numbers, which suit counts and words alike. */
const spoken = (wording: Wording): readonly (readonly [string, string])[] =>
  Object.entries(wording).map(([key, said]): readonly [string, string] => [
    key,
    typeof said === 'string' ? said : String(Reflect.apply(said, undefined, [3, 2, 4, 5])),
  ])

describe('the wording', () => {
  it.each(locales)('in %s says something for every key', locale => {
    for (const [key, said] of spoken(wordingIn(locale))) {
      expect(said, key).toMatch(/[\p{L}\p{N}]/u)
      expect(said, key).not.toMatch(/undefined|null|NaN|\[object/)
    }
  })
  it('has the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  })
  it('uses all that it is given in both languages', () => {
    for (const [key, said] of Object.entries(zh)) {
      const other = Reflect.get(en, key)
      expect(typeof other, key).toBe(typeof said)
    }
  })
  it('in English holds Chinese only in examples, the name and terms of art', () => {
    const chinese = spoken(en)
      .filter(([, said]) => /\p{Script=Han}/u.test(said))
      .map(([key]) => key)
    const examples = chinese.filter(key => key.endsWith('.usage'))
    expect(chinese.filter(key => !examples.includes(key))).toEqual([
      ...[
        'option.zh',
        'form.example',
        'web.language',
        'help.title',
        'about.what',
        'terminal.welcome',
      ],
    ])
  })
  it('in English tells one from many', () => {
    expect([en['search.found']('菌草', 1), en['search.found']('菌草', 2)]).toEqual([
      '“菌草”: 1 passage',
      '“菌草”: 2 passages',
    ])
  })
  it('in Chinese sets Chinese punctuation', () => {
    for (const [key, said] of spoken(zh))
      expect(said.replace(/\/\w+ ?\S*/g, ''), key).not.toMatch(/\p{Script=Han}[,;:!?]/u)
  })
})
