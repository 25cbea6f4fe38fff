import type { Work } from '../passage.ts'
import { quote } from '../quote.ts'
import { marksWithin } from '../reply/marks.ts'
import type { Block, Reply } from '../reply/reply.ts'
import { type Reason, writingIn } from '../search/reason.ts'
import type { Hit, SearchResult } from '../search/search.ts'
import { hint, mistake, quotation, titleIn, workItems } from './blocks.ts'
import type { Asked } from './command.ts'
import { command } from './define.ts'
import { placeReply } from './place.ts'

export const search = command({
  name: 'search',
  group: 'find',
  localName: say => say['command.search.name'],
  summary: say => say['command.search.summary'],
  usage: say => say['command.search.usage'],
  params: { words: { kind: 'text', of: 'words', required: true } },
  run: ({ words }, asked) => placeReply(words, asked) ?? searchReply(words, undefined, asked),
})

/** At most so many passages answer a search, page by page. */
const maxHits = 20

/** What the corpus, or one work of it, holds of `words`. */
export function searchReply(words: string, within: Work | undefined, asked: Asked): Reply {
  const { desk, locale, say } = asked
  const { library } = desk
  const result = library.search.find(words, { limit: maxHits, ...(within && { works: [within] }) })
  const [unknown] = result.unknownWorks
  if (unknown !== undefined) {
    return {
      locale,
      blocks: [
        mistake(say['search.unknownWork'](unknown)),
        { kind: 'list', items: workItems(asked) },
      ],
    }
  }
  if (!/[\p{L}\p{N}]/u.test(result.query.words)) return noWords(asked)
  if (result.hits.length === 0) return nothing(words, result, asked)
  return {
    locale,
    blocks: [
      { kind: 'heading', text: say['search.found'](words, result.hits.length) },
      ...result.hits.map(hit => hitBlock(hit, asked)),
    ],
  }
}

/** Operators alone ask for nothing. */
const noWords = ({ locale, say }: Asked): Reply => ({
  locale,
  blocks: [
    mistake(say['search.empty']),
    {
      kind: 'list',
      items: [
        { text: '/search 绿色丝绸之路', question: { command: 'search', words: '绿色丝绸之路' } },
      ],
    },
  ],
})

function hitBlock({ passage, window, spans, reasons }: Hit, asked: Asked): Block {
  const marks = marksWithin(spans, window)
  const note = reasons
    .flatMap(reason => reasonWords(reason, asked))
    .join(asked.locale === 'zh' ? '；' : '; ')
  return quotation(quote(passage, window), asked, { marks, ...(note !== '' && { note }) })
}

function reasonWords(reason: Reason, { say }: Asked): readonly string[] {
  switch (reason.kind) {
    case 'exact':
      return [say['why.exact']]
    case 'words':
      return reason.missing.length > 0 ? [say['why.missing'](reason.missing.join(' '))] : []
    case 'alias':
    case 'number':
    case 'pinyin':
    case 'near':
    case 'gloss':
    case 'translation':
    case 'meaning':
      return [say[`why.${reason.kind}`](reason.typed, reason.found)]
  }
}

/** Nothing found is an answer: what was looked through and for, and where to look instead. */
function nothing(words: string, { concepts, nearest, works }: SearchResult, asked: Asked): Reply {
  const { locale, say } = asked
  const asTyped = writingIn(words)
  const variants = concepts.flatMap(({ typed, variants }) =>
    variants.map(({ text, via }) => (via === 'typed' ? asTyped(typed) : text)),
  )
  return {
    locale,
    blocks: [
      { kind: 'notice', tone: 'mistake', text: say['search.nothing'](words) },
      hint(
        say['search.searched'](
          works.map(work => titleIn(work, locale)).join(locale === 'zh' ? '、' : ', '),
        ),
      ),
      ...(variants.length > 0 ? [hint(say['search.variants'](variants.join(' / ')))] : []),
      ...(nearest.length > 0
        ? [
            { kind: 'paragraph' as const, text: say['search.nearest'] },
            {
              kind: 'list' as const,
              items: nearest.map(text => ({ text, question: { command: 'search', words: text } })),
            },
          ]
        : [
            { kind: 'paragraph' as const, text: say['search.topics'] },
            { kind: 'list' as const, items: workItems(asked) },
          ]),
    ],
  }
}
