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
          <h3>{say['api.parameters']}</h3>
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
