import type { Violation } from '../limits/violation.ts'
import type { Payload } from '../payload.ts'

/** What a REST call is told. */
export interface Answer {
  readonly status: number
  /** JSON; absent for an answer without a body. */
  readonly body?: unknown
  /** In place of JSON, as something before Discord's servers answers. */
  readonly html?: string
  readonly headers?: Readonly<Record<string, string>>
}

export const found = (body: unknown): Answer => ({ status: 200, body })
export const created = (body: unknown): Answer => ({ status: 201, body })
export const noContent: Answer = { status: 204 }

/** A refusal in Discord's form: its own code, not the HTTP status, says what is wrong. */
export const refusal = (status: number, code: number, message: string): Answer => ({
  status,
  body: { message, code },
})

/** Discord's refusals by name, each with the words that Discord has for it. */
export const refusals = {
  notFound: refusal(404, 0, '404: Not Found'),
  methodNotAllowed: refusal(405, 0, '405: Method Not Allowed'),
  unauthorized: refusal(401, 0, '401: Unauthorized'),
  notJson: refusal(400, 50109, 'The request body contains invalid JSON.'),
  unknownApplication: refusal(404, 10002, 'Unknown Application'),
  unknownChannel: refusal(404, 10003, 'Unknown Channel'),
  unknownGuild: refusal(404, 10004, 'Unknown Guild'),
  unknownMessage: refusal(404, 10008, 'Unknown Message'),
  unknownUser: refusal(404, 10013, 'Unknown User'),
  unknownWebhook: refusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: refusal(404, 10062, 'Unknown interaction'),
  unknownCommand: refusal(404, 10063, 'Unknown application command'),
  acknowledged: refusal(400, 40060, 'Interaction has already been acknowledged.'),
  followUps: refusal(
    400,
    40094,
    'This interaction has reached the maximum number of follow up messages',
  ),
  missingAccess: refusal(403, 50001, 'Missing Access'),
  notAuthor: refusal(403, 50005, 'Cannot edit a message authored by another user'),
  empty: refusal(400, 50006, 'Cannot send an empty message'),
  missingPermissions: refusal(403, 50013, 'Missing Permissions'),
  wrongChannelType: refusal(400, 50024, 'Cannot execute action on this channel type'),
  expiredToken: refusal(401, 50027, 'Invalid Webhook Token'),
  threadExists: refusal(400, 160004, 'A thread has already been created for this message'),
} as const satisfies Readonly<Record<string, Answer>>

/** The 400 that lists what is wrong with a body, field by field. */
export const invalidForm = (violations: readonly Violation[]): Answer => ({
  status: 400,
  body: {
    message: 'Invalid Form Body',
    code: 50035,
    errors: violations.reduce<Payload>(
      (tree, { at, sentence }) => planted(tree, stepsOf(at), sentence),
      {},
    ),
  },
})

/** `components[0].label` as `components`, `0`, `label`. */
const stepsOf = (path: string) => path.split(/[.[\]]+/).filter(Boolean)

function planted(tree: Payload, [step, ...rest]: readonly string[], message: string): Payload {
  if (step === undefined) {
    const errors: unknown = tree['_errors']
    const before: readonly unknown[] = Array.isArray(errors) ? errors : []
    return { ...tree, _errors: [...before, { code: 'INVALID', message }] }
  }
  const branch: unknown = tree[step]
  const inner = typeof branch === 'object' && branch !== null ? { ...branch } : {}
  return { ...tree, [step]: planted(inner, rest, message) }
}
