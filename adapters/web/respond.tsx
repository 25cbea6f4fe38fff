import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Address } from '../../src/address.ts'
import type { ArchivedWording } from '../../src/store/archive.ts'
import { ErrorPage, MissingPage } from './pages/missing.tsx'
import { checkPage } from './receipt.ts'
import type { Site } from './site.ts'
import { visitOf } from './visit.ts'

/** What a page shows of the archive, and that there is nothing else to show. */
interface Past {
  readonly status?: 200 | 410
  readonly wordings?: readonly ArchivedWording[]
}

/**
 * A page, compared with the corpus and the archive before it goes out.
 *
 * @throws ReceiptError when a quotation in it does not read as the corpus has it, or a
 *   wording that was cited as the archive does
 */
export async function page(
  context: Context,
  content: Child,
  { counter }: Site,
  headers: Readonly<Record<string, string>> = {},
  { status = 200, wordings = [] }: Past = {},
): Promise<Response> {
  const checked = checkPage(String(await content), counter.desk.library, wordings)
  return context.html(checked, status, headers)
}

/** For pages that are made for one reader, or of what may change. */
export const notKept = { 'cache-control': 'no-store' }

type Problem = 'web.tooMany' | 'web.noLength' | 'web.tooLarge' | 'web.badRequest'

/** A page, or JSON for programs, that says in a sentence why there is none. */
export async function refuse(
  context: Context,
  site: Site,
  status: 400 | 411 | 413 | 414 | 429 | 500,
  problem: Problem | { readonly words: string },
): Promise<Response> {
  const visit = visitOf(context, site)
  const words = typeof problem === 'string' ? visit.say[problem] : problem.words
  if (context.req.path.startsWith('/api/')) return context.json({ error: words }, status, notKept)
  return context.html(String(await (<ErrorPage visit={visit} words={words} />)), status, notKept)
}

/** There is no such place; `near` are real ones. */
export async function missing(
  context: Context,
  site: Site,
  near: readonly Address[] = [],
): Promise<Response> {
  const visit = visitOf(context, site)
  const content = <MissingPage visit={visit} asked={shownPath(visit.here)} near={near} />
  return context.html(String(await content), 404, notKept)
}

/** A path as its reader wrote it, if it can be read at all. */
function shownPath(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
