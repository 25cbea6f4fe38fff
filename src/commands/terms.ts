import type { Passage, Span, Work } from '../passage.ts'
import { quote } from '../quote.ts'
import type { Block, ConcordanceLine } from '../reply/reply.ts'
import { bonesOf } from '../search/fold.ts'
import { nearestTerms } from '../search/nearest.ts'
import { phraseOccurrences, readable } from '../search/rank/match.ts'
import { splitsPair } from '../text.ts'
import { mistake, titleIn } from './blocks.ts'
import { command } from './define.ts'

/** A concordance line shows so much on either side of the word, in UTF-16 code units. */
const lineContext = 14

export const terms = command({
  name: 'terms',
  group: 'find',
  localName: say => say['command.terms.name'],
  summary: say => say['command.terms.summary'],
  usage: say => say['command.terms.usage'],
  params: { word: { kind: 'text', of: 'words', required: true } },
  run: ({ word }, { desk, locale, say }) => {
    const { library } = desk
    const ask = (words: string) => ({ text: words, question: { command: 'terms', words } })
    if (!/[\p{L}\p{N}]/u.test(word)) {
      return {
        locale,
        blocks: [mistake(say['terms.empty']), { kind: 'list', items: [ask('制度型开放')] }],
      }
    }
    const counted = library.works
      .map(work => ({ work, lines: linesIn(work, word) }))
      .filter(({ lines }) => lines.length > 0)
    const others = library.search
      .namesLike(word)
      .filter(name => library.works.some(work => linesIn(work, name).length > 0))
    const also: readonly Block[] =
      others.length > 0
        ? [
            { kind: 'paragraph', text: say['terms.alsoCalled'] },
            { kind: 'list', items: others.map(ask) },
          ]
        : []
    if (counted.length === 0) {
      const near = nearestTerms(
        word,
        library.corpus.glossary.map(({ term }) => term),
        6,
      )
      return {
        locale,
        blocks: [
          mistake(say['search.nothing'](word)),
          ...also,
          ...(also.length === 0 && near.length > 0
            ? [
                { kind: 'paragraph' as const, text: say['search.nearest'] },
                { kind: 'list' as const, items: near.map(ask) },
              ]
            : []),
        ],
      }
    }
    const total = counted.reduce((sum, { lines }) => sum + lines.length, 0)
    return {
      locale,
      blocks: [
        { kind: 'heading', text: say['terms.found'](word, total, counted.length) },
        ...counted.flatMap(({ work, lines }): readonly Block[] => [
          {
            kind: 'heading',
            text: say['terms.inWork'](
              locale === 'zh' ? work.title.zh : titleIn(work, locale),
              lines.length,
            ),
          },
          { kind: 'concordance', lines },
        ]),
        ...also,
      ],
    }
  },
})

function linesIn(work: Work, word: string): readonly ConcordanceLine[] {
  const bones = bonesOf(word)
  return work.sections.flatMap(({ passages }) =>
    passages.flatMap(passage =>
      phraseOccurrences(bones, readable(passage.text)).map(mark => ({
        quote: quote(passage, around(passage, mark)),
        mark,
      })),
    ),
  )
}

/** The word with its neighbourhood, which cuts no character in half. */
function around({ text }: Passage, { start, end }: Span): Span {
  const from = Math.max(0, start - lineContext)
  const to = Math.min(text.length, end + lineContext)
  return {
    start: splitsPair(text, from) ? from - 1 : from,
    end: splitsPair(text, to) ? to + 1 : to,
  }
}
