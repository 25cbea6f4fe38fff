import { type Place, parseAddress } from '../../address.ts'
import type { Corpus } from '../../corpus/load.ts'
import { shuffled } from './chance.ts'
import { memberQuestions, membersOf } from './member-questions.ts'
import { overlap } from './mentions.ts'
import { numberQuestions } from './number-questions.ts'
import { orderQuestions } from './order-questions.ts'
import type { QuizItem, QuizKind } from './question.ts'
import { createSource } from './source.ts'
import { termQuestions } from './term-questions.ts'
import { usesOf } from './term-uses.ts'

/** Makes questions of the corpus's own sentences. */
export interface QuizMaker {
  /** Every sound question over a work, or over all, in the order of the texts. */
  all(work?: string): readonly QuizItem[]
  find(id: string): QuizItem | undefined
  /**
   * `count` questions or as many as there are, none twice, chosen by the seed alone and
   * spread over kinds and passages; only of passages in the place `within`: a work's id,
   * the address of a section or of a passage.
   */
  pick(options: {
    readonly within?: string
    readonly count: number
    readonly seed: string
  }): readonly QuizItem[]
}

/** Nothing is read before the first question is asked for, and each work once. */
export function createQuizMaker(corpus: Corpus): QuizMaker {
  const inWork = lazily(corpus)
  const all = (work?: string) =>
    corpus.works
      .filter(({ id }) => work === undefined || id === work)
      .flatMap(({ id }) => inWork(id))
  return {
    all,
    find: id => {
      const work = parseAddress(id.replace(/#.*$/su, ''))?.work
      return work === undefined ? undefined : all(work).find(item => item.id === id)
    },
    pick: ({ within, count, seed }) => {
      const place: Partial<Place> | undefined = within === undefined ? {} : parseAddress(within)
      if (place === undefined) return []
      const items = all(place.work).filter(
        ({ quote: { passage } }) =>
          (place.section ?? passage.section) === passage.section &&
          (place.paragraph ?? passage.paragraph) === passage.paragraph,
      )
      return spread(
        shuffled(items, seed, ({ id }) => id),
        count,
      )
    },
  }
}

function lazily(corpus: Corpus): (work: string) => readonly QuizItem[] {
  let make: ((work: string) => readonly QuizItem[]) | undefined
  const made = new Map<string, readonly QuizItem[]>()
  return work => {
    const known = made.get(work)
    if (known) return known
    make ??= createMake(corpus)
    const items = make(work)
    made.set(work, items)
    return items
  }
}

function createMake(corpus: Corpus): (work: string) => readonly QuizItem[] {
  const source = createSource(corpus)
  const uses = usesOf(source)
  const members = membersOf(source, uses)
  return id =>
    source.readings
      .filter(({ work }) => work.id === id)
      .flatMap(reading => [
        ...numberQuestions(reading, source),
        ...termQuestions(reading, source, uses),
        ...memberQuestions(reading, source, members),
        ...orderQuestions(reading, source),
      ])
}

/** How often a kind comes up beside the others. */
const share: Readonly<Record<QuizKind, number>> = { number: 2, term: 3, member: 3, order: 1 }

const answerOf = ({ options, right }: QuizItem) => options[right]

/**
 * The first `count` of `items`, but one whose words or answer another already shows
 * waits, and so do kinds and passages that have had their turn.
 */
function spread(items: readonly QuizItem[], count: number): readonly QuizItem[] {
  const left = [...items]
  const chosen: QuizItem[] = []
  const weigh = (item: QuizItem) => {
    const { quote, kind } = item
    const answer = answerOf(item)
    const samePassage = chosen.filter(other => other.quote.passage === quote.passage)
    const shown = samePassage.some(other => overlap(other.quote.span, quote.span)) ? 1000 : 0
    const again = chosen.some(other => answerOf(other) === answer) ? 100 : 0
    const ofKind = chosen.filter(other => other.kind === kind).length
    return shown + again + samePassage.length + (ofKind + 1) / share[kind]
  }
  while (chosen.length < count && left.length > 0) {
    const weights = left.map(weigh)
    const at = weights.indexOf(Math.min(...weights))
    chosen.push(...left.splice(at, 1))
  }
  return chosen
}
