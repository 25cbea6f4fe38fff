import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countGrams, createGramCounts } from '../../../src/search/engine/gram-counts.ts'
import { pairsOf } from '../../../src/search/segment/pairs.ts'
import { libraryOf } from '../../fixture.ts'

const countsOf = (passages: readonly string[]) =>
  createGramCounts(countGrams(passages, passages.join('').length))

describe('gram counts', () => {
  it('count the passages that hold a character or a pair, however often each does', () => {
    const counts = countsOf(['绿色绿色', '绿色能源', '能源'])
    expect(['绿色', '能源', '色绿', '海洋'].map(counts.frequency)).toEqual([2, 2, 1, 0])
    expect(['绿', '色', '源', '海'].map(counts.frequency)).toEqual([2, 2, 2, 0])
  })
  it('are as good for few long passages as for many short ones', () => {
    // No two passages share a character.
    const passages = Array.from({ length: 20 }, (_, passage) =>
      String.fromCharCode(...Array.from({ length: 1000 }, (_, at) => 0x4e00 + passage * 1000 + at)),
    )
    const counts = countsOf(passages)
    const pairs = passages.flatMap(pairsOf)
    const mistaken = pairs.filter(pair => counts.frequency(pair) > 2)
    expect(mistaken.length / pairs.length).toBeLessThan(0.35)
  })
  it('have room for all the text of a corpus, however long its passages', async () => {
    const long = '绿色能源海洋开放。'.repeat(500)
    const { search } = await libraryOf(long)
    expect(search.save().gramCounts.length).toBeGreaterThanOrEqual(long.length)
  })
  it('are never too few', () => {
    const text = fc.string({ unit: fc.constantFrom(...'绿色能源海洋开放a1'), maxLength: 30 })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), texts => {
        const counts = countsOf(texts)
        for (const gram of texts.flatMap(text => [...text, ...pairsOf(text)])) {
          const holders = texts.filter(bones => bones.includes(gram)).length
          expect(counts.frequency(gram)).toBeGreaterThanOrEqual(holders)
        }
      }),
    )
  })
})
