import type { Child, FC } from 'hono/jsx'
import { parseAddress } from '../../../src/address.ts'
import { citationStyles, cite } from '../../../src/cite.ts'
import type { Passage, Work } from '../../../src/passage.ts'
import { addressOfQuote, isWhole, type Quote, quoteWhole } from '../../../src/quote.ts'
import { cardPath, Marked } from '../draw.tsx'
import type { Site } from '../site.ts'
import type { Visit } from '../visit.ts'
import { Page } from './layout.tsx'
import { opening, PassageText } from './work.tsx'

/** A passage between its neighbours, with how to cite it. */
export const PassagePage: FC<{
  visit: Visit
  site: Site
  work: Work
  quote: Quote
  before?: Child
}> = ({ visit, site, work, quote, before: said }) => {
  const { say, locale, to } = visit
  const { library } = site.counter.desk
  const { passage } = quote
  const address = addressOfQuote(quote)
  const { before, after } = library.neighbours(passage)
  const short = cite(quote, work, { locale, style: 'short' }).text
  return (
    <Page
      visit={visit}
      title={short}
      kind="article"
      canonical={`/${address}`}
      preview={{
        description: opening({ text: quote.words }),
        picture: to(cardPath(quote)),
        pictureWords: opening({ text: quote.words }),
      }}
    >
      <article class="reading">
        <h1>{short}</h1>
        {said}
        <Neighbour passage={before} work={work} visit={visit} none={say['web.first']} />
        <figure class="here" id="here">
          {isWhole(quote) ? (
            <PassageText passage={passage} language={work.language} />
          ) : (
            <p data-quote={passage.address} lang={work.language}>
              <Marked quote={quoteWhole(passage)} marks={[quote.span]} />
            </p>
          )}
          <figcaption>
            <code>{address}</code>{' '}
            {isWhole(quote) ? null : <a href={to(`/${passage.address}`)}>{say['web.whole']}</a>}{' '}
            <a href={to(`/${work.id}#${passage.section}.${passage.paragraph}`)}>
              {say['web.inWork']}
            </a>
          </figcaption>
        </figure>
        <Neighbour passage={after} work={work} visit={visit} none={say['web.last']} />
        <nav class="turn" aria-label={say['web.around']}>
          {before ? (
            <a rel="prev" href={to(`/${before.address}`)}>
              ‹ {say['web.before']}
            </a>
          ) : null}
          {after ? (
            <a rel="next" href={to(`/${after.address}`)}>
              {say['web.after']} ›
            </a>
          ) : null}
        </nav>
        <Citing visit={visit} site={site} work={work} quote={quote} />
      </article>
    </Page>
  )
}

const Neighbour: FC<{ passage?: Passage | undefined; work: Work; visit: Visit; none: string }> = ({
  passage,
  work,
  visit,
  none,
}) =>
  passage === undefined ? (
    <p class="quiet edge">{none}</p>
  ) : (
    <div class="beside">
      <a class="place" href={visit.to(`/${passage.address}`)} aria-label={passage.address}>
        {`${passage.section}.${passage.paragraph}`}
      </a>
      <PassageText passage={passage} language={work.language} />
    </div>
  )

/** The citation in each style, and where else the passage can be opened. */
const Citing: FC<{ visit: Visit; site: Site; work: Work; quote: Quote }> = ({
  visit,
  site,
  work,
  quote,
}) => {
  const { say, locale, to, origin } = visit
  const address = addressOfQuote(quote)
  const today = site.counter.desk.today()
  const place = parseAddress(address)
  const telegram = place && site.telegramLinks()?.(place)
  const short = cite(quote, work, { locale, style: 'short', publicUrl: origin })
  return (
    <section class="citing">
      <h2>{say['web.citation']}</h2>
      <dl>
        {citationStyles.map(style => {
          const { text } = cite(quote, work, { locale, style, publicUrl: origin, today })
          return (
            <div>
              <dt>{say[`web.style.${style}`]}</dt>
              <dd>
                <span class="copied">{text}</span>{' '}
                <CopyButton text={text} label={say['web.copy']} />
              </dd>
            </div>
          )
        })}
      </dl>
      <p class="actions">
        <CopyButton
          text={`${quote.words}\n—— ${short.text} ${short.link ?? ''}`}
          label={say['web.copyQuotation']}
        />
        {telegram === undefined ? null : (
          <a class="button" href={telegram} rel="noreferrer">
            {say['web.openInTelegram']}
          </a>
        )}
        <a class="button" href={to(`/chat?q=${encodeURIComponent(`/context ${address}`)}`)}>
          {say['web.askInChat']}
        </a>
      </p>
    </section>
  )
}

/** Hidden until a script can do what it says. */
const CopyButton: FC<{ text: string; label: string }> = ({ text, label }) => (
  <button type="button" data-copy={text} hidden>
    {label}
  </button>
)
