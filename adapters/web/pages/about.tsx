import type { FC } from 'hono/jsx'
import type { Site } from '../site.ts'
import type { Visit } from '../visit.ts'
import { Page } from './layout.tsx'

/** What this place is, how to name a passage, what is kept. */
export const AboutPage: FC<{ visit: Visit; site: Site }> = ({ visit, site }) => {
  const { say, to } = visit
  return (
    <Page visit={visit} title={say['web.aboutTitle']}>
      <h1>{say['web.aboutTitle']}</h1>
      <p>{say['web.aboutWords']}</p>
      <p>{say['web.aboutAddress']}</p>
      <p>{say['web.aboutPrivacy']}</p>
      <p>
        <a href={to('/api')}>{say['web.aboutPrograms']}</a>
      </p>
      <p class="quiet">{say['web.version'](site.counter.desk.version)}</p>
    </Page>
  )
}
