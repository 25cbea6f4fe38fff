/** A JSON object as it came: nothing about its fields' types is known yet. */
export type Payload = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function textOf(payload: Payload, field: string): string | undefined {
  const value = payload[field]
  return typeof value === 'string' ? value : undefined
}

export function numberOf(payload: Payload, field: string): number | undefined {
  const value = payload[field]
  return typeof value === 'number' ? value : undefined
}

export function recordOf(payload: Payload, field: string): Payload | undefined {
  const value = payload[field]
  return isRecord(value) ? value : undefined
}

/** A list's items; none when the field is absent or no list. */
export function listOf(payload: Payload, field: string): readonly unknown[] {
  const value = payload[field]
  return Array.isArray(value) ? value : []
}

export const recordsOf = (payload: Payload, field: string): readonly Payload[] =>
  listOf(payload, field).filter(isRecord)
