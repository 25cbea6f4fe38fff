import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPairCounts } from '../../src/search/pair-counts.ts'
import { pairsOf } from '../../src/search/pairs.ts'

describe('pair counts', () => {
  it('count the passages that hold a pair, however often each does', () => {
    const counts = createPairCounts(3)
    for (const bones of ['绿色绿色', '绿色能源', '能源']) counts.add(bones)
    expect(['绿色', '能源', '色绿', '海洋'].map(counts.frequency)).toEqual([2, 2, 1, 0])
  })
  it('are never too few', () => {
    const text = fc.string({ unit: fc.constantFrom(...'绿色能源海洋开放a1'), maxLength: 30 })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), texts => {
        const counts = createPairCounts(texts.length)
        for (const bones of texts) counts.add(bones)
        for (const pair of texts.flatMap(pairsOf)) {
          const holders = texts.filter(bones => bones.includes(pair)).length
          expect(counts.frequency(pair)).toBeGreaterThanOrEqual(holders)
        }
      }),
    )
  })
})
