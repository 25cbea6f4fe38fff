import type { IncomingMessage } from 'node:http'
import { isRecord, type Payload } from './payload.ts'

/** A file that came with a call. */
interface SentFile {
  readonly name: string
  readonly fileName: string
  readonly bytes: Uint8Array
}

export interface Body {
  readonly payload: Payload
  readonly files: readonly SentFile[]
}

/** Whether a field is plain text, which a form must not read as a number or as JSON. */
type IsText = (field: string) => boolean

/** The fields and files of a request; undefined when its body cannot be read. */
export async function readBody(
  request: IncomingMessage,
  query: URLSearchParams,
  isText: IsText,
): Promise<Body | undefined> {
  const chunks: Buffer[] = []
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  const asked = fromForm([...query], isText)
  if (bytes.length === 0) return { payload: asked, files: [] }
  if (type.startsWith('application/json')) {
    const json = parsed(bytes.toString('utf8'))
    return isRecord(json) ? { payload: { ...asked, ...json }, files: [] } : undefined
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const form = fromForm([...new URLSearchParams(bytes.toString('utf8'))], isText)
    return { payload: { ...asked, ...form }, files: [] }
  }
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(type)?.[1]
  if (boundary === undefined) return undefined
  const { fields, files } = partsOf(bytes, boundary)
  const given = files.map(({ name }) => [name, `attach://${name}`] as const)
  const form = fromForm(fields, isText)
  const attached = JSON.stringify(form)
  const direct = given.filter(([, reference]) => !attached.includes(reference))
  return { payload: { ...asked, ...form, ...Object.fromEntries(direct) }, files }
}

/** A form's values are text: numbers, booleans and JSON are read out of those that are not. */
const fromForm = (fields: readonly (readonly [string, string])[], isText: IsText): Payload =>
  Object.fromEntries(
    fields.map(([name, value]) => [name, isText(name) ? value : (parsed(value) ?? value)]),
  )

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The parts of a multipart body. By hand, because grammY leaves a file's name without
 * quotation marks, which `Response.formData` of Node 20 refuses.
 */
function partsOf(body: Buffer, boundary: string) {
  const parts = body
    .toString('latin1') // one character a byte, so that files keep theirs
    .split(`--${boundary}`)
    .slice(1, -1)
    .map(part => {
      const headEnd = part.indexOf('\r\n\r\n')
      const head = part.slice(0, headEnd)
      return {
        name: /[; ]name="([^"]*)"/i.exec(head)?.[1] ?? '',
        fileName: /filename="?([^"\r\n;]*)/i.exec(head)?.[1],
        bytes: Buffer.from(part.slice(headEnd + 4, -2), 'latin1'),
      }
    })
  return {
    fields: parts
      .filter(({ fileName }) => fileName === undefined)
      .map(({ name, bytes }) => [name, bytes.toString('utf8')] as const),
    files: parts.flatMap(({ name, fileName, bytes }) =>
      fileName === undefined ? [] : [{ name, fileName, bytes }],
    ),
  }
}
