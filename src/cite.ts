import { contentHash } from './content-hash.ts'
import { ordinalOf } from './corpus/ordinal.ts'
import type { Locale, Passage, Section, Work } from './passage.ts'
import { addressOfQuote, type Quote } from './quote.ts'

export const citationStyles = ['short', 'full', 'gbt'] as const
export type CitationStyle = (typeof citationStyles)[number]

/** How a reader finds a quote again. */
export interface Citation {
  readonly text: string
  /**
   * Where the quote can be read in its place, as it read when it was cited; only when the
   * reader has a public address.
   */
  readonly link?: string
}

/** What a citation is made for. */
export interface CitationContext {
  readonly locale: Locale
  readonly style: CitationStyle
  /** Where the web reader can be reached, without a slash at its end. */
  readonly publicUrl?: string | undefined
  /** The day of asking, `2026-01-31`: GB/T 7714 wants it beside a link. */
  readonly today?: string | undefined
}

/** The citation of `quote`, which stands in `work`. It says only what the corpus holds. */
export function cite(quote: Quote, work: Work, context: CitationContext): Citation {
  const link = linkTo(quote, context.publicUrl)
  return { text: textOf(quote.passage, work, context, link), ...(link !== undefined && { link }) }
}

function textOf(
  passage: Passage,
  work: Work,
  context: CitationContext,
  link: string | undefined,
): string {
  switch (context.style) {
    case 'short':
      return shortCitation(passage, work, context.locale)
    case 'full':
      return fullCitation(passage, work, context.locale, link)
    case 'gbt':
      return gbtCitation(passage, work, context, link)
  }
}

/** `《完善推进高质量共建“一带一路”机制》第三，第1段` or `Title §3 ¶1`. */
function shortCitation(passage: Passage, work: Work, locale: Locale): string {
  const place = placeLabel(work, passage, locale)
  return locale === 'zh' ? `《${work.title.zh}》${place}` : `${work.title.en} ${place}`
}

function fullCitation(
  passage: Passage,
  work: Work,
  locale: Locale,
  link: string | undefined,
): string {
  const section = work.sections.find(({ number }) => number === passage.section)
  const heading = section && section.heading !== '' ? headingWords(section) : undefined
  const zh = locale === 'zh'
  return [
    ...(work.author === undefined ? [] : [work.author]),
    zh ? `《${work.title.zh}》` : `${work.title.en} (《${work.title.zh}》)`,
    heading ?? sectionLabel(work, passage.section, locale),
    zh ? `第${passage.paragraph}段` : placeLabel(work, passage, locale),
    ...(work.source === null ? [] : [zh ? `来源：${work.source}` : `source: ${work.source}`]),
    ...(work.date === undefined ? [] : [work.date]),
    ...(link === undefined ? [] : [link]),
  ].join(' · ')
}

/**
 * GB/T 7714—2015: `题名[Z]. 出版者, 年: 引文位置.` The type is Z (other): the corpus
 * does not say which of the standard's types a work is. As the standard has it, an
 * unnamed publisher is written `[出版者不详]`, and what is read on-line is marked
 * `/OL` and carries the day of reading and the link.
 */
function gbtCitation(
  passage: Passage,
  work: Work,
  { today }: CitationContext,
  link: string | undefined,
): string {
  const author = work.author === undefined ? '' : `${work.author}. `
  const online = link === undefined ? '' : '/OL'
  const date = work.date === undefined ? '' : `, ${work.date}`
  const read = link !== undefined && today !== undefined ? `[${today}]` : ''
  const where = link === undefined ? '' : ` ${link}.`
  return `${author}${work.title.zh}[Z${online}]. ${work.source ?? '[出版者不详]'}${date}: ${placeLabel(work, passage, 'zh')}${read}.${where}`
}

/** `https://…/beltroad/3.1@12-40?v=0123456789ab`: the version is the whole passage's, whatever is quoted of it. */
const linkTo = (quote: Quote, publicUrl: string | undefined) =>
  publicUrl === undefined
    ? undefined
    : `${publicUrl}/${addressOfQuote(quote)}?v=${contentHash(quote.passage.text)}`

/** Where in its work a passage stands: `第三，第1段`, `开篇，第2段`, `§3 ¶1`. */
const placeLabel = (work: Work, { section, paragraph }: Passage, locale: Locale) =>
  locale === 'zh'
    ? `${sectionLabel(work, section, locale)}，第${paragraph}段`
    : `§${section} ¶${paragraph}`

/** A section's own number as printed, those of the parts that hold it before it; `第4部分` where it prints none. */
export function sectionLabel(work: Work, number: number, locale: Locale): string {
  if (locale === 'en') return `§${number}`
  if (number === 0) return '开篇'
  const section = work.sections.find(section => section.number === number)
  const printed = section && ordinalOf(section.heading)?.printed
  if (section === undefined || printed === undefined) return `第${number}部分`
  const holder = work.sections.findLast(
    other => other.number < number && other.depth > 0 && other.depth < section.depth,
  )
  return holder === undefined ? printed : `${sectionLabel(work, holder.number, locale)} ${printed}`
}

/** A heading's words, without the mark that joins a run-in heading to its paragraph. */
export const headingWords = ({ heading }: Section) => heading.replace(/[。，；：、]$/u, '')
