import { readFileSync } from 'node:fs'
import { isRecord } from './payload.ts'

/** The Bot API as data, in the form of PaulSonOfLars/telegram-bot-api-spec. */
export interface Spec {
  readonly version: string
  readonly methods: Readonly<Record<string, Kind>>
  readonly types: Readonly<Record<string, Kind>>
}

/** A method with its arguments, or a type with its fields or with its alternatives. */
export interface Kind {
  readonly name: string
  readonly fields?: readonly Field[]
  readonly subtypes?: readonly string[]
  /** What a method gives back. */
  readonly returns?: readonly string[]
}

export interface Field {
  readonly name: string
  /** `Integer`, `Array of MessageEntity`, a type's name; several where the API takes either. */
  readonly types: readonly string[]
  readonly required: boolean
  readonly description: string
}

/** Where the spec lies beside the project; it is no part of it. */
export const specUrl = new URL('../../../../../shared/specs/telegram-bot-api.json', import.meta.url)

/** The spec at that place; undefined when there is none. */
export function readSpec(url: URL): Spec | undefined {
  let text: string
  try {
    text = readFileSync(url, 'utf8')
  } catch {
    return undefined
  }
  const json: unknown = JSON.parse(text)
  if (!isSpec(json)) throw new Error(`${url.pathname} is no description of the Bot API`)
  return json
}

const isSpec = (value: unknown): value is Spec =>
  isRecord(value) &&
  typeof value['version'] === 'string' &&
  isRecord(value['methods']) &&
  isRecord(value['types'])
