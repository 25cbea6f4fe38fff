import type { FC } from 'hono/jsx'
import { dayOf } from '../../../src/archive/day.ts'
import type { Trace } from '../../../src/archive/trace.ts'
import type { Work } from '../../../src/passage.ts'
import type { Visit } from '../visit.ts'
import { Page, SearchBox } from './layout.tsx'
import { CitedWording, Elsewhere } from './wording.tsx'

/** A passage that was removed: what was known of it, and where its words stand, if anywhere. */
export const GonePage: FC<{
  visit: Visit
  trace: Extract<Trace, { readonly kind: 'gone' }>
  /** The work that it was in, where there still is one. */
  work: Work | undefined
}> = ({ visit, trace: { last, cited, elsewhere }, work }) => {
  const { say, locale, to } = visit
  return (
    <Page visit={visit} title={say['web.goneTitle']} indexed={false}>
      <article class="reading">
        <h1>{say['web.goneTitle']}</h1>
        <Elsewhere passages={elsewhere} visit={visit} />
        {cited === undefined ? null : (
          <section aria-labelledby="cited">
            <h2 id="cited">{say['web.cited']}</h2>
            <CitedWording cited={cited} visit={visit} />
          </section>
        )}
        <p>{say['web.gone'](dayOf(last.wording.lastSeenMs))}</p>
        <CitedWording cited={last} visit={visit} />
        <p>
          <a href={to(work === undefined ? '/' : `/${work.id}`)}>
            {work === undefined ? say['web.works'] : work.title[locale]}
          </a>
        </p>
      </article>
      <SearchBox visit={visit} />
    </Page>
  )
}
