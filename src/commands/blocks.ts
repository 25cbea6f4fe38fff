import type { Address } from '../address.ts'
import { type Citation, type CitationStyle, cite, headingWords, sectionLabel } from '../cite.ts'
import type { Question } from '../inquiry.ts'
import type { Section, Span, Work } from '../passage.ts'
import { addressOfQuote, isWhole, type Quote } from '../quote.ts'
import type { Action, Block, ListItem, Quotation } from '../reply/reply.ts'
import type { Asked } from './command.ts'

/** A reader's mistake, said in a sentence. */
export const mistake = (text: string): Block => ({ kind: 'notice', tone: 'mistake', text })
export const hint = (text: string): Block => ({ kind: 'notice', tone: 'hint', text })

/** `quote` with its citation, and what can be asked of it next. */
export function quotation(
  quote: Quote,
  { desk, locale, say, settings }: Asked,
  rest: {
    readonly marks?: readonly Span[]
    readonly note?: string
    readonly style?: CitationStyle
    readonly actions?: readonly Action[]
  } = {},
): Quotation {
  const { library, publicUrl } = desk
  const address = addressOfQuote(quote)
  const work = library.workOf(quote.passage)
  const around: Action = isWhole(quote)
    ? {
        kind: 'ask',
        label: say['action.context'],
        question: { command: 'context', words: address },
      }
    : {
        kind: 'ask',
        label: say['action.whole'],
        question: openQuestion(work, quote.passage.address),
      }
  const source = cite(quote, work, {
    locale,
    style: rest.style ?? settings.style ?? 'short',
    publicUrl,
    today: desk.today(),
  })
  return {
    kind: 'quotation',
    quote,
    marks: rest.marks ?? [],
    citation: source,
    ...(rest.note !== undefined && { note: rest.note }),
    actions: rest.actions ?? [
      around,
      { kind: 'ask', label: say['action.cite'], question: { command: 'cite', words: address } },
      { kind: 'ask', label: say['action.pin'], question: { command: 'pin', words: address } },
      { kind: 'discuss', label: say['action.discuss'], address },
      { kind: 'copy', label: say['action.copyCitation'], text: copied(source) },
      { kind: 'share', label: say['action.share'], address },
      { kind: 'open', label: say['action.openChat'], address },
    ],
  }
}

/** A citation as it goes into a reader's own text, where nothing can be clicked. */
const copied = ({ text, link }: Citation) => (link === undefined ? text : `${text} ${link}`)

/** What opens a place: its work's topic command with the place in the work. */
function openQuestion(work: Work, address: Address): Question {
  const inWork = address.slice(work.id.length + 1)
  return { command: work.command, words: inWork }
}

/** The sections of `work`, each with what opens it. */
export const sectionItems = (work: Work, { locale, say }: Asked): readonly ListItem[] =>
  work.sections.map(section => ({
    text: sectionTitle(work, section, { locale, say }),
    detail: say['topic.paragraphs'](section.passages.length),
    question: { command: work.command, words: String(section.number) },
  }))

/** `第三，促进“一带一路”绿色发展`, or `开篇` for what stands before the first heading. */
export function sectionTitle(
  work: Work,
  section: Section,
  { locale, say }: Pick<Asked, 'locale' | 'say'>,
): string {
  if (section.heading === '') return `${locale === 'en' ? '§0 ' : ''}${say['place.opening']}`
  const words = headingWords(section)
  return locale === 'en' ? `${sectionLabel(work, section.number, 'en')} ${words}` : words
}

/** The works, each with what opens it. */
export const workItems = ({ desk: { library }, locale }: Asked): readonly ListItem[] =>
  library.works.map(work => ({
    text: `/${work.command}`,
    detail: titleIn(work, locale),
    question: { command: work.command, words: '' },
  }))

export const titleIn = (work: Work, locale: Asked['locale']) =>
  locale === 'zh' || work.title.en === work.title.zh
    ? `《${work.title.zh}》`
    : `${work.title.en} 《${work.title.zh}》`

/** Addresses as a list, each with what opens it. */
export const addressItems = (
  addresses: readonly Address[],
  { desk: { library } }: Asked,
): readonly ListItem[] =>
  addresses.flatMap(address => {
    const work = library.works.find(({ id }) => address === id || address.startsWith(`${id}/`))
    return work ? [{ text: address, question: openQuestion(work, address) }] : []
  })
