import type { Context } from 'hono'
import { cite } from '../../src/cite.ts'
import type { Locale } from '../../src/passage.ts'
import { addressOfQuote, type Quote } from '../../src/quote.ts'
import type { Site } from './site.ts'
import { visitOf } from './visit.ts'

/** A quotation with its citations, as programs get it. */
export function quotationOf(quote: Quote, locale: Locale, context: Context, site: Site) {
  const { library, today } = site.counter.desk
  const work = library.workOf(quote.passage)
  const { origin } = visitOf(context, site)
  const citing = { locale, publicUrl: origin, today: today() }
  const { text, link = origin } = cite(quote, work, { ...citing, style: 'short' })
  return {
    address: addressOfQuote(quote),
    words: quote.words,
    span: quote.span,
    citation: {
      short: text,
      full: cite(quote, work, { ...citing, style: 'full' }).text,
      gbt: cite(quote, work, { ...citing, style: 'gbt' }).text,
      link,
    },
  }
}
