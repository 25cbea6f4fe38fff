import { holdsAnswer } from './answer-kind.ts'
import type { ConceptMatch, Readable } from './match.ts'
import type { Gram, Sought } from './sought.ts'
import type { Signals } from './weights.ts'

/** What stands around a passage that is judged. */
export interface Surroundings {
  /** The skeleton of the work's title and the section's heading. */
  readonly names: string
  /**
   * The same with the section's opening, where the passage is a window of one text: what
   * that is about, which its windows need not say again.
   */
  readonly theme: string
  /** Whether the passages of its section, itself among them, hold `text` between them. */
  readonly holds: (text: string) => boolean
  /** How far they say one thing together, 0 to 1. */
  readonly unity: number
}

/** A passage that the engine found. */
export interface Candidate {
  readonly passage: Readable
  /** The engine's score over that of its first document, 0 to 1. */
  readonly engineScore: number
  readonly around: Surroundings
  /** Whether it is the first passage of its section. */
  readonly leads: boolean
}

/** The same with what of the query was found in it. */
interface Read extends Candidate {
  readonly matches: readonly ConceptMatch[]
  readonly exact: boolean
}

/** The signs that a passage shows of being what is sought. */
export function signalsOf(
  sought: Sought,
  { passage, matches, engineScore, around, leads, exact }: Read,
): Signals {
  const bones = passage.folded.text
  const { names, theme, unity, holds } = around
  const onTheme = theme === '' ? 0 : pairShare(sought, pair => theme.includes(pair))
  return {
    engine: engineScore,
    section: unity === 0 ? 0 : unity * pairShare(sought, holds),
    title: pairShare(sought, pair => names.includes(pair)),
    theme: onTheme,
    lead: leads ? onTheme : 0,
    pairs: heldOf(sought.pairs, sought, theme, bones),
    own: ownShare(matches, theme),
    characters: heldOf(sought.characters, sought, theme, bones),
    answer: sought.asksFor !== undefined && holdsAnswer(sought.asksFor, passage.text) ? 1 : 0,
    exact: exact ? 1 : 0,
  }
}

/** The share of the concepts' neighbouring characters that are held, the rare ones counting for more. */
const pairShare = ({ conceptPairs, conceptPairWeight }: Sought, held: (pair: string) => boolean) =>
  conceptPairWeight === 0
    ? 0
    : sum(conceptPairs.map(({ text, weight }) => (held(text) ? weight : 0))) / conceptPairWeight

/**
 * BM25's b at its usual value, and half its k1: how often a gram stands in a passage says
 * less of a window, which has it once or not at all, than of a whole paragraph.
 */
const lengthWeight = 0.5
const saturation = 0.6

/**
 * How much of `grams` a passage holds, those of the theme aside: what is asked of it. Each
 * counts more the oftener it stands there, and less in a long passage, as BM25 has it
 * (Robertson and Zaragoza 2009, eq. 3.15).
 */
function heldOf(
  grams: readonly Gram[],
  { averageLength }: Sought,
  theme: string,
  bones: string,
): number {
  const norm = saturation * (1 - lengthWeight + (lengthWeight * bones.length) / averageLength)
  let all = 0
  let held = 0
  for (const { text, weight } of grams) {
    if (theme.includes(text)) continue
    all += weight
    const times = occurrencesOf(text, bones)
    held += (weight * times * (1 + saturation)) / (times + norm)
  }
  return all === 0 ? 0 : Math.min(1, held / all)
}

function occurrencesOf(text: string, bones: string): number {
  let times = 0
  for (let at = bones.indexOf(text); at >= 0; at = bones.indexOf(text, at + 1)) times++
  return times
}

/** The same by concepts, by their rarity alone. */
function ownShare(matches: readonly ConceptMatch[], theme: string): number {
  let all = 0
  let held = 0
  for (const { concept, quality } of matches) {
    if (concept.variants.some(({ text }) => theme.includes(text))) continue
    all += concept.idf
    held += concept.idf * quality
  }
  return all === 0 ? 0 : held / all
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
