import type { Passage } from '../../passage.ts'
import type { SearchEngine, WeightedToken } from '../engine/engine.ts'
import type { GramCounts } from '../engine/gram-counts.ts'
import type { Part, Shelf } from '../engine/shelf.ts'
import { pairsOf } from '../segment/pairs.ts'
import { phraseOccurrences, readable } from './match.ts'
import { type Judged, judge } from './rank.ts'
import type { Surroundings } from './signals.ts'
import type { Sought } from './sought.ts'

/** A passage of the corpus and how well it answers. */
export type JudgedPassage = Judged & { readonly passage: Passage; readonly part: Part }

/** What finding passages takes. */
export interface Stacks {
  readonly shelf: Shelf
  readonly engine: SearchEngine
  readonly counts: GramCounts
}

/**
 * How many of the engine's documents are read and judged: so many that stand alone; of the
 * windows of one text, whose neighbours are judged besides, the first few, and for a query of
 * several words the others that reach a share of the best one's score.
 */
const judgedUpTo = 48
const judgedFrom = 8
const minShareOfTop = 0.2

/** Of the best so many documents the windows beside them in one text are judged too: a question's subject and its answer may stand in two. */
const besideUpTo = 5

/** A passage is shown that holds more than half of the query's meaning … */
export const minCoverage = 0.5

/** … or words that it does not hold by chance, in nats: in few passages nearly any word may be chance … */
const minEvidence = 3

/** … or as much in pieces of words, if that is a third of the meaning. */
const minPieces = 0.34

/** Where no passage holds more than a quarter of the query, some words of many may be chance: one of them must say more. */
const scattered = 0.25
const minScattered = 5

/** What is looked for in which works, and how hard. */
interface Scope {
  /** Ids of works; all where it is not given. */
  readonly works: readonly string[] | undefined
  /** Whether a telling name alone deserves to be shown. */
  readonly byName: boolean
}

/** The passages that deserve to be shown, best first. */
export function retrieve(
  sought: Sought,
  stacks: Stacks,
  { works, byName }: Scope,
): readonly JudgedPassage[] {
  const { shelf, engine } = stacks
  const { phrases, excluded } = sought
  const allows = (id: number) =>
    works === undefined || works.includes(shelf.passages[id]?.work ?? '')
  const holds = (id: number, words: string) =>
    shelf.bones(id).includes(words) &&
    phraseOccurrences(words, readable(shelf.passages[id]?.text ?? '')).length > 0
  const accepts = (id: number) =>
    allows(id) &&
    phrases.every(phrase => holds(id, phrase)) &&
    excluded.every(word => !holds(id, word))
  const limited = works !== undefined || phrases.length > 0 || excluded.length > 0
  const found = engine.find(tokensOf(sought), judgedUpTo, limited ? accepts : undefined)
  const top = found[0]?.score ?? 1
  const least = sought.concepts.length > 1 ? top * minShareOfTop : 0
  const worth = found.filter(
    ({ id, score }, at) => at < judgedFrom || score >= least || !isWindow(shelf.partOf(id)),
  )
  const scores = new Map(worth.map(({ id, score }) => [id, score / top]))
  for (const { id } of found.slice(0, besideUpTo)) {
    const part = shelf.partOf(id)
    if (!isWindow(part)) continue
    for (let beside = part.first; beside < part.end; beside++)
      if (!scores.has(beside) && accepts(beside) && touches(sought, shelf.bones(beside)))
        scores.set(beside, 0)
  }
  const around = surroundingsIn(shelf)
  const judged = [...scores]
    .flatMap(([id, score]) => judgeOne(sought, shelf, id, score, around))
    .filter(({ spans }) => spans.length > 0)
  const worthy = worthyOf(judged, byName)
  // One character stands in many words, of which the index tells only those that it is alone.
  const isCharacter = /^\p{Script=Han}$/u.test(sought.words)
  const read = worthy.length > 0 && !isCharacter ? [] : readThrough(sought, stacks, accepts, around)
  const all = read.length > 0 ? read : worthy
  return [...all].sort((a, b) => b.score - a.score)
}

/** Those that deserve to be shown, and the windows of their texts; none where all may be chance. */
function worthyOf(judged: readonly JudgedPassage[], byName: boolean): readonly JudgedPassage[] {
  const isNamed = (one: Judged) => byName && one.named
  const deserving = new Set(judged.filter(one => isWorthy(one) || isNamed(one)))
  if (![...deserving].some(one => isTelling(one) || isNamed(one))) return []
  const parts = new Set([...deserving].map(({ part }) => part))
  return judged.filter(one => deserving.has(one) || (isWindow(one.part) && parts.has(one.part)))
}

const isTelling = ({ coverage, wordEvidence, exact }: Judged) =>
  exact || coverage > scattered || wordEvidence >= minScattered

const isWorthy = ({ coverage, evidence, wordEvidence, exact }: Judged) =>
  exact ||
  coverage > minCoverage ||
  wordEvidence >= minEvidence ||
  (evidence >= minEvidence && coverage > minPieces)

/** Whether a passage of `part` is a window of one text; of a section less of one text than this each stands alone. */
const isWindow = ({ unity }: Part) => unity >= 0.5

/** Whether a passage holds any wording of the query or a word of one. */
const touches = ({ pieces }: Sought, bones: string) => pieces.some(piece => bones.includes(piece))

function tokensOf({ concepts, phrases }: Sought): readonly WeightedToken[] {
  return concepts.flatMap(({ variants }) =>
    variants.flatMap(({ text, tokens, via }) => {
      const needed = phrases.some(phrase => phrase.includes(text))
      return tokens.map(token => ({ token, weight: via === 'typed' ? 1 : 0.9, needed }))
    }),
  )
}

function judgeOne(
  sought: Sought,
  shelf: Shelf,
  id: number,
  score: number,
  around: (part: Part) => Surroundings,
): readonly JudgedPassage[] {
  const passage = shelf.passages[id]
  if (passage === undefined) return []
  const text = readable(passage.text)
  const part = shelf.partOf(id)
  const candidate = {
    passage: text,
    engineScore: score,
    around: around(part),
    leads: id === part.first,
  }
  return [{ ...judge(sought, candidate), passage, part }]
}

/** The surroundings of parts, each text looked for once a part. */
function surroundingsIn(shelf: Shelf): (part: Part) => Surroundings {
  const known = new Map<Part, Surroundings>()
  return part => {
    const there = known.get(part)
    if (there) return there
    const held = new Map<string, boolean>()
    let bones: string | undefined
    const look = (text: string) => {
      bones ??= Array.from({ length: part.end - part.first }, (_, at) =>
        shelf.bones(part.first + at),
      ).join('\n')
      return bones.includes(text)
    }
    const surroundings: Surroundings = {
      names: part.names,
      theme: isWindow(part) ? `${part.names}\n${part.opening}` : '',
      unity: part.unity,
      holds: text => {
        const answer = held.get(text) ?? look(text)
        held.set(text, answer)
        return answer
      },
    }
    known.set(part, surroundings)
    return surroundings
  }
}

/**
 * Looks through every passage for the very characters: a piece of a word is in no index.
 * Where no passage has two of them side by side, none has them all.
 */
function readThrough(
  sought: Sought,
  { shelf, counts }: Stacks,
  accepts: (id: number) => boolean,
  around: (part: Part) => Surroundings,
): readonly JudgedPassage[] {
  const { words } = sought
  const grams = words.length === 1 ? [words] : pairsOf(words)
  if (words === '' || grams.some(gram => counts.frequency(gram) === 0)) return []
  const holders: number[] = []
  for (const id of shelf.passages.keys()) {
    if (holders.length === judgedUpTo) break
    if (shelf.bones(id).includes(words) && accepts(id)) holders.push(id)
  }
  return holders.flatMap(id => judgeOne(sought, shelf, id, 0, around)).filter(({ exact }) => exact)
}
