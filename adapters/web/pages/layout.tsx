import { html } from 'hono/html'
import type { Child, FC, PropsWithChildren } from 'hono/jsx'
import { assets } from '../assets.ts'
import { inLanguage, type Visit } from '../visit.ts'

/** What a page says of itself to whoever shows a link to it. */
interface Preview {
  readonly description: string
  /** Path of a picture of 1200 by 630 pixels. */
  readonly picture?: string
  readonly pictureWords?: string
}

interface PageProps {
  readonly visit: Visit
  readonly title: string
  readonly preview?: Preview
  /** Pages that differ with every asking are kept out of search engines. */
  readonly indexed?: boolean
  readonly kind?: 'article' | 'website'
  /** The path by which the page is to be known, where it has others. */
  readonly canonical?: string
}

interface MetaProps {
  readonly canonical: string
  readonly preview: Preview | undefined
  readonly kind: 'article' | 'website'
}

/** A whole page round `children`. */
export const Page: FC<PropsWithChildren<PageProps>> = ({
  visit,
  title,
  preview,
  indexed = true,
  kind = 'website',
  canonical = visit.here,
  children,
}) => {
  const { say, locale, to, here } = visit
  const other = locale === 'zh' ? 'en' : 'zh'
  return (
    <>
      {html`<!doctype html>`}
      <html lang={htmlLanguage(locale)}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{title === say['web.name'] ? title : `${title} · ${say['web.name']}`}</title>
          <Metas visit={visit} title={title} kind={kind} preview={preview} canonical={canonical} />
          {indexed ? null : <meta name="robots" content="noindex" />}
          <link rel="stylesheet" href={assets.style.path} />
          <link rel="icon" type="image/svg+xml" href={assets.icon.path} />
          <script src={assets.script.path} defer />
        </head>
        <body>
          <a class="skip" href="#main">
            {say['web.skip']}
          </a>
          <header class="site">
            <a class="name" href={to('/')}>
              章句 <span lang="en">Zhangju</span>
            </a>
            <nav aria-label={say['web.nav']}>
              <a href={to('/search')}>{say['web.search']}</a>
              <a href={to('/chat')}>{say['web.chat']}</a>
              <a href={to('/about')}>{say['web.about']}</a>
              <a
                href={inLanguage(here, other)}
                hreflang={htmlLanguage(other)}
                lang={htmlLanguage(other)}
                rel="alternate"
              >
                {say['web.language']}
              </a>
            </nav>
          </header>
          <main id="main">{children}</main>
          <footer class="site">
            <p>{say['web.tagline']}</p>
          </footer>
        </body>
      </html>
    </>
  )
}

const Metas: FC<Pick<PageProps, 'visit' | 'title'> & MetaProps> = ({
  visit: { origin, say },
  canonical,
  title,
  preview,
  kind,
}) => {
  const description = preview?.description ?? say['web.tagline']
  const picture = preview?.picture === undefined ? undefined : `${origin}${preview.picture}`
  const property = (name: string, content: string): Child => (
    <meta property={`og:${name}`} content={content} />
  )
  return (
    <>
      <meta name="description" content={description} />
      <link rel="canonical" href={`${origin}${canonical}`} />
      {property('site_name', say['web.name'])}
      {property('type', kind)}
      {property('title', title)}
      {property('description', description)}
      {property('url', `${origin}${canonical}`)}
      {picture === undefined ? null : (
        <>
          {property('image', picture)}
          {property('image:type', 'image/png')}
          {property('image:width', '1200')}
          {property('image:height', '630')}
          {property('image:alt', preview?.pictureWords ?? description)}
          <meta name="twitter:card" content="summary_large_image" />
        </>
      )}
    </>
  )
}

/** A language of ours as HTML names it (BCP 47). */
const htmlLanguage = (locale: Visit['locale']) => (locale === 'zh' ? 'zh-Hans' : 'en')

/** The box to search in. */
export const SearchBox: FC<{ visit: Visit; words?: string }> = ({
  visit: { say, chosen },
  words = '',
}) => (
  <search>
    <form class="search" action="/search" method="get">
      {/* A form's query takes the place of the one in its address. */}
      {chosen === undefined ? null : <input type="hidden" name="lang" value={chosen} />}
      <label for="q">{say['web.searchLabel']}</label>
      <div class="line">
        <input
          id="q"
          name="q"
          type="search"
          value={words}
          placeholder={say['web.searchHint']}
          autocomplete="off"
        />
        <button type="submit">{say['web.search']}</button>
      </div>
    </form>
  </search>
)
