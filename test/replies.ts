import fc from 'fast-check'
import { citationStyles, cite } from '../src/cite.ts'
import type { Question } from '../src/inquiry.ts'
import type { Library } from '../src/library.ts'
import type { Passage, Span } from '../src/passage.ts'
import { addressOfQuote, type Quote, quote } from '../src/quote.ts'
import { marksWithin } from '../src/reply/marks.ts'
import type { Action, Block, Reply } from '../src/reply/reply.ts'
import { splitsPair } from '../src/text.ts'
import { differenceOf } from '../src/verify/difference.ts'
import { anyText, likelyText } from './fixture.ts'

/** What a renderer may be handed: any tree of blocks over the corpus, with text as nobody would write it. */
export function anyReply(library: Library): fc.Arbitrary<Reply> {
  return fc.record({
    locale: fc.constantFrom('zh', 'en'),
    blocks: fc.array(anyBlock(library), { maxLength: 8 }),
  })
}

/** A reply with nothing in it that has to be typed, such as a heading of 20,000 characters. */
const text = fc.oneof(
  { weight: 6, arbitrary: anyText },
  { weight: 6, arbitrary: likelyText },
  { weight: 2, arbitrary: fc.constantFrom('@everyone @zhangju_bot', ' ', '', '​', '> `*_~|[x](y)') },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('甲', '@a', '𠮷', '字\n', ' '), fc.integer({ min: 1000, max: 9000 }))
      .map(([piece, times]) => piece.repeat(times)),
  },
)

const question: fc.Arbitrary<Question> = fc.record({
  command: fc.constantFrom('search', 'beltroad', 'help', 'cite'),
  words: text,
})

function anyBlock(library: Library): fc.Arbitrary<Block> {
  const quoted = anyQuote(library)
  const source = (quote: Quote) =>
    fc
      .record({
        style: fc.constantFrom(...citationStyles),
        locale: fc.constantFrom('zh' as const, 'en' as const),
        publicUrl: fc.constantFrom(undefined, 'https://reading.example.org'),
      })
      .map(context =>
        cite(quote, library.workOf(quote.passage), { ...context, today: '2026-01-31' }),
      )
  return fc.oneof(
    text.map((text): Block => ({ kind: 'heading', text })),
    text.map((text): Block => ({ kind: 'paragraph', text })),
    fc
      .tuple(fc.constantFrom('mistake' as const, 'fault' as const, 'hint' as const), text)
      .map(([tone, text]): Block => ({ kind: 'notice', tone, text })),
    {
      weight: 4,
      arbitrary: quoted.chain(quote =>
        fc
          .record({
            citation: source(quote),
            marks: fc.array(anySpan(quote.passage), { maxLength: 30 }),
            note: fc.option(fc.string({ maxLength: 60 }), { nil: undefined }),
            actions: fc.array(anyAction(quote), { maxLength: 6 }),
          })
          .map(
            ({ marks, note, ...rest }): Block => ({
              kind: 'quotation',
              quote,
              marks: marksWithin(marks, quote.span),
              ...(note !== undefined && { note }),
              ...rest,
            }),
          ),
      ),
    },
    fc
      .array(
        fc.record(
          { text, detail: text, question },
          { requiredKeys: ['text'], noNullPrototype: true },
        ),
        { maxLength: 60 },
      )
      .map((items): Block => ({ kind: 'list', items })),
    fc.array(quoted, { maxLength: 60 }).map(
      (quotes): Block => ({
        kind: 'concordance',
        lines: quotes
          .map(({ passage, span }) => quote(passage, shortened(passage, span)))
          .map(quote => ({ quote, mark: quote.span })),
      }),
    ),
    fc.tuple(quoted, text).chain(([quote, claim]) =>
      source(quote).map(
        (citation): Block => ({
          kind: 'difference',
          quote,
          citation,
          changes: differenceOf(quote.words, claim.slice(0, 600)),
        }),
      ),
    ),
    quoted.chain(quote =>
      fc
        .tuple(fc.array(text, { minLength: 2, maxLength: 14 }), text, source(quote))
        .chain(([options, question, citation]) =>
          fc.nat({ max: options.length - 1 }).map(
            (right): Block => ({
              kind: 'quiz',
              id: 'trial',
              question,
              options,
              right,
              quote,
              citation,
            }),
          ),
        ),
    ),
    quoted.chain(quote =>
      source(quote).map((citation): Block => ({ kind: 'card', quote, citation })),
    ),
    fc.constantFrom('handout.md', 'cards.csv').map(
      (name): Block => ({
        kind: 'file',
        name,
        type: 'text/plain',
        content: new Uint8Array([65]),
      }),
    ),
    quoted.chain(quote =>
      fc
        .array(anyAction(quote), { maxLength: 120 })
        .map((actions): Block => ({ kind: 'actions', actions })),
    ),
  )
}

const anyQuote = ({ passages }: Library): fc.Arbitrary<Quote> =>
  fc.constantFrom(...passages).chain(passage => anySpan(passage).map(span => quote(passage, span)))

/** A stretch of the passage that is not empty and cuts no character in half. */
const anySpan = ({ text }: Passage): fc.Arbitrary<Span> =>
  fc
    .tuple(fc.nat({ max: text.length }), fc.nat({ max: text.length }))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
    .map(({ start, end }) => (start === end ? { start: 0, end: text.length } : { start, end }))
    .filter(({ start, end }) => !splitsPair(text, start) && !splitsPair(text, end))

function shortened({ text }: Passage, { start, end }: Span): Span {
  const near = Math.min(end, start + 30)
  return { start, end: splitsPair(text, near) ? near + 1 : near }
}

const anyAction = (quote: Quote): fc.Arbitrary<Action> => {
  const address = addressOfQuote(quote)
  return fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), label: text, question }),
    fc.record({ kind: fc.constant('copy' as const), label: text, text }),
    fc.record({
      kind: fc.constantFrom('share' as const, 'open' as const),
      label: text,
      address: fc.constant(address),
    }),
  )
}
