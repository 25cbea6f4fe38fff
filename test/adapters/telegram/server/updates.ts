import type {
  CallbackQuery,
  Chat,
  Message,
  MessageEntity,
  TextQuote,
  Update,
  User,
} from 'grammy/types'
import { type Membership, memberAs } from './members.ts'
import { quoted, repliedTo } from './reply.ts'

type Fresh = Omit<Update, 'update_id'>

export const reader = (id = 1001, language_code?: string): User => ({
  id,
  is_bot: false,
  first_name: `Reader ${id}`,
  ...(language_code !== undefined && { language_code }),
})

/** What stands for an administrator who hides who he is. */
const anonymous: User = {
  id: 1087968824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
}

export const group = -1001
export const supergroup = -1001234567890
export const channel = -1009876543210

let lastMessage = 5000
let lastQuery = 0
const sentAt = 1_764_000_000

/** What a message may have beside its text. */
export interface About {
  readonly chat?: number
  readonly from?: User
  readonly thread?: number
  readonly replyTo?: Message
  /** Words of the message replied to that the reader marked. */
  readonly quote?: string
  readonly anonymousAdmin?: boolean
  readonly viaBot?: User
  readonly rest?: Partial<Message>
}

/** A message that a reader writes where he is alone with the bot. */
export const privateMessage = (text: string, about: About = {}): Fresh => {
  const from = about.from ?? reader()
  const chat = { id: about.chat ?? from.id, type: 'private' as const, first_name: from.first_name }
  return { message: { ...messageOf(text, chat, about), from, chat } }
}

export const groupMessage = (text: string, about: About = {}): Fresh => {
  const id = about.chat ?? group
  const chat = id <= -1_000_000_000_000 ? superChat(id, about) : groupChat(id)
  const from = about.anonymousAdmin ? anonymous : (about.from ?? reader())
  const sender = about.anonymousAdmin ? { sender_chat: chat } : {}
  return { message: { ...messageOf(text, chat, about), ...sender, from, chat } }
}

export const channelPost = (text: string, about: About = {}): Fresh => {
  const chat = { id: about.chat ?? channel, type: 'channel' as const, title: '读书' }
  return { channel_post: { ...messageOf(text, chat, about), sender_chat: chat, chat } }
}

const groupChat = (id: number) => ({ id, type: 'group' as const, title: '读书会' })
const superChat = (id: number, { thread }: About) => ({
  id,
  type: 'supergroup' as const,
  title: '读书会',
  ...(thread !== undefined && { is_forum: true as const }),
})

function messageOf(text: string, chat: Chat, about: About) {
  const { thread, replyTo, quote, viaBot, rest } = about
  const entities = entitiesOf(text)
  const marked: TextQuote | undefined =
    quote !== undefined && replyTo ? quoted(replyTo, quote) : undefined
  // Room between for what the bot writes.
  lastMessage += 100
  return {
    message_id: lastMessage,
    date: sentAt,
    chat,
    ...(text !== '' && { text }),
    ...(entities.length > 0 && { entities }),
    ...(thread !== undefined && { message_thread_id: thread, is_topic_message: true as const }),
    ...(replyTo && { reply_to_message: repliedTo(replyTo) }),
    ...(marked && { quote: marked }),
    ...(viaBot && { via_bot: viaBot }),
    ...rest,
  }
}

/** Commands and mentions as Telegram finds them, in UTF-16 code units. */
const entitiesOf = (text: string): MessageEntity[] =>
  Array.from(text.matchAll(/(?<!\w)\/\w+(?:@\w+)?|(?<!\w)@\w{3,}/g), ({ 0: found, index }) => ({
    type: found.startsWith('/') ? ('bot_command' as const) : ('mention' as const),
    offset: index,
    length: found.length,
  }))

/** A press of a button of `message`. */
export const press = (message: Message, data: string, from = reader()): Fresh => ({
  callback_query: { ...query(from, data), message },
})

/** A press of a button of a message that was sent through inline mode. */
export const inlinePress = (inlineMessage: string, data: string, from = reader()): Fresh => ({
  callback_query: { ...query(from, data), inline_message_id: inlineMessage },
})

const query = (from: User, data: string): CallbackQuery => ({
  id: `callback-${++lastQuery}`,
  from,
  chat_instance: '42',
  data,
})

export const inlineQuery = (words: string, offset = '', from = reader()): Fresh => ({
  inline_query: { id: `inline-${++lastQuery}`, from, query: words, offset },
})

export const pollAnswer = (poll: string, choices: readonly number[], user = reader()): Fresh => ({
  poll_answer: {
    poll_id: poll,
    user,
    option_ids: [...choices],
    option_persistent_ids: choices.map(String),
  },
})

/** The bot itself comes into a chat, leaves it, or is blocked there. */
export const standing = (bot: User, chat: Chat, before: Membership, now: Membership): Fresh => ({
  my_chat_member: {
    chat,
    from: reader(),
    date: sentAt,
    old_chat_member: memberAs(before, bot),
    new_chat_member: memberAs(now, bot),
  },
})

export const privateChat = (id: number): Chat => ({
  id,
  type: 'private',
  first_name: `Reader ${id}`,
})
export const groupOf = (id: number): Chat => groupChat(id)

/** The group's last message: it goes on as a supergroup. */
export const migration = (from: number, to: number): Fresh => ({
  message: {
    ...messageOf('', groupChat(from), { rest: { migrate_to_chat_id: to } }),
    from: reader(),
    chat: groupChat(from),
  },
})
