import { isDeepStrictEqual } from 'node:util'
import type { Message, User } from 'grammy/types'
import { type Answer, accepted, badRequest } from './answer.ts'
import type { Chats } from './chats.ts'
import { keyboardOf, numberOf, type Payload, textOf } from './payload.ts'
import { textContent } from './sending.ts'

/** What a message is changed with. */
export interface EditingDesk {
  readonly bot: User
  readonly chats: Chats
  /** Seconds since 1970. */
  now(): number
}

export interface Editing {
  editMessageText(payload: Payload): Answer
  editMessageReplyMarkup(payload: Payload): Answer
  deleteMessage(payload: Payload): Answer
  /** An update showed a message that the bot sent through inline mode. */
  knowInline(inlineMessageId: string): void
}

type Content = Pick<Message, 'text' | 'entities' | 'reply_markup'>

export function createEditing({ bot, chats, now }: EditingDesk): Editing {
  /** What each inline message shows since the bot's first edit; {} before it. */
  const inline = new Map<string, Content>()

  const editInline = (id: string, change: (before: Content) => Content): Answer => {
    const before = inline.get(id)
    if (before === undefined) return badRequest('MESSAGE_ID_INVALID')
    const after = change(before)
    if (isDeepStrictEqual(contentOf(before), contentOf(after))) return notModified
    inline.set(id, after)
    return accepted(true)
  }

  const edit = (
    payload: Payload,
    change: (before: Content) => Content,
    unfit: (message: Message) => Answer | undefined,
  ): Answer => {
    const inlineId = textOf(payload, 'inline_message_id')
    if (inlineId !== undefined) return editInline(inlineId, change)
    const found = messageOf(payload, chats)
    if ('ok' in found) return found
    // The API asks for more than a chat knows: a bot edits its own messages only.
    if (found.chat.type !== 'channel' && found.from?.id !== bot.id) {
      return badRequest("message can't be edited")
    }
    const refusal = unfit(found)
    if (refusal !== undefined) return refusal
    const content = change(found)
    if (isDeepStrictEqual(contentOf(found), contentOf(content))) return notModified
    const { text: _text, entities: _entities, reply_markup: _markup, ...frame } = found
    const message: Message = { ...frame, ...contentOf(content), edit_date: now() }
    chats.put(message)
    return accepted(message)
  }

  return {
    editMessageText: payload =>
      edit(
        payload,
        () => ({ ...textContent(payload), ...markupOf(payload) }),
        ({ text }) =>
          text === undefined ? badRequest('there is no text in the message to edit') : undefined,
      ),
    editMessageReplyMarkup: payload =>
      edit(
        payload,
        ({ reply_markup: _, ...rest }) => ({ ...rest, ...markupOf(payload) }),
        () => undefined,
      ),
    deleteMessage: payload => {
      const found = messageOf(payload, chats)
      if ('ok' in found) {
        return found === editTargetMissing ? badRequest('message to delete not found') : found
      }
      chats.remove(found.chat.id, found.message_id)
      return accepted(true)
    },
    knowInline: id => {
      if (!inline.has(id)) inline.set(id, {})
    },
  }
}

const notModified = badRequest(
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
)
const editTargetMissing = badRequest('message to edit not found')

/** The message that a call names, or why it cannot be reached. */
function messageOf(payload: Payload, chats: Chats) {
  const chatId = chats.idOf(payload['chat_id'])
  if (chatId === undefined) return badRequest('chat not found')
  const messageId = numberOf(payload, 'message_id') ?? 0
  return chats.closed(chatId) ?? chats.find(chatId, messageId) ?? editTargetMissing
}

/** An edit without a keyboard takes the old one away. */
const markupOf = (payload: Payload): Pick<Content, 'reply_markup'> => {
  const keyboard = keyboardOf(payload)
  return keyboard === undefined ? {} : { reply_markup: keyboard }
}

const contentOf = ({ text, entities, reply_markup }: Content): Content => ({
  ...(text !== undefined && { text }),
  ...(entities && { entities }),
  ...(reply_markup && { reply_markup }),
})
