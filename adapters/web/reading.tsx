import { type Context, Hono } from 'hono'
import { type Address, addressOf, parseAddress } from '../../src/address.ts'
import { isPassagePlace, type PassagePlace } from '../../src/archive/trace.ts'
import type { Library } from '../../src/library.ts'
import { answerPage } from './chat.ts'
import type { WebEnv } from './env.ts'
import { maxWords } from './limits.ts'
import { AboutPage } from './pages/about.tsx'
import { ChangedPage } from './pages/changed.tsx'
import { GonePage } from './pages/gone.tsx'
import { HomePage } from './pages/home.tsx'
import { PassagePage } from './pages/passage.tsx'
import { SearchPage } from './pages/search.tsx'
import { WorkPage } from './pages/work.tsx'
import { missing, notKept, page, refuse } from './respond.tsx'
import type { Site } from './site.ts'
import { traceIn } from './trace.ts'
import { visitOf } from './visit.ts'

/** The works, their passages and search, which are the same for all. */
export function readingRoutes(site: Site): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
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
  const place = parseAddress(asked.toLowerCase())
  if (place === undefined) return missing(context, site, namedBefore(asked, library) ?? works)
  if (isPassagePlace(place)) return passagePage(place, context, site)
  const located = library.locate(asked)
  switch (located.kind) {
    case 'work':
      return page(context, <WorkPage visit={visit} work={located.work} />, site)
    case 'section':
      return context.redirect(visit.to(`/${located.work.id}#${located.section.number}`), 302)
    case 'nowhere':
      return missing(context, site, located.near)
    case 'passage':
    case 'words':
      return missing(context, site, works)
  }
}

/** What is left of an address whose end cannot be read, where that names a place. */
function namedBefore(asked: string, library: Library): readonly Address[] | undefined {
  for (const end of [/@.*$/su, /\..*$/su, /\/.*$/su]) {
    const place = parseAddress(asked.toLowerCase().replace(end, ''))
    const address = place && addressOf(place)
    if (address !== undefined && !['nowhere', 'words'].includes(library.locate(address).kind))
      return [address]
  }
  return undefined
}

/** The page of a passage, as it read when it was cited where a link says so by its version. */
async function passagePage(place: PassagePlace, context: Context, site: Site): Promise<Response> {
  const visit = visitOf(context, site)
  const trace = await traceIn(site, place, context.req.query('v'))
  switch (trace.kind) {
    case 'today':
    case 'unknownVersion': {
      const { work, quote } = trace.today
      const isKnown = trace.kind === 'today'
      const said = isKnown ? null : <p class="notice hint">{visit.say['web.unknownVersion']}</p>
      const content = (
        <PassagePage visit={visit} site={site} work={work} quote={quote} before={said} />
      )
      return page(context, content, site, isKnown ? {} : notKept)
    }
    case 'changed':
    case 'moved': {
      const content = <ChangedPage visit={visit} trace={trace} />
      return page(context, content, site, {}, { wordings: [trace.cited.wording] })
    }
    case 'gone': {
      const { works } = site.counter.desk.library
      const work = works.find(({ id }) => id === place.work)
      const content = <GonePage visit={visit} trace={trace} work={work} />
      const shown = [trace.last, ...(trace.cited ? [trace.cited] : [])]
      const wordings = shown.map(({ wording }) => wording)
      return page(context, content, site, notKept, { status: 410, wordings })
    }
    case 'nowhere':
      return missing(context, site, trace.near)
  }
}
