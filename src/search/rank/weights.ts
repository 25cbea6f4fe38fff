/** Signs of relevance that a passage shows, each 0 to 1. */
export interface Signals {
  /** The engine's BM25+ score over that of its first document. */
  readonly engine: number
  /** Pairs of neighbouring characters of the concepts, by their rarity, that the text holds of which the passage is a window. */
  readonly section: number
  /** The same of the work's title and the section's heading. */
  readonly title: number
  /** The same of what the text is about: the names, and its opening where the passage is a window of it. */
  readonly theme: number
  /** The theme again where the passage opens the text: what a thing is stands first. */
  readonly lead: number
  /** Pairs of all that was typed, question words too, that are not of the theme and that the passage holds, as BM25 has it: what is asked of the theme, in its wording. */
  readonly pairs: number
  /** Concepts that are not of the theme, by their rarity, that the passage holds. */
  readonly own: number
  /** The same of single Chinese characters: part of what a word of like meaning shares with it. */
  readonly characters: number
  /** The passage holds the kind of thing that is asked for: a number, a date, a person, a place. */
  readonly answer: number
  /** The whole query stands in the passage. */
  readonly exact: number
}

/** What each sign weighs; what the figures are without it stands in docs/retrieval.md. */
export const weights: Signals = {
  engine: 0.02,
  section: 0.15,
  title: 0.3,
  theme: 0.15,
  lead: 0.06,
  pairs: 0.2,
  own: 0.22,
  characters: 0.12,
  answer: 0.08,
  exact: 1,
}

const names = Object.keys(weights) as (keyof Signals)[]

/** A passage's score: its signals by their weights. */
export const score = (signals: Signals, weights: Signals) =>
  names.reduce((total, name) => total + weights[name] * signals[name], 0)
