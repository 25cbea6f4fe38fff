import { type Signals, weights } from '../../src/search/rank/weights.ts'
import { createSearch } from '../../src/search/search.ts'
import { corpusOf } from './corpus-of.ts'
import { qualityOf } from './metrics.ts'
import { alone, type Shape } from './tasks.ts'
import { taskFor } from './trial.ts'

/** The only set that may be tuned on. */
const tuningSet = 'cmrc2018_trial'

/** What MRR@10 is on the tuning set with each weight at nothing in turn. */
export function benchAblation(): void {
  const columns = {
    windows: mrrOf('windows'),
    'windows, text alone': mrrOf('windows', true),
    paragraphs: mrrOf('paragraphs'),
  }
  const signs = Object.keys(weights).filter((name): name is keyof Signals => name in weights)
  const rows = [undefined, ...signs].map(sign => ({
    without: sign ?? '(all signs)',
    weight: sign === undefined ? '' : weights[sign],
    ...Object.fromEntries(
      Object.entries(columns).map(([name, mrr]) => [
        name,
        mrr(sign === undefined ? weights : { ...weights, [sign]: 0 }).toFixed(2),
      ]),
    ),
  }))
  console.log(`\nMRR@10 on ${tuningSet} without each sign of relevance`)
  console.table(rows)
}

/** Asks the tuning set by whatever weights. @param textAlone whether a document is told without what it is cut from */
function mrrOf(shape: Shape, textAlone = false): (tried: Signals) => number {
  const whole = taskFor({ sets: [tuningSet], shape, script: 'own' })
  const { questions } = whole
  const { corpus, addresses } = textAlone
    ? corpusOf(alone(whole), 'paragraphs')
    : corpusOf(whole, shape)
  return tried => {
    const search = createSearch(corpus, { weights: tried })
    const ranked = questions.map(({ text, relevant }) => ({
      relevant: relevant.map(id => addresses[id] ?? ''),
      found: search.find(text, { limit: 10 }).hits.map(({ passage }): string => passage.address),
    }))
    return qualityOf(ranked).mrr10
  }
}
