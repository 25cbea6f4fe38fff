import type { InlineKeyboardMarkup, MessageEntity } from 'grammy/types'

/** The fields of a call, as its body has them: nothing about their types is known yet. */
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
  const value: unknown = payload[field]
  return Array.isArray(value) ? value : []
}

export const recordsOf = (payload: Payload, field: string): readonly Payload[] =>
  listOf(payload, field).filter(isRecord)

export const textsOf = (payload: Payload, field: string): readonly string[] =>
  listOf(payload, field).filter(item => typeof item === 'string')

/** The entities of a field; undefined for none, since Telegram then leaves the field out. */
export function entitiesOf(payload: Payload, field: string): MessageEntity[] | undefined {
  const entities = listOf(payload, field).filter(isEntity)
  return entities.length > 0 ? entities : undefined
}

/** The inline keyboard that a call sends; undefined for none and for one without a button. */
export function keyboardOf(payload: Payload): InlineKeyboardMarkup | undefined {
  const markup = payload['reply_markup']
  return isKeyboard(markup) && markup.inline_keyboard.flat().length > 0 ? markup : undefined
}

// The two look no deeper than a test needs: the spec and the limits were checked before.
const isEntity = (value: unknown): value is MessageEntity =>
  isRecord(value) &&
  typeof value['type'] === 'string' &&
  Number.isInteger(value['offset']) &&
  Number.isInteger(value['length'])

const isKeyboard = (value: unknown): value is InlineKeyboardMarkup =>
  isRecord(value) &&
  Array.isArray(value['inline_keyboard']) &&
  value['inline_keyboard'].every(row => Array.isArray(row) && row.every(isRecord))
