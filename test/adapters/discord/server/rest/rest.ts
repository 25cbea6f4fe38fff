import type { IncomingMessage, ServerResponse } from 'node:http'
import { told } from '../limits/violation.ts'
import type { Validator } from '../spec/validator.ts'
import { type Answer, invalidForm, refusals } from './answer.ts'
import { readBody } from './body.ts'
import { breakOff, type Fault, type FaultQueue, takesEffect } from './faults.ts'
import { type Incoming, matching, type Route } from './route.ts'

/** A REST call and what it was told. */
export interface RestCall {
  readonly method: string
  /** The route as the spec writes it: `/channels/{channel_id}/messages`; a strange path as it is. */
  readonly route: string
  /** Below `/v10`. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  /** The names of the files that came with it. */
  readonly files: readonly string[]
  /** When it came, in milliseconds of `performance.now()`. */
  readonly at: number
  /** The HTTP status; undefined where there was no answer. */
  readonly status: number | undefined
  readonly answer: unknown
}

export interface RestOptions {
  readonly routes: readonly Route[]
  readonly token: string
  readonly validator: Validator | undefined
  readonly faults: FaultQueue
  /** Whether the answers themselves are held against the spec. */
  readonly checksAnswers: boolean
  report(sentence: string): void
  record(call: RestCall): void
}

/** Serves the REST API below `/api/v10`. */
export function createRest(options: RestOptions) {
  const { routes, token, validator, faults, report, record } = options

  /** What a call breaks of the spec, noted; the refusal that it leads to. */
  const specRefusal = ({ template }: Route, call: Incoming): Answer | undefined => {
    if (validator === undefined) return undefined
    const { method, query, body } = call
    const ofQuery = validator.faultsOfQuery(method, template, query)
    const ofBody = validator.faultsOfBody(method, template, body)
    for (const fault of [...ofQuery, ...ofBody]) report(`${method} ${template}: ${told(fault)}`)
    return ofBody.length > 0 ? invalidForm(ofBody) : undefined
  }

  const answerTo = (route: Route, call: Incoming): Answer => {
    const answer = specRefusal(route, call) ?? route.handle(call)
    if (options.checksAnswers && answer.body !== undefined && validator) {
      const { method } = call
      const json: unknown = JSON.parse(JSON.stringify(answer.body))
      const faults = validator.faultsOfAnswer(method, route.template, answer.status, json)
      for (const fault of faults) report(`answer to ${method} ${route.template}: ${told(fault)}`)
    }
    return answer
  }

  /** The answer, or the fault that stands in its place. */
  const settle = (request: IncomingMessage, call: Call): Answer | Fault => {
    const { method, path } = call
    const { match, isKnown } = matching(routes, method, path)
    if (match === undefined) {
      report(`this server has no ${method} ${path}`)
      return isKnown ? refusals.methodNotAllowed : refusals.notFound
    }
    const { route, params } = match
    if (!route.open && request.headers.authorization !== `Bot ${token}`) {
      report(`${method} ${path} came without the bot's token`)
      return refusals.unauthorized
    }
    const fault = faults.next(method, route.template, path)
    if (fault && !takesEffect(fault)) return fault.kind === 'answer' ? fault.answer : fault
    if (call.body === 'unreadable') {
      report(`${method} ${path}: its body is no JSON`)
      return refusals.notJson
    }
    const { json, files } = call.body
    const incoming = {
      method,
      params,
      query: call.query,
      body: json,
      files,
      headers: request.headers,
    }
    const answer = answerTo(route, incoming)
    return fault ?? answer
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const at = performance.now()
    const method = request.method ?? 'GET'
    const path = url.pathname.replace(/^\/api\/v10(?=\/)/, '')
    const body = (await readBody(request)) ?? 'unreadable'
    const call: Call = { method, path, query: url.searchParams, body }
    const outcome = url.pathname === path ? strange(call, report) : settle(request, call)
    const answer = 'kind' in outcome ? undefined : outcome
    const { json, files } = body === 'unreadable' ? { json: undefined, files: [] } : body
    if (answer) respond(response, answer)
    else if ('kind' in outcome) breakOff(outcome, response)
    record({
      method,
      route: matching(routes, method, path).match?.route.template ?? path,
      path,
      query: Object.fromEntries(url.searchParams),
      body: json,
      files: files.map(({ name }) => name),
      at,
      status: answer?.status,
      answer: answer?.body ?? answer?.html,
    })
  }
}

interface Call {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: NonNullable<Awaited<ReturnType<typeof readBody>>> | 'unreadable'
}

function strange({ method, path }: Call, report: (sentence: string) => void): Answer {
  report(`${method} ${path} is not below /api/v10`)
  return refusals.notFound
}

function respond(response: ServerResponse, { status, body, html, headers }: Answer): void {
  const type = html === undefined ? 'application/json' : 'text/html'
  const text = html ?? (body === undefined ? undefined : JSON.stringify(body))
  response.writeHead(status, { ...(text !== undefined && { 'content-type': type }), ...headers })
  response.end(text)
}
