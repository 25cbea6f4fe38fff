/** What a call is told: the envelope of every answer of the Bot API. */
export type Answer = Accepted | Refused

export interface Accepted {
  readonly ok: true
  readonly result: unknown
}

export interface Refused {
  readonly ok: false
  /** Also the HTTP status. */
  readonly error_code: number
  readonly description: string
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number }
}

export const accepted = (result: unknown): Accepted => ({ ok: true, result })

export const refused = (
  error_code: number,
  description: string,
  parameters?: Refused['parameters'],
): Refused => ({ ok: false, error_code, description, ...(parameters && { parameters }) })

/** A 400 in Telegram's words, which are given without their “Bad Request: ”. */
export const badRequest = (words: string) => refused(400, `Bad Request: ${words}`)
