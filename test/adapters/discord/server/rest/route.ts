import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from './answer.ts'
import type { SentFile } from './body.ts'

/** A call that has found its route. */
export interface Incoming {
  readonly method: string
  /** The values of the template's `{names}`. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: unknown
  readonly files: readonly SentFile[]
  readonly headers: IncomingHttpHeaders
}

export interface Route {
  readonly method: string
  /** As the spec writes it, below `/v10`. */
  readonly template: string
  /** Whether the bot's token must come with it; interactions have their own in the path. */
  readonly open?: true
  handle(call: Incoming): Answer
}

/** The route of a path, and what its template's names stand for; literal words go first. */
export function matching(routes: readonly Route[], method: string, path: string) {
  const matches = routes.flatMap(route => {
    const params = paramsOf(route.template, path)
    return params === undefined ? [] : [{ route, params }]
  })
  const fewest = Math.min(...matches.map(({ params }) => Object.keys(params).length))
  const best = matches.filter(({ params }) => Object.keys(params).length === fewest)
  return { match: best.find(({ route }) => route.method === method), isKnown: best.length > 0 }
}

function paramsOf(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const [steps, given] = [template.split('/'), path.split('/')]
  if (steps.length !== given.length) return undefined
  const pairs = steps.map((step, index) => ({ step, value: decoded(given[index] ?? '') }))
  const fits = pairs.every(({ step, value }) => isParam(step) || step === value)
  return fits
    ? Object.fromEntries(
        pairs.filter(({ step }) => isParam(step)).map(({ step, value }) => [nameOf(step), value]),
      )
    : undefined
}

/** A template whose names do not matter: `/channels/{}/messages`. */
export const shapeOf = (template: string) =>
  template
    .split('/')
    .map(step => (isParam(step) ? '{}' : step))
    .join('/')

const isParam = (step: string) => step.startsWith('{') || step.startsWith(':')
const nameOf = (step: string) => step.replaceAll(/[{}:]/g, '')

function decoded(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    return step
  }
}
