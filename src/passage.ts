import type { Address } from './address.ts'

/** The languages that Zhangju speaks; the corpus's own language is a work's `language`. */
export type Locale = 'zh' | 'en'
export const locales = ['zh', 'en'] as const satisfies readonly Locale[]

export type { Span } from './text.ts'

/** One document of the corpus, as its front matter and its body say. */
export interface Work {
  /** Names the work in every address: lower-case Latin letters, digits and hyphens. */
  readonly id: string
  readonly title: Readonly<Record<Locale, string>>
  /** The topic command that opens the work, without its slash. */
  readonly command: string
  /** Other names that a reader may call the work by. */
  readonly aliases: readonly string[]
  /** Who published it, as the work's own text says; `null` where it says nothing. */
  readonly source: string | null
  /** BCP 47 tag of the text's language: `zh-Hans`. */
  readonly language: string
  /** Only where the document itself names them. */
  readonly author?: string
  /** `2024-07-18`, or as much of it as is known. */
  readonly date?: string
  /** Where the document itself was published. */
  readonly url?: string
  readonly sections: readonly Section[]
}

/** Every passage of a work, in the order of its text. */
export const passagesOf = ({ sections }: Pick<Work, 'sections'>): readonly Passage[] =>
  sections.flatMap(({ passages }) => passages)

/** A headed part of a work; what stands before the first heading is section 0. */
export interface Section {
  readonly number: number
  /** The heading's words as printed, `''` for section 0. */
  readonly heading: string
  /** 1 for a part, 2 for a part of a part, and so on; 0 for section 0. */
  readonly depth: number
  readonly passages: readonly Passage[]
}

/** One paragraph of a section: the unit that is indexed and quoted. */
export interface Passage {
  readonly address: Address
  readonly work: string
  readonly section: number
  /** Counted from 1 within its section. */
  readonly paragraph: number
  /** Well-formed Unicode, exactly as the corpus file has it. */
  readonly text: string
  /**
   * Where a run-in heading ends in `text`, in UTF-16 code units; 0 where the
   * paragraph has none.
   */
  readonly headingEnd: number
}
