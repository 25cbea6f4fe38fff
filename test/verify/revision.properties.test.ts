import fc from 'fast-check'
import { expect, it } from 'vitest'
import { revisionOf } from '../../src/verify/difference.ts'

/** Of few characters, so that texts have much in common, and of all of them. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('绿', '色', '。', '𠮷', '\n', 'a'), maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const side = (revision: ReturnType<typeof revisionOf>, other: 'added' | 'removed') =>
  revision.flatMap(({ kind, text }) => (kind === other ? [] : [text])).join('')

it('gives both wordings back to the character, and parts none', () =>
  fc.assert(
    fc.property(text, text, (before, after) => {
      const revision = revisionOf(before, after)
      expect([side(revision, 'added'), side(revision, 'removed')]).toEqual([before, after])
      for (const { text } of revision) expect(text.isWellFormed()).toBe(true)
    }),
  ))

it('compares long texts that have little in common by their sentences, or as wholes', () => {
  const long = (char: string, tail: string) => `${char.repeat(4000)}。${tail}`
  const revision = revisionOf(long('甲', '末句。'), long('乙', '末句。'))
  expect(revision.map(({ kind }) => kind)).toEqual(['removed', 'added', 'same'])
  expect(revision.at(-1)?.text).toBe('末句。')
})
