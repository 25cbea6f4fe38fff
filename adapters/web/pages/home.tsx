import type { FC } from 'hono/jsx'
import { type Locale, passagesOf, type Work } from '../../../src/passage.ts'
import type { Site } from '../site.ts'
import type { Visit } from '../visit.ts'
import { Page, SearchBox } from './layout.tsx'

/** Searches that find something in the works that come with Zhangju. */
const examples = [
  '绿色丝绸之路',
  '“共商共建共享”',
  'zhidu xing kaifang',
  'green silk road',
  'ftz/2.1',
]

/** The works and the box to search in. */
export const HomePage: FC<{ visit: Visit; site: Site }> = ({ visit, site }) => {
  const { say, to, locale } = visit
  const { works } = site.counter.desk.library
  return (
    <Page
      visit={visit}
      title={say['web.name']}
      preview={{ description: say['web.intro'](works.length) }}
    >
      <section class="hero">
        <h1>{say['web.tagline']}</h1>
        <p>{say['web.intro'](works.length)}</p>
        <SearchBox visit={visit} />
        <p class="examples">
          {say['web.searchTry']}
          {examples.map(words => (
            <>
              {' '}
              <a href={to(`/search?q=${encodeURIComponent(words)}`)}>{words}</a>
            </>
          ))}
        </p>
      </section>
      <section>
        <h2>{say['web.works']}</h2>
        <ul class="works">
          {works.map(work => (
            <li>
              <h3>
                <a href={to(`/${work.id}`)}>
                  <Title work={work} locale={locale} />
                </a>
              </h3>
              <p class="quiet">
                {sourceLine(work, visit)}
                {' · '}
                {say['web.size'](work.sections.length, passagesOf(work).length)}
                {' · '}
                <code>/{work.command}</code>
              </p>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  )
}

/** A work's title as its readers print it, before it in English for those who read that. */
export const Title: FC<{ work: Work; locale: Locale }> = ({ work, locale }) =>
  locale === 'en' && work.title.en !== work.title.zh ? (
    <>
      {work.title.en} <span lang={work.language}>《{work.title.zh}》</span>
    </>
  ) : (
    <span lang={work.language}>{work.title.zh}</span>
  )

/** Where the work comes from, as far as its text says. */
export const sourceLine = ({ source, date }: Work, { say }: Visit) =>
  [source === null ? say['web.sourceUnknown'] : say['web.source'](source), date]
    .filter(part => part !== undefined)
    .join(' · ')
