import type { Context } from 'hono'
import { parseAddress } from '../../src/address.ts'
import { type Cited, isPassagePlace, type Trace } from '../../src/archive/trace.ts'
import { contentHash } from '../../src/content-hash.ts'
import type { Locale, Passage } from '../../src/passage.ts'
import { quotationOf } from './api-quotation.ts'
import type { WebEnv } from './env.ts'
import { notKept } from './respond.tsx'
import type { Site } from './site.ts'
import { traceIn } from './trace.ts'

/** A passage for a program: as it reads today, and what became of it since it was cited. */
export async function answerPassage(
  { address }: { readonly address: string },
  { v: version, lang }: { readonly v?: string | undefined; readonly lang: Locale },
  context: Context<WebEnv>,
  site: Site,
) {
  const { library } = site.counter.desk
  const place = parseAddress(address)
  const trace: Trace = isPassagePlace(place)
    ? await traceIn(site, place, version)
    : { kind: 'nowhere', near: [] }
  switch (trace.kind) {
    case 'nowhere':
      return context.json({ error: `There is no ${address}`, near: [...trace.near] }, 404)
    case 'gone': {
      const { last, cited, elsewhere } = trace
      return context.json(
        {
          error: `${address} was removed from the texts`,
          last: wordingOf(last, lang),
          ...(cited && { cited: wordingOf(cited, lang) }),
          elsewhere: addressesOf(elsewhere),
        },
        410,
        notKept,
      )
    }
    default: {
      const { work, section, quote } = trace.today
      const { before, after } = library.neighbours(quote.passage)
      const isVersioned = version !== undefined && version !== ''
      const since = !isVersioned ? undefined : sinceThen(trace, lang)
      return context.json(
        {
          ...quotationOf(quote, lang, context, site),
          work: work.id,
          title: work.title,
          section: section.number,
          heading: section.heading,
          paragraph: quote.passage.paragraph,
          text: quote.passage.text,
          hash: contentHash(quote.passage.text),
          before: before?.address ?? null,
          after: after?.address ?? null,
          ...(since && { since }),
        },
        200,
        trace.kind === 'unknownVersion' ? notKept : {},
      )
    }
  }
}

function sinceThen(trace: Exclude<Trace, { readonly kind: 'gone' | 'nowhere' }>, lang: Locale) {
  switch (trace.kind) {
    case 'today':
      return { kind: 'same' as const }
    case 'unknownVersion':
      return { kind: 'unknown' as const }
    case 'changed':
    case 'moved': {
      const { kind, cited, elsewhere } = trace
      return { kind, cited: wordingOf(cited, lang), elsewhere: addressesOf(elsewhere) }
    }
  }
}

const wordingOf = ({ wording, span }: Cited, lang: Locale) => ({
  text: wording.text,
  hash: wording.hash,
  citation: wording.citation[lang],
  ...(span && { span }),
  firstSeen: new Date(wording.firstSeenMs).toISOString(),
  lastSeen: new Date(wording.lastSeenMs).toISOString(),
})

const addressesOf = (passages: readonly Passage[]) => passages.map(({ address }) => address)
