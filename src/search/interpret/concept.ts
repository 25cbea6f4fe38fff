/** How a wording was come by from what the reader typed. */
export type Via =
  | 'typed'
  | 'alias'
  | 'number'
  | 'pinyin'
  | 'near'
  | 'gloss'
  | 'translation'
  | 'meaning'

/** Whether a glossary or a dictionary gave it for one word of many, which may well be chance. */
export const isGiven = ({ via }: { readonly via: Via }) =>
  via === 'gloss' || via === 'translation' || via === 'meaning'

/** One wording that a concept may have in a passage. */
export interface Variant {
  /** Folded letters and digits, as a passage's skeleton would have them. */
  readonly text: string
  readonly tokens: readonly string[]
  readonly via: Via
}

/** One thing that a query asks for, in all its wordings; the typed one is the first. */
export interface Concept {
  /** As the reader typed it, folded: simplified, lower case, Latin words parted by spaces. */
  readonly typed: string
  readonly variants: readonly Variant[]
  /** Whether it is a name that the glossary has. */
  readonly named: boolean
  /** How much of the query's meaning it carries, against its other concepts. */
  readonly weight: number
  /** The inverse document frequency of its most telling wording, in nats. */
  readonly idf: number
}

/** How sure a wording is to mean what was typed, by how it was come by. */
export const trust: Readonly<Record<Via, number>> = {
  typed: 1,
  number: 1,
  alias: 0.95,
  pinyin: 0.9,
  near: 0.8,
  gloss: 0.8,
  translation: 0.8,
  // No more than a piece of a word: what words of like meaning say is no evidence by itself.
  meaning: 0.5,
}
