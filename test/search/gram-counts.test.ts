import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGramCounts } from '../../src/search/gram-counts.ts'
import { pairsOf } from '../../src/search/pairs.ts'

describe('gram counts', () => {
  it('count the passages that hold a character or a pair, however often each does', () => {
    const counts = createGramCounts(3)
    for (const bones of ['绿色绿色', '绿色能源', '能源']) counts.add(bones)
    expect(['绿色', '能源', '色绿', '海洋'].map(counts.frequency)).toEqual([2, 2, 1, 0])
    expect(['绿', '色', '源', '海'].map(counts.frequency)).toEqual([2, 2, 2, 0])
  })
  it('are never too few', () => {
    const text = fc.string({ unit: fc.constantFrom(...'绿色能源海洋开放a1'), maxLength: 30 })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), texts => {
        const counts = createGramCounts(texts.length)
        for (const bones of texts) counts.add(bones)
        for (const gram of texts.flatMap(text => [...text, ...pairsOf(text)])) {
          const holders = texts.filter(bones => bones.includes(gram)).length
          expect(counts.frequency(gram)).toBeGreaterThanOrEqual(holders)
        }
      }),
    )
  })
})
