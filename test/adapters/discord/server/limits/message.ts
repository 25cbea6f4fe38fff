import { isRecord, listOf, numberOf, type Payload, recordOf, textOf } from '../payload.ts'
import { componentFaults } from './components.ts'
import { embedFaults } from './embeds.ts'
import { lengthOf, limits, messageFlags } from './limits.ts'
import { unless, type Violation } from './violation.ts'

/** What a body that writes a message is held to beside Discord's limits. */
export interface MessageRules {
  /** Components V2 of a message stay below so many code points of text. */
  readonly textBelow: number
  /** Every message says `allowed_mentions: {parse: []}`. */
  readonly forbidMentions: boolean
}

/**
 * What is wrong with a body that writes or edits a message.
 *
 * `before` are the flags that the edited message has, 0 for a new one.
 */
export function messageFaults(
  body: Payload,
  rules: MessageRules,
  before = 0,
): readonly Violation[] {
  const flags = (numberOf(body, 'flags') ?? 0) | (before & messageFlags.componentsV2)
  const v2 = (flags & messageFlags.componentsV2) !== 0
  const content = textOf(body, 'content') ?? ''
  return [
    ...unless(
      lengthOf(content) <= limits.content,
      'content',
      `has ${lengthOf(content)} characters, more than ${limits.content}`,
    ),
    ...unicodeFaults(body),
    ...embedFaults(body),
    ...componentFaults(body, { v2, textBelow: rules.textBelow }),
    ...(v2 ? legacyFaults(body) : []),
    ...(rules.forbidMentions ? mentionFaults(body) : []),
  ]
}

/** Fields that a message of Components V2 cannot have. */
const legacyFaults = (body: Payload) =>
  ['content', 'embeds', 'poll', 'sticker_ids'].flatMap(name => {
    const value = body[name]
    const isEmpty = (value ?? '') === '' || (Array.isArray(value) && value.length === 0)
    return unless(isEmpty, name, 'cannot be used beside IS_COMPONENTS_V2')
  })

/** This project pings nobody. */
function mentionFaults(body: Payload): readonly Violation[] {
  const allowed = recordOf(body, 'allowed_mentions')
  const parse = allowed?.['parse']
  const pings =
    allowed === undefined ||
    listOf(allowed, 'users').length > 0 ||
    listOf(allowed, 'roles').length > 0 ||
    allowed['replied_user'] === true
  return unless(
    Array.isArray(parse) && parse.length === 0 && !pings,
    'allowed_mentions',
    `is ${JSON.stringify(allowed)}: this project sends {"parse":[]} with every message`,
  )
}

/** Half of a character cannot be written in UTF-8. */
function unicodeFaults(value: unknown, at = ''): readonly Violation[] {
  if (typeof value === 'string') {
    return unless(value.isWellFormed(), at, 'holds half of a surrogate pair')
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => unicodeFaults(item, `${at}[${index}]`))
  }
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    unicodeFaults(inner, at === '' ? name : `${at}.${name}`),
  )
}
