import type { FC } from 'hono/jsx'
import { headingWords } from '../../../src/cite.ts'
import { type Passage, passagesOf, type Section, type Work } from '../../../src/passage.ts'
import { splitsPair } from '../../../src/text.ts'
import type { Visit } from '../visit.ts'
import { sourceLine, Title } from './home.tsx'
import { Page } from './layout.tsx'

/** A work from its title to its last passage, each with its address beside it. */
export const WorkPage: FC<{ visit: Visit; work: Work }> = ({ visit, work }) => {
  const { say, locale, to } = visit
  const headed = work.sections.filter(({ heading }) => heading !== '')
  const passages = passagesOf(work)
  return (
    <Page
      visit={visit}
      title={locale === 'zh' ? work.title.zh : work.title.en}
      kind="article"
      preview={{
        description: opening(passages[0]),
        ...(passages[0] && { picture: `/card/${passages[0].address}.png` }),
      }}
    >
      <article class="work">
        <header>
          <h1>
            <Title work={work} locale={locale} />
          </h1>
          <p class="quiet">
            {sourceLine(work, visit)}
            {' · '}
            {say['web.size'](work.sections.length, passages.length)}
            {' · '}
            {say['web.command'](work.command)}
            {work.url === undefined ? null : (
              <>
                {' · '}
                <a href={work.url} rel="noreferrer">
                  {say['web.original']}
                </a>
              </>
            )}
          </p>
          <p class="quiet screen">{say['web.printHint']}</p>
        </header>
        {headed.length > 1 ? (
          <nav class="contents" aria-label={say['web.contents']}>
            <h2>{say['web.contents']}</h2>
            <ol>
              {headed.map(section => (
                <li class={`depth-${section.depth}`}>
                  <a href={to(`#${section.number}`)} lang={work.language}>
                    {headingWords(section)}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        {work.sections.map(section => (
          <SectionText section={section} work={work} visit={visit} />
        ))}
      </article>
    </Page>
  )
}

const SectionText: FC<{ section: Section; work: Work; visit: Visit }> = ({
  section,
  work,
  visit,
}) => {
  const { number, heading, passages } = section
  // A heading that runs into its paragraph is printed there; here it is said to those who only hear the page.
  const runsIn = passages.some(({ headingEnd }) => headingEnd > 0)
  return (
    <section id={String(number)} aria-labelledby={heading === '' ? undefined : `h${number}`}>
      {heading === '' ? null : (
        <h2 id={`h${number}`} lang={work.language} class={runsIn ? 'heard' : undefined}>
          {headingWords(section)}
        </h2>
      )}
      {passages.map(passage => (
        <div class="passage" id={`${number}.${passage.paragraph}`}>
          <a
            class="place"
            href={visit.to(`/${passage.address}`)}
            aria-label={`${visit.say['web.address']} ${passage.address}`}
          >
            {`${number}.${passage.paragraph}`}
          </a>
          <PassageText passage={passage} language={work.language} />
        </div>
      ))}
    </section>
  )
}

/** All of a passage; the heading that runs into it is set off. */
export const PassageText: FC<{ passage: Passage; language: string }> = ({
  passage: { address, text, headingEnd },
  language,
}) => (
  <p data-quote={address} lang={language}>
    {headingEnd > 0 ? <b>{text.slice(0, headingEnd)}</b> : null}
    {text.slice(headingEnd)}
  </p>
)

/** The first words of a passage, for the preview of a link: at most so many UTF-16 code units. */
const maxOpening = 160

export function opening(passage: Pick<Passage, 'text'> | undefined): string {
  if (passage === undefined) return ''
  const { text } = passage
  if (text.length <= maxOpening) return text
  return `${text.slice(0, splitsPair(text, maxOpening) ? maxOpening - 1 : maxOpening)}…`
}
