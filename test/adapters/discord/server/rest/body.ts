import type { IncomingMessage } from 'node:http'
import { isRecord, listOf, numberOf, type Payload, recordOf, textOf } from '../payload.ts'

/** A file that came with a call. */
export interface SentFile {
  /** `files[0]`. */
  readonly field: string
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Body {
  /** JSON; undefined when there is none. */
  readonly json: unknown
  readonly files: readonly SentFile[]
}

/** The JSON and the files of a request; undefined when its body cannot be read. */
export async function readBody(request: IncomingMessage): Promise<Body | undefined> {
  const chunks: Buffer[] = []
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (bytes.length === 0) return { json: undefined, files: [] }
  if (type.startsWith('application/json')) {
    const json = parsed(bytes.toString('utf8'))
    return json === undefined ? undefined : { json, files: [] }
  }
  if (!type.startsWith('multipart/form-data')) return undefined
  return readForm(bytes, type)
}

async function readForm(bytes: Uint8Array, type: string): Promise<Body> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  const payload = form.get('payload_json')
  const files: SentFile[] = []
  for (const [field, value] of form) {
    if (typeof value === 'string') continue
    files.push({ field, name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return { json: typeof payload === 'string' ? parsed(payload) : {}, files }
}

/** The attachments that a body describes, with the files that it brings. */
export const attachmentsOf = (body: Payload, files: readonly SentFile[]) =>
  files.map((file, index) => {
    const number = /\[(\d+)\]/.exec(file.field)?.[1] ?? String(index)
    const described = listOf(body, 'attachments')
      .filter(isRecord)
      .find(it => (textOf(it, 'id') ?? String(numberOf(it, 'id'))) === number)
    return { file, description: textOf(described ?? {}, 'description') }
  })

/** The body as an object, which the spec has made sure of; empty without a body. */
export const fieldsOf = (json: unknown): Payload => (isRecord(json) ? json : {})

/** A field that holds another body: the message of a forum post, an answer's `data`. */
export const partOf = (body: Payload, field: string): Payload => recordOf(body, field) ?? {}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
