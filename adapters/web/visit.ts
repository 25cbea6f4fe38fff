import type { Context } from 'hono'
import { parseAccept } from 'hono/utils/accept'
import { localeFor, type Wording, wordingIn } from '../../src/i18n/wording.ts'
import { type Locale, locales } from '../../src/passage.ts'
import type { Site } from './site.ts'

/** What a page knows of the request that it answers. */
export interface Visit {
  readonly locale: Locale
  readonly say: Wording
  /** The page's own path with its query, without a language. */
  readonly here: string
  /** Where readers reach the site, without a slash at its end. */
  readonly origin: string
  /** The language that the link asked for, where it did. */
  readonly chosen: Locale | undefined
  /** A path of the site in the language that the reader chose, where one was chosen. */
  to(path: string): string
}

/** The visit that a request is. There are no cookies: a chosen language travels in the links. */
export function visitOf(context: Context, { counter, publicUrl }: Site): Visit {
  const url = new URL(context.req.url)
  const origin = publicUrl ?? url.origin
  const chosen = locales.find(locale => locale === url.searchParams.get('lang'))
  const locale =
    chosen ?? accepted(context.req.header('accept-language') ?? '') ?? counter.desk.locale
  url.searchParams.delete('lang')
  const here = `${url.pathname}${url.search}`
  return {
    locale,
    say: wordingIn(locale),
    here,
    origin,
    chosen,
    to: path => (chosen === undefined ? path : inLanguage(path, chosen)),
  }
}

/** `path` with the language in its query, before a fragment. */
export function inLanguage(path: string, locale: Locale): string {
  const [beforeFragment = '', ...fragment] = path.split('#')
  const joint = beforeFragment.includes('?') ? '&' : '?'
  return [`${beforeFragment}${joint}lang=${locale}`, ...fragment].join('#')
}

/** The language that a reader would rather have, by the `Accept-Language` header (RFC 9110, 12.5.4). */
export function accepted(header: string): Locale | undefined {
  if (header === '') return undefined
  const [best] = parseAccept(header)
    .filter(({ type, q }) => type !== '' && type !== '*' && q > 0)
    .sort((a, b) => b.q - a.q)
  return best && localeFor(best.type)
}
