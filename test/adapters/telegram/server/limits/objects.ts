import { isRecord, type Payload } from '../payload.ts'

/** An object anywhere in a call's arguments, and where: `results[0].reply_markup`. */
export interface Placed {
  readonly path: string
  readonly object: Payload
}

/** Every object within a value, the value itself first. */
export function objectsIn(value: unknown, path = ''): readonly Placed[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => objectsIn(item, `${path}[${at}]`))
  if (!isRecord(value)) return []
  return [
    { path, object: value },
    ...Object.entries(value).flatMap(([name, inner]) => objectsIn(inner, fieldAt(path, name))),
  ]
}

/** The path of a field within the object at `path`. */
export const fieldAt = (path: string, name: string) => (path === '' ? name : `${path}.${name}`)
