import type { FC } from 'hono/jsx'
import type { Trace } from '../../../src/archive/trace.ts'
import { cite } from '../../../src/cite.ts'
import type { Visit } from '../visit.ts'
import { Page } from './layout.tsx'
import { CitedWording, Elsewhere, RevisionList, TodaysWording } from './wording.tsx'
import { opening } from './work.tsx'

/** A passage that reads otherwise than it was cited: both wordings, and what differs. */
export const ChangedPage: FC<{
  visit: Visit
  trace: Extract<Trace, { readonly kind: 'changed' | 'moved' }>
}> = ({ visit, trace }) => {
  const { say, locale } = visit
  const { cited, today, elsewhere } = trace
  const { work, quote } = today
  const short = cite(quote, work, { locale, style: 'short' }).text
  const revision = trace.kind === 'changed' ? trace.revision : undefined
  const both = { visit, ...(revision && { revision }) }
  return (
    <Page
      visit={visit}
      title={short}
      kind="article"
      canonical={`/${quote.passage.address}`}
      preview={{ description: opening(cited.wording) }}
    >
      <article class="reading">
        <h1>{short}</h1>
        {trace.kind === 'changed' ? <p class="notice hint">{say['web.changed']}</p> : null}
        <Elsewhere passages={elsewhere} visit={visit} />
        <section aria-labelledby="cited">
          <h2 id="cited">{say['web.cited']}</h2>
          <CitedWording cited={cited} {...both} />
        </section>
        <section aria-labelledby="today">
          <h2 id="today">{say['web.today']}</h2>
          <TodaysWording passage={quote.passage} language={work.language} {...both} />
        </section>
        {revision === undefined ? null : (
          <section aria-labelledby="difference">
            <h2 id="difference">{say['web.difference']}</h2>
            <RevisionList revision={revision} visit={visit} />
          </section>
        )}
      </article>
    </Page>
  )
}
