import type { Chat, Message, MessageEntity, Poll, User } from 'grammy/types'
import { type Answer, accepted, badRequest, type Refused } from './answer.ts'
import { type Chats, quotes } from './chats.ts'
import {
  entitiesOf,
  keyboardOf,
  listOf,
  numberOf,
  type Payload,
  recordOf,
  recordsOf,
  textOf,
} from './payload.ts'
import { quoted, repliedTo } from './reply.ts'

/** What a message is sent with. */
export interface SendingDesk {
  readonly bot: User
  readonly chats: Chats
  /** Seconds since 1970. */
  now(): number
  report(sentence: string): void
}

export interface Sending {
  sendMessage(payload: Payload): Answer
  sendPoll(payload: Payload): Answer
  sendDocument(payload: Payload): Answer
  sendPhoto(payload: Payload): Answer
  /** Shows that something is written; refused where no message would be taken. */
  sendChatAction(payload: Payload): Answer
}

export function createSending(desk: SendingDesk): Sending {
  let polls = 0
  const { chats } = desk
  const send = (payload: Payload, content: Partial<Message>): Answer => {
    const frame = frameOf(payload, desk)
    if ('ok' in frame) return frame
    const message = { ...frame, ...content }
    chats.put(message)
    return accepted(message)
  }
  return {
    sendMessage: payload => send(payload, textContent(payload)),
    sendPoll: payload => {
      const chatId = chats.idOf(payload['chat_id'])
      const isPublic = payload['is_anonymous'] === false
      if (isPublic && chatId !== undefined && chats.chat(chatId).type === 'channel') {
        return badRequest("non-anonymous polls can't be sent to channel chats")
      }
      polls += 1
      return send(payload, { poll: pollOf(payload, String(polls)) })
    },
    sendDocument: payload => {
      const id = textOf(payload, 'document') ?? ''
      return send(payload, {
        document: { file_id: id, file_unique_id: id },
        ...captionContent(payload),
      })
    },
    sendPhoto: payload => {
      const id = textOf(payload, 'photo') ?? ''
      return send(payload, {
        photo: [{ file_id: id, file_unique_id: id, width: 1200, height: 630 }],
        ...captionContent(payload),
      })
    },
    sendChatAction: payload => {
      const frame = frameOf(payload, desk)
      return 'ok' in frame ? frame : accepted(true)
    },
  }
}

/** The text of a call and its entities, as a message has them. */
export function textContent(payload: Payload): { text: string; entities?: MessageEntity[] } {
  const entities = entitiesOf(payload, 'entities')
  return { text: textOf(payload, 'text') ?? '', ...(entities && { entities }) }
}

/** What stands under a file, with its entities. */
function captionContent(payload: Payload): Pick<Message, 'caption' | 'caption_entities'> {
  const caption = textOf(payload, 'caption')
  const entities = entitiesOf(payload, 'caption_entities')
  return { ...(caption && { caption }), ...(entities && { caption_entities: entities }) }
}

/** A message without its content: where it stands, and what it answers. */
function frameOf(payload: Payload, { bot, chats, now, report }: SendingDesk): Message | Refused {
  const chatId = chats.idOf(payload['chat_id'])
  if (chatId === undefined) return badRequest('chat not found')
  const closed = chats.closed(chatId)
  if (closed !== undefined) return closed
  const askedThread = numberOf(payload, 'message_thread_id')
  if (askedThread !== undefined && !chats.hasThread(chatId, askedThread)) {
    return badRequest('message thread not found')
  }
  const answered = answeredBy(payload, chatId, chats)
  if (answered === 'not found') return badRequest('message to be replied not found')
  const quote = textOf(recordOf(payload, 'reply_parameters') ?? {}, 'quote')
  if (quote && answered !== undefined && !quotes(answered, quote)) {
    report(`${chatId}/${answered.message_id} does not say “${quote}”, which the reply quotes`)
    return badRequest('QUOTE_TEXT_INVALID')
  }
  // An answer to a message of a topic lands in that topic.
  const answeredThread = answered?.is_topic_message ? answered.message_thread_id : undefined
  const thread = askedThread ?? answeredThread
  const keyboard = keyboardOf(payload)
  const chat = chats.chat(chatId)
  return {
    message_id: chats.nextId(chatId),
    date: now(),
    chat,
    ...senderIn(chat, bot),
    ...(thread !== undefined && { message_thread_id: thread, is_topic_message: true }),
    ...(answered && { reply_to_message: repliedTo(answered) }),
    ...(quote && answered && { quote: quoted(answered, quote) }),
    ...(keyboard && { reply_markup: keyboard }),
  }
}

/** A post in a channel shows the channel, not the bot. */
const senderIn = (chat: Chat, bot: User): Partial<Message> =>
  chat.type === 'channel' ? { sender_chat: chat } : { from: bot }

/** The message that a call answers, none when it answers none or may do without. */
function answeredBy(
  payload: Payload,
  chatId: number,
  chats: Chats,
): Message | 'not found' | undefined {
  const reply = recordOf(payload, 'reply_parameters')
  if (reply === undefined) return undefined
  const place = reply['chat_id'] === undefined ? chatId : chats.idOf(reply['chat_id'])
  const messageId = numberOf(reply, 'message_id') ?? 0
  const message = place === undefined ? undefined : chats.find(place, messageId)
  if (message !== undefined) return message
  return reply['allow_sending_without_reply'] === true ? undefined : 'not found'
}

function pollOf(payload: Payload, id: string): Poll {
  const isQuiz = textOf(payload, 'type') === 'quiz'
  const solution = listOf(payload, 'correct_option_ids').filter(it => typeof it === 'number')
  const explanation = textOf(payload, 'explanation')
  const explained = entitiesOf(payload, 'explanation_entities')
  return {
    id,
    question: textOf(payload, 'question') ?? '',
    options: recordsOf(payload, 'options').map((option, index) => ({
      persistent_id: `${id}-${index}`,
      text: textOf(option, 'text') ?? '',
      voter_count: 0,
    })),
    total_voter_count: 0,
    is_closed: payload['is_closed'] === true,
    is_anonymous: payload['is_anonymous'] !== false,
    type: isQuiz ? 'quiz' : 'regular',
    allows_multiple_answers: payload['allows_multiple_answers'] === true,
    allows_revoting:
      typeof payload['allows_revoting'] === 'boolean' ? payload['allows_revoting'] : !isQuiz,
    members_only: payload['members_only'] === true,
    ...(isQuiz && { correct_option_ids: solution }),
    ...(explanation && { explanation }),
    ...(explained && { explanation_entities: explained }),
  }
}
