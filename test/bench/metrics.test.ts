import { describe, expect, it } from 'vitest'
import { qualityOf, rankOf } from '../../bench/retrieval/metrics.ts'

describe('quality', () => {
  it('is full when every right answer is first', () => {
    const all = [{ found: [3, 1], relevant: [3] }]
    expect(qualityOf(all)).toEqual({ mrr10: 100, recall1: 100, recall5: 100, ndcg10: 100 })
  })
  it('is a mean over the questions', () => {
    const all = [
      { found: [3, 1], relevant: [1] },
      { found: [3, 1], relevant: [2] },
    ]
    const { mrr10, recall1, recall5, ndcg10 } = qualityOf(all)
    expect([mrr10, recall1, recall5]).toEqual([25, 0, 50])
    expect(ndcg10).toBeCloseTo(100 / Math.log2(3) / 2)
  })
  it('sees no answer behind the tenth', () => {
    const found = Array.from({ length: 20 }, (_, at) => at)
    expect(qualityOf([{ found, relevant: [10] }]).mrr10).toBe(0)
    expect(rankOf({ found, relevant: [10] })).toBe(11)
  })
})
