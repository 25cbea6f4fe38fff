import type { Chat, Message } from 'grammy/types'
import { type Refused, refused } from './answer.ts'

/** The chats of a server and what stands in them. */
export interface Chats {
  /** The id that a call's `chat_id` means: a number, its digits or a known `@username`. */
  idOf(chatId: unknown): number | undefined
  /** The chat as an update showed it, or one made up from its id. */
  chat(id: number): Chat
  know(chat: Chat): void
  /** Why nothing can be done in that chat, if so. */
  closed(id: number): Refused | undefined

  /** The messages that a chat shows, in the order of their ids. */
  messages(id: number): readonly Message[]
  find(id: number, messageId: number): Message | undefined
  /** The id of the chat's next message. */
  nextId(id: number): number
  put(message: Message): void
  remove(id: number, messageId: number): boolean

  /** Makes a chat a forum with at least these topics. */
  declareForum(id: number, threadIds: readonly number[]): void
  /** Opens a topic in a forum; undefined in another chat. */
  openTopic(id: number): number | undefined
  deleteTopic(id: number, threadId: number): void
  hasThread(id: number, threadId: number): boolean
  /** Shuts the bot out of a chat, or lets it in again. */
  setBlocked(id: number, blocked: boolean): void
  migrate(from: number, to: number): void
}

interface Room {
  readonly messages: Map<number, Message>
  readonly threads: Set<number>
  lastId: number
  chat: Chat
  blocked: boolean
  migratedTo: number | undefined
}

export function createChats(): Chats {
  const rooms = new Map<number, Room>()
  const room = (id: number): Room => {
    const known = rooms.get(id) ?? emptyRoom(id)
    rooms.set(id, known)
    return known
  }
  return {
    idOf: chatId => {
      if (typeof chatId === 'number') return chatId
      if (typeof chatId !== 'string') return undefined
      if (/^-?\d+$/.test(chatId)) return Number(chatId)
      const named = [...rooms.values()].find(({ chat }) => `@${chat.username}` === chatId)
      return named?.chat.id
    },
    chat: id => room(id).chat,
    know: chat => {
      room(chat.id).chat = chat
    },
    closed: id => closedBecause(room(id)),
    messages: id =>
      [...room(id).messages.values()].sort((one, other) => one.message_id - other.message_id),
    find: (id, messageId) => room(id).messages.get(messageId),
    nextId: id => room(id).lastId + 1,
    put: message => {
      const { messages, lastId } = room(message.chat.id)
      messages.set(message.message_id, message)
      room(message.chat.id).lastId = Math.max(lastId, message.message_id)
    },
    remove: (id, messageId) => room(id).messages.delete(messageId),
    openTopic: id => {
      const forum = room(id)
      if (forum.chat.type !== 'supergroup' || !forum.chat.is_forum) return undefined
      const topic = Math.max(1, ...forum.threads) + 1
      forum.threads.add(topic)
      return topic
    },
    declareForum: (id, threadIds) => {
      const forum = room(id)
      if (forum.chat.type === 'supergroup') forum.chat = { ...forum.chat, is_forum: true }
      for (const threadId of threadIds) forum.threads.add(threadId)
    },
    deleteTopic: (id, threadId) => void room(id).threads.delete(threadId),
    hasThread: (id, threadId) => room(id).threads.has(threadId),
    setBlocked: (id, blocked) => {
      room(id).blocked = blocked
    },
    migrate: (from, to) => {
      room(from).migratedTo = to
    },
  }
}

const emptyRoom = (id: number): Room => ({
  messages: new Map(),
  threads: new Set(),
  lastId: 0,
  chat: madeUp(id),
  blocked: false,
  migratedTo: undefined,
})

/** A chat of the type that its id has: groups are below zero, supergroups begin with -100. */
function madeUp(id: number): Chat {
  if (id > 0) return { id, type: 'private', first_name: `Reader ${id}` }
  if (String(id).startsWith('-100')) return { id, type: 'supergroup', title: `Supergroup ${id}` }
  return { id, type: 'group', title: `Group ${id}` }
}

const shutOut: Readonly<Record<Chat['type'], string>> = {
  private: 'bot was blocked by the user',
  group: 'bot was kicked from the group chat',
  supergroup: 'bot was kicked from the supergroup chat',
  channel: 'bot is not a member of the channel chat',
}

function closedBecause({ chat, blocked, migratedTo }: Room): Refused | undefined {
  if (migratedTo !== undefined) {
    const words = 'Bad Request: group chat was upgraded to a supergroup chat'
    return refused(400, words, { migrate_to_chat_id: migratedTo })
  }
  return blocked ? refused(403, `Forbidden: ${shutOut[chat.type]}`) : undefined
}

/** What a message says: a quotation must be found in it. */
export const wordsOf = ({ text, caption }: Message): string => text ?? caption ?? ''

/** Whether `quote` is found in what the message says, to the character. */
export const quotes = (message: Message, quote: string) => wordsOf(message).includes(quote)
