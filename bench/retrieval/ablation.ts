import { createSearch } from '../../src/search/search.ts'
import { type Signals, weights } from '../../src/search/weights.ts'
import { corpusOf } from './corpus-of.ts'
import { qualityOf } from './metrics.ts'
import type { Shape } from './tasks.ts'
import { taskFor } from './trial.ts'

/** The only set that may be tuned on. */
const tuningSet = 'cmrc2018_trial'

/** What MRR@10 is on the tuning set with each weight at nothing in turn. */
export function benchAblation(): void {
  const shapes: readonly Shape[] = ['windows', 'paragraphs']
  const signs = Object.keys(weights).filter((name): name is keyof Signals => name in weights)
  const rows = [undefined, ...signs].map(sign => ({
    without: sign ?? '(all signs)',
    weight: sign === undefined ? '' : weights[sign],
    ...Object.fromEntries(
      shapes.map(shape => [
        shape,
        mrrOf(shape, sign === undefined ? weights : { ...weights, [sign]: 0 }).toFixed(2),
      ]),
    ),
  }))
  console.log(`\nMRR@10 on ${tuningSet} without each sign of relevance`)
  console.table(rows)
}

function mrrOf(shape: Shape, tried: Signals): number {
  const task = taskFor({ sets: [tuningSet], shape, script: 'own' })
  const { corpus, addresses } = corpusOf(task, shape)
  const search = createSearch(corpus, { weights: tried })
  const ranked = task.questions.map(({ text, relevant }) => ({
    relevant: relevant.map(id => addresses[id] ?? ''),
    found: search.find(text, { limit: 10 }).hits.map(({ passage }): string => passage.address),
  }))
  return qualityOf(ranked).mrr10
}
