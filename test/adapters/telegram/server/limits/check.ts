import { numberOf, type Payload, textOf } from '../payload.ts'
import { commandFaults, languageFaults } from './commands.ts'
import { entityFaults } from './entities.ts'
import { inlineFaults } from './inline.ts'
import { keyboardFaults } from './keyboard.ts'
import { limits, secretToken } from './limits.ts'
import { fieldAt, objectsIn, type Placed } from './objects.ts'
import { pollFaults } from './poll.ts'
import { unless, type Violation } from './violation.ts'

export interface CheckOptions {
  /** Telegram takes markup; Zhangju sends text with entities, so that escaping cannot fail. */
  readonly forbidParseMode: boolean
}

/** Every limit of Telegram that a call breaks. */
export function limitFaults(
  method: string,
  payload: Payload,
  { forbidParseMode }: CheckOptions,
): readonly Violation[] {
  const objects = objectsIn(payload)
  return [
    ...(ofMethod[method]?.(payload) ?? []),
    ...objects.flatMap(placed => [
      ...unicodeFaults(placed),
      ...(forbidParseMode ? parseModeFaults(placed) : []),
      ...entityFaults(placed),
      ...keyboardFaults(placed),
      ...lengthFaults(placed),
    ]),
  ]
}

/** What only one method minds. */
const ofMethod: Readonly<Record<string, (payload: Payload) => readonly Violation[]>> = {
  sendMessage: payload => textFaults(textOf(payload, 'text') ?? '', 'text'),
  editMessageText: payload =>
    payload['text'] === undefined && payload['rich_message'] !== undefined
      ? []
      : textFaults(textOf(payload, 'text') ?? '', 'text'),
  answerCallbackQuery: payload =>
    mostFaults(textOf(payload, 'text'), 'text', limits.callbackAnswer, 'MESSAGE_TOO_LONG'),
  answerInlineQuery: inlineFaults,
  sendPoll: pollFaults,
  setMyCommands: commandFaults,
  getMyCommands: languageFaults,
  deleteMyCommands: languageFaults,
  sendChatAction: payload => {
    const action = textOf(payload, 'action') ?? ''
    return unless(
      chatActions.has(action),
      `action is “${action}”, which Telegram does not know`,
      'wrong parameter action in request',
    )
  },
  getUpdates: payload => [
    ...rangeFaults(payload, 'limit', 1, limits.updates),
    ...rangeFaults(payload, 'timeout', 0, Number.POSITIVE_INFINITY),
  ],
  setWebhook: payload => {
    const secret = textOf(payload, 'secret_token')
    return [
      ...rangeFaults(payload, 'max_connections', 1, limits.webhookConnections),
      ...unless(
        secret === undefined || secretToken.test(secret),
        'secret_token is not 1–256 of A–Z a–z 0–9 _ -',
        'secret token contains unallowed characters',
      ),
    ]
  },
}

const chatActions = new Set([
  ...['typing', 'upload_photo', 'record_video', 'upload_video', 'record_voice', 'upload_voice'],
  ...['upload_document', 'choose_sticker', 'find_location', 'record_video_note'],
  'upload_video_note',
])

const textFaults = (text: string, at: string) => [
  ...unless(text.trim() !== '', `${at} is empty`, 'message text is empty'),
  ...mostFaults(text, at, limits.text, 'message is too long'),
]

const mostFaults = (text: string | undefined, at: string, most: number, told: string) =>
  unless(
    text === undefined || text.length <= most,
    `${at} has ${text?.length} UTF-16 units, more than ${most}`,
    told,
  )

function rangeFaults(payload: Payload, field: string, least: number, most: number) {
  const value = numberOf(payload, field)
  return unless(
    value === undefined || (value >= least && value <= most),
    `${field} is ${value}, not ${least}–${most}`,
  )
}

/** Texts whose names say, wherever they stand, how long they may be. */
function lengthFaults({ path, object }: Placed): readonly Violation[] {
  const text = textOf(object, 'message_text')
  const [caption, quote] = [textOf(object, 'caption'), textOf(object, 'quote')]
  return [
    ...(text === undefined ? [] : textFaults(text, fieldAt(path, 'message_text'))),
    ...mostFaults(caption, fieldAt(path, 'caption'), limits.caption, 'message caption is too long'),
    ...mostFaults(quote, fieldAt(path, 'quote'), limits.quote, 'QUOTE_TEXT_INVALID'),
  ]
}

/** Half of a character cannot be written in UTF-8. */
const unicodeFaults = ({ path, object }: Placed) =>
  Object.entries(object).flatMap(([name, value]) =>
    unless(
      typeof value !== 'string' || value.isWellFormed(),
      `${fieldAt(path, name)} holds half of a surrogate pair`,
      'strings must be encoded in UTF-8',
    ),
  )

const parseModeFaults = ({ path, object }: Placed) =>
  Object.keys(object)
    .filter(name => name.endsWith('parse_mode'))
    .flatMap(name =>
      unless(false, `${fieldAt(path, name)} is sent: this project sends entities, never markup`),
    )
