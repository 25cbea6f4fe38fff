import { readFileSync } from 'node:fs'
import { isRecord, type Payload, recordOf, recordsOf, textOf } from '../payload.ts'

/** Discord's HTTP API as data: the OpenAPI 3.1 file of discord/discord-api-spec. */
export interface Spec {
  readonly version: string
  /** Of the whole API, by their names. */
  readonly schemas: Payload
  /** The operation that a method and a path with `{names}` stand for. */
  operation(method: string, template: string): Operation | undefined
}

interface Operation {
  /** The schema of its JSON body, if it takes one. */
  readonly body: Payload | undefined
  readonly bodyRequired: boolean
  /** The schemas of its query by name. */
  readonly query: ReadonlyMap<string, Payload>
  /** The schema of its answer with that HTTP status. */
  answer(status: number): Payload | undefined
}

/** Where the spec lies beside the project; it is no part of it. */
export const specUrl = new URL(
  '../../../../../../shared/specs/discord-openapi.json',
  import.meta.url,
)

/** The spec at that place; undefined when there is none. */
export function readSpec(url: URL): Spec | undefined {
  let text: string
  try {
    text = readFileSync(url, 'utf8')
  } catch {
    return undefined
  }
  const json: unknown = JSON.parse(text)
  const document = isRecord(json) ? json : {}
  const paths = recordOf(document, 'paths')
  const schemas = recordOf(recordOf(document, 'components') ?? {}, 'schemas')
  if (!paths || !schemas) throw new Error(`${url.pathname} is no OpenAPI description`)
  return {
    version: textOf(recordOf(document, 'info') ?? {}, 'version') ?? 'without a version',
    schemas,
    operation: (method, template) => {
      const path = recordOf(paths, template)
      const operation = path && recordOf(path, method.toLowerCase())
      return operation && operationOf(operation)
    },
  }
}

function operationOf(operation: Payload): Operation {
  const body = recordOf(operation, 'requestBody') ?? {}
  const query = recordsOf(operation, 'parameters').filter(parameter => parameter['in'] === 'query')
  return {
    body: jsonOf(body),
    bodyRequired: body['required'] === true,
    query: new Map(
      query.map(parameter => [
        textOf(parameter, 'name') ?? '',
        recordOf(parameter, 'schema') ?? {},
      ]),
    ),
    answer: status =>
      jsonOf(recordOf(recordOf(operation, 'responses') ?? {}, String(status)) ?? {}),
  }
}

/** The schema of what is sent as JSON. */
const jsonOf = (holder: Payload): Payload | undefined =>
  recordOf(recordOf(recordOf(holder, 'content') ?? {}, 'application/json') ?? {}, 'schema')
