import { numberOf, type Payload, recordsOf, textOf } from '../payload.ts'
import { deepLinkFaults } from './keyboard.ts'
import { limits } from './limits.ts'
import { fieldAt, type Placed } from './objects.ts'
import { unless, type Violation } from './violation.ts'

/** Each text that may have entities, with the field that has them. */
const marked = [
  ['text', 'entities'],
  ['message_text', 'entities'],
  ['text', 'text_entities'],
  ['caption', 'caption_entities'],
  ['quote', 'quote_entities'],
  ['title', 'title_entities'],
  ['question', 'question_entities'],
  ['description', 'description_entities'],
  ['explanation', 'explanation_entities'],
] as const

/** The types that Telegram knows, with the field that a type cannot do without. */
const types = new Map<string, string | undefined>([
  ...[
    ...['mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number'],
    ...['bold', 'italic', 'underline', 'strikethrough', 'spoiler'],
    ...['blockquote', 'expandable_blockquote', 'code', 'pre'],
  ].map(type => [type, undefined] as const),
  ['text_link', 'url'],
  ['text_mention', 'user'],
  ['custom_emoji', 'custom_emoji_id'],
  ['date_time', 'unix_time'],
])

interface Entity {
  readonly type: string
  /** The stretch `[start, end)`, in UTF-16 code units. */
  readonly start: number
  readonly end: number
}

/** What is wrong with the entities of an object's texts. */
export function entityFaults({ path, object }: Placed): readonly Violation[] {
  return marked.flatMap(([textField, field]) => {
    const text = textOf(object, textField)
    const given = recordsOf(object, field)
    if (text === undefined || given.length === 0) return []
    const at = fieldAt(path, field)
    const entities = given.map(entityOf)
    return [
      ...unless(
        given.length <= limits.entities,
        `${at} has ${given.length} entities, Telegram keeps ${limits.entities}`,
      ),
      ...given.flatMap((entity, index) => [
        ...shapeFaults(entity, `${at}[${index}]`),
        ...placeFaults(entityOf(entity), text, `${at}[${index}]`),
      ]),
      ...nestingFaults(entities, at),
    ]
  })
}

const entityOf = (entity: Payload): Entity => {
  const start = numberOf(entity, 'offset') ?? 0
  return {
    type: textOf(entity, 'type') ?? '',
    start,
    end: start + (numberOf(entity, 'length') ?? 0),
  }
}

function shapeFaults(entity: Payload, at: string): readonly Violation[] {
  const type = textOf(entity, 'type') ?? ''
  const needed = types.get(type)
  const url = textOf(entity, 'url')
  return [
    ...unless(types.has(type), `${at} has the unknown type “${type}”`),
    ...unless(
      needed === undefined || entity[needed] !== undefined,
      `${at} is a ${type} without ${needed}`,
    ),
    ...(url === undefined ? [] : deepLinkFaults(url, `${at}.url`)),
  ]
}

function placeFaults({ start, end }: Entity, text: string, at: string): readonly Violation[] {
  if (end <= start) return unless(false, `${at} is empty`)
  if (start < 0 || end > text.length) {
    return unless(false, `${at} covers ${start}–${end} of a text of ${text.length} UTF-16 units`)
  }
  return unless(
    !splitsPair(text, start) && !splitsPair(text, end),
    `${at} cuts a character in half at ${start}–${end}`,
  )
}

/** Whether `index` (UTF-16) falls between the two halves of one character. */
const splitsPair = (text: string, index: number) => (text.codePointAt(index - 1) ?? 0) > 0xffff

function nestingFaults(entities: readonly Entity[], at: string): readonly Violation[] {
  return entities.flatMap((one, index) =>
    entities.slice(index + 1).flatMap(other => {
      if (one.end <= other.start || other.end <= one.start) return []
      const pair = `${at}: ${named(one)} and ${named(other)}`
      const oneHolds = holds(one, other)
      const otherHolds = holds(other, one)
      if (!oneHolds && !otherHolds) return unless(false, `${pair} overlap`)
      return unless(
        (oneHolds && mayHold(one.type, other.type)) ||
          (otherHolds && mayHold(other.type, one.type)),
        `${pair} must not be nested`,
      )
    }),
  )
}

const named = ({ type, start, end }: Entity) => `${type} ${start}–${end}`
const holds = (outer: Entity, inner: Entity) => outer.start <= inner.start && inner.end <= outer.end

const emphases = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler'])
const code = new Set(['code', 'pre'])
const blockquotes = new Set(['blockquote', 'expandable_blockquote'])

/** Emphasis goes with anything but code; a block quotation holds anything but another. */
function mayHold(outer: string, inner: string): boolean {
  if (code.has(outer)) return false
  if (blockquotes.has(outer)) return !blockquotes.has(inner)
  if (emphases.has(outer)) return !code.has(inner)
  return emphases.has(inner)
}
