/** One block of a document, whatever its format: what every reader of a format hands on. */
export type Block =
  /** The document's title, where its format marks one. A second title begins a second article. */
  | { readonly kind: 'title'; readonly text: string }
  /** `level` is the format's own, 1 to 6. */
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }

/** What was read out of one file. */
export interface Extract {
  readonly blocks: readonly Block[]
  /** Lines that page layout put in and that are no part of the text, for the report. */
  readonly leftOut: readonly string[]
  /** Whether a short first line without a full stop is a headline; Markdown marks its own. */
  readonly plainHeadlines: boolean
}

/**
 * `blocks` as a corpus file can hold them: a paragraph that opens with `## ` would be
 * read back as a heading, so it is one; a heading of marks alone holds no words.
 */
export const asCorpusBlocks = (blocks: readonly Block[]): readonly Block[] =>
  blocks
    .map((block): Block => {
      const [, marks, words] =
        block.kind === 'paragraph' ? (/^(#{1,6})[ \t]+(.*)$/s.exec(block.text) ?? []) : []
      return marks === undefined
        ? block
        : { kind: 'heading', level: marks.length, text: words?.trim() ?? '' }
    })
    .filter(({ text }) => text !== '' && !/^#{1,6}$/.test(text))
