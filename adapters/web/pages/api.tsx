import type { OpenAPIHono } from '@hono/zod-openapi'
import type { FC } from 'hono/jsx'
import type { Visit } from '../visit.ts'
import { Page } from './layout.tsx'

/** A call as the page describes it. */
export interface ApiCall {
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly parameters: readonly {
    readonly name: string
    readonly place: string
    readonly required: boolean
    readonly description: string
    readonly example: string
  }[]
  readonly answers: readonly { readonly status: string; readonly description: string }[]
}

type Description = ReturnType<OpenAPIHono['getOpenAPI31Document']>
type Operation = NonNullable<NonNullable<Description['paths']>[string]['get']>
type Schema = NonNullable<NonNullable<Description['components']>['schemas']>[string]

const methods = ['get', 'post'] as const

/** The calls that an OpenAPI document describes, in its order. */
export function callsIn(document: Description): readonly ApiCall[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap(method => {
      const call = item[method]
      return call === undefined ? [] : [describe(call, method, path, document)]
    }),
  )
}

function describe(call: Operation, method: string, path: string, document: Description): ApiCall {
  const parameters = (call.parameters ?? []).flatMap(one =>
    'name' in one
      ? [
          {
            ...{ name: one.name, place: one.in, required: one.required === true },
            ...described(one.schema, one.description),
          },
        ]
      : [],
  )
  return {
    method: method.toUpperCase(),
    path,
    summary: call.summary ?? '',
    parameters: [...parameters, ...inBody(call, document)],
    answers: Object.entries(call.responses ?? {}).map(([status, answer]) => ({
      status,
      description: 'description' in answer ? (answer.description ?? '') : '',
    })),
  }
}

/** The properties of the JSON that a call takes. */
function inBody({ requestBody }: Operation, { components }: Description) {
  if (requestBody === undefined || !('content' in requestBody)) return []
  const named = requestBody.content['application/json']?.schema
  const schema =
    named !== undefined && '$ref' in named
      ? components?.schemas?.[named.$ref.replace('#/components/schemas/', '')]
      : named
  if (schema === undefined || !('properties' in schema)) return []
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    ...{ name, place: 'body', required: schema.required?.includes(name) === true },
    ...described(property),
  }))
}

function described(schema: Schema | { readonly $ref: string } | undefined, description?: string) {
  const given: Schema = schema === undefined || '$ref' in schema ? {} : schema
  const choices = given.enum === undefined ? '' : given.enum.join(' | ')
  return {
    description: description ?? given.description ?? choices,
    example: given.example === undefined ? '' : String(given.example),
  }
}

/** The calls for programs, out of their OpenAPI document. */
export const ApiPage: FC<{ visit: Visit; calls: readonly ApiCall[] }> = ({ visit, calls }) => {
  const { say, origin } = visit
  return (
    <Page visit={visit} title={say['api.title']}>
      <h1>{say['api.title']}</h1>
      <p>
        {say['api.intro']} <a href="/api/openapi.json">/api/openapi.json</a>
      </p>
      {calls.map(call => (
        <section class="api">
          <h2>
            <code>
              {call.method} {call.path}
            </code>
          </h2>
          <p lang="en">{call.summary}</p>
          {call.parameters.length === 0 ? null : <h3>{say['api.parameters']}</h3>}
          <dl lang="en">
            {call.parameters.map(({ name, place, required, description, example }) => (
              <div>
                <dt>
                  <code>{name}</code> <span class="quiet">{place}</span>
                  {required ? <span class="quiet"> · {say['api.required']}</span> : null}
                </dt>
                <dd>
                  {description}
                  {example === '' ? null : (
                    <>
                      {' '}
                      <code>{example}</code>
                    </>
                  )}
                </dd>
              </div>
            ))}
          </dl>
          <h3>{say['api.answers']}</h3>
          <ul lang="en">
            {call.answers.map(({ status, description }) => (
              <li>
                <code>{status}</code> {description}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <pre tabindex={0}>
        <code>{`curl '${origin}/api/search?q=${encodeURIComponent('绿色丝绸之路')}'
curl '${origin}/api/passages/beltroad/3.1'
curl -X POST '${origin}/api/verify' -H 'content-type: application/json' -d '{"claim":"从“大写意”进入“工笔画”状态"}'`}</code>
      </pre>
    </Page>
  )
}
