import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import type { Work } from '../../src/passage.ts'
import { addressOfQuote, quote } from '../../src/quote.ts'
import { verify } from '../../src/verify/verify.ts'
import { answerPassage } from './api-passage.ts'
import { quotationOf } from './api-quotation.ts'
import * as schemas from './api-schemas.ts'
import type { WebEnv } from './env.ts'
import { ApiPage, callsIn } from './pages/api.tsx'
import { page } from './respond.tsx'
import type { Site } from './site.ts'
import { visitOf } from './visit.ts'

const answers = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
const badRequest = answers(schemas.problem, 'Something in the request cannot be used')
const notFound = answers(schemas.problem, 'There is no such place')
const tooMany = answers(schemas.problem, 'Too many requests; again after Retry-After seconds')

const search = createRoute({
  method: 'get',
  path: '/api/search',
  summary: 'Search the texts',
  request: { query: schemas.searchQuery },
  responses: {
    200: answers(schemas.searchAnswer, 'Passages, best first'),
    400: badRequest,
    404: notFound,
    429: tooMany,
  },
})
const works = createRoute({
  method: 'get',
  path: '/api/works',
  summary: 'The works with their sections',
  responses: { 200: answers(schemas.worksAnswer, 'All works'), 429: tooMany },
})
const passage = createRoute({
  method: 'get',
  path: '/api/passages/{address}',
  summary: 'A passage or a stretch of it',
  request: { params: schemas.passageParams, query: schemas.passageQuery },
  responses: {
    200: answers(schemas.passageAnswer, 'Its words and where they stand'),
    400: badRequest,
    404: notFound,
    410: answers(schemas.gone, 'It was removed; how it read'),
    429: tooMany,
  },
})
const check = createRoute({
  method: 'post',
  path: '/api/verify',
  summary: 'Check a quotation',
  request: {
    body: { required: true, content: { 'application/json': { schema: schemas.verifyBody } } },
  },
  responses: {
    200: answers(schemas.verifyAnswer, 'A verdict on each sentence, or on the whole'),
    400: badRequest,
    411: answers(schemas.problem, 'It does not say how long it is'),
    413: answers(schemas.problem, 'It is too long'),
    429: tooMany,
  },
})

/** The texts for programs, as JSON, described by what checks the requests. */
export function apiRoutes(site: Site): OpenAPIHono<WebEnv> {
  const { desk, log } = site.counter
  const { library } = desk
  const api = new OpenAPIHono<WebEnv>({
    defaultHook: (result, context) =>
      result.success ? undefined : context.json({ error: problemsIn(result.error) }, 400),
  })
  api.use('/api/*', cors())

  api.openapi(search, context => {
    const { q, work: id, limit, lang } = context.req.valid('query')
    const work = id === undefined ? undefined : library.works.find(work => work.id === id)
    if (id !== undefined && work === undefined)
      return context.json(
        { error: `There is no work ${id}`, near: library.works.map(({ id }) => id) },
        404,
      )
    const { hits, nearest } = library.search.find(q, { limit, ...(work && { works: [work] }) })
    return context.json(
      {
        query: q,
        hits: hits.map(({ passage, window, spans, reasons, score }) => ({
          ...quotationOf(quote(passage, window), lang, context, site),
          marks: [...spans],
          reasons: reasons.map(reason => ({ ...reason })),
          score,
        })),
        nearest: [...nearest],
      },
      200,
    )
  })
  api.openapi(works, context => context.json({ works: library.works.map(describeWork) }, 200))
  api.openAPIRegistry.registerPath(passage)
  api.openapi(
    // An address has a slash in it, which few programs write as %2F; the description knows no such path.
    { ...passage, path: '/api/passages/{address}{.+}', hide: true },
    context => answerPassage(context.req.valid('param'), context.req.valid('query'), context, site),
  )
  api.openapi(check, context => {
    const { claim, lang } = context.req.valid('json')
    const verdicts = verify(claim, library).map(verdict => {
      const { kind, claim } = verdict
      if (verdict.kind === 'missing') return { kind, claim }
      const quotation = quotationOf(verdict.quote, lang, context, site)
      return {
        kind,
        claim,
        quotation,
        ...(verdict.kind === 'exact' && { others: verdict.others.map(addressOfQuote) }),
        ...(verdict.kind === 'altered' && { changes: [...verdict.changes] }),
      }
    })
    return context.json({ verdicts }, 200)
  })
  const description = (context: Context) =>
    api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Zhangju 章句',
        version: desk.version,
        description: 'Exact words of the texts with their places. Spans are in UTF-16 code units.',
      },
      servers: [{ url: visitOf(context, site).origin }],
    })
  api.get('/api/openapi.json', context => context.json(description(context)))
  api.get('/api', context => {
    const calls = callsIn(description(context))
    return page(context, <ApiPage visit={visitOf(context, site)} calls={calls} />, site)
  })
  api.all('/api/*', context =>
    context.json({ error: 'There is no such call; all of them are described at /api' }, 404),
  )
  api.onError((error, context) => {
    const refused = error instanceof HTTPException
    if (!refused) log.error({ err: error, platform: 'web' }, 'a program’s call failed')
    const status = refused ? error.status : 500
    return context.json({ error: refused ? error.message : 'Something went wrong here' }, status)
  })
  return api
}

/** A problem with each value that cannot be used. */
const problemsIn = ({ issues }: z.ZodError) =>
  issues.map(({ path, message }) => `${path.join('.') || 'request'}: ${message}`).join('; ')

const describeWork = ({ id, title, command, source, language, date, sections }: Work) => ({
  id,
  title,
  command,
  source,
  language,
  ...(date !== undefined && { date }),
  sections: sections.map(({ number, heading, passages }) => ({
    number,
    heading,
    passages: passages.map(({ address }) => address),
  })),
})
