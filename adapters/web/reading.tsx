import { type Context, Hono } from 'hono'
import { addressOf, parseAddress } from '../../src/address.ts'
import { answerPage } from './chat.ts'
import type { WebEnv } from './env.ts'
import { maxWords } from './limits.ts'
import { AboutPage } from './pages/about.tsx'
import { HomePage } from './pages/home.tsx'
import { PassagePage } from './pages/passage.tsx'
import { SearchPage } from './pages/search.tsx'
import { WorkPage } from './pages/work.tsx'
import { remember } from './remember.ts'
import { missing, page, refuse } from './respond.tsx'
import type { Site } from './site.ts'
import { visitOf } from './visit.ts'

/** The works, their passages and search, which are the same for all. */
export function readingRoutes(site: Site): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.use(remember(site))
  routes.get('/', context =>
    page(context, <HomePage visit={visitOf(context, site)} site={site} />, site),
  )
  routes.get('/about', context =>
    page(context, <AboutPage visit={visitOf(context, site)} site={site} />, site),
  )
  routes.get('/search', context => searchPage(context, site))
  routes.get('/:address{.+}', context => placePage(context.req.param('address'), context, site))
  return routes
}

async function searchPage(context: Context, site: Site): Promise<Response> {
  const visit = visitOf(context, site)
  const words = (context.req.query('q') ?? '').trim()
  if (words.length > maxWords)
    return refuse(context, site, 414, { words: visit.say['web.tooLong'](maxWords) })
  const asked = Number(context.req.query('page') ?? 1)
  const question = {
    command: 'search',
    words,
    ...(Number.isSafeInteger(asked) && { page: asked }),
  }
  const reply = words === '' ? undefined : await answerPage(question, 'search', visit, site.counter)
  const { library } = site.counter.desk
  return page(
    context,
    <SearchPage visit={visit} words={words} reply={reply} library={library} />,
    site,
  )
}

/** The page of the place that an address in a path names. */
async function placePage(asked: string, context: Context, site: Site): Promise<Response> {
  const visit = visitOf(context, site)
  const { library } = site.counter.desk
  const works = library.works.map(({ id }) => addressOf({ work: id }))
  if (parseAddress(asked.toLowerCase()) === undefined) return missing(context, site, works)
  const located = library.locate(asked)
  switch (located.kind) {
    case 'work':
      return page(context, <WorkPage visit={visit} work={located.work} />, site)
    case 'section':
      return context.redirect(visit.to(`/${located.work.id}#${located.section.number}`), 302)
    case 'passage': {
      const { work, quote } = located
      return page(
        context,
        <PassagePage visit={visit} site={site} work={work} quote={quote} />,
        site,
      )
    }
    case 'nowhere':
      return missing(context, site, located.near)
    case 'words':
      return missing(context, site, works)
  }
}
