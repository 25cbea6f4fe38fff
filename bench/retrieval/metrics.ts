/** How well ranked answers meet what was wanted, each figure a mean over the questions, 0 to 100. */
export interface Quality {
  readonly mrr10: number
  readonly recall1: number
  readonly recall5: number
  readonly ndcg10: number
}

/** One question's ranked answers and those that are right, as ids. */
export interface Ranked<Id> {
  readonly found: readonly Id[]
  readonly relevant: readonly Id[]
}

/** MRR@10, Recall@1 and @5 (some right answer so high), nDCG@10 with binary gain (Järvelin and Kekäläinen 2002). */
export function qualityOf<Id>(all: readonly Ranked<Id>[]): Quality {
  const mean = (figure: (one: Ranked<Id>) => number) =>
    (all.reduce((sum, one) => sum + figure(one), 0) / Math.max(1, all.length)) * 100
  return {
    mrr10: mean(one => {
      const rank = rankOf(one)
      return rank <= 10 ? 1 / rank : 0
    }),
    recall1: mean(one => (rankOf(one) <= 1 ? 1 : 0)),
    recall5: mean(one => (rankOf(one) <= 5 ? 1 : 0)),
    ndcg10: mean(({ found, relevant }) => {
      const gain = (rank: number) => 1 / Math.log2(rank + 2)
      const right = new Set(relevant)
      const got = found
        .slice(0, 10)
        .reduce((sum, id, at) => sum + (right.has(id) ? gain(at) : 0), 0)
      const best = relevant.slice(0, 10).reduce((sum, _, at) => sum + gain(at), 0)
      return best === 0 ? 0 : got / best
    }),
  }
}

/** The place of the first right answer, from 1; infinite where there is none. */
export function rankOf<Id>({ found, relevant }: Ranked<Id>): number {
  const right = new Set(relevant)
  const at = found.findIndex(id => right.has(id))
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1
}
