import type { CallbackQuery, Chat, InlineQuery, Message, Update, User } from 'grammy/types'
import { localeFor } from '../../src/i18n/wording.ts'
import type { Asker } from '../../src/inquiry.ts'
import type { Locale } from '../../src/passage.ts'
import type { Intake, Self, Target } from './intake.ts'
import { placesIn, questionOf, textOf, unaddressed } from './question.ts'
import { readerOf, roomOf } from './room.ts'

/** The kinds of update that `readUpdate` reads; no others are asked for. */
export const handledUpdates = [
  'message',
  'channel_post',
  'callback_query',
  'inline_query',
  'poll_answer',
  'my_chat_member',
] as const satisfies readonly Exclude<keyof Update, 'update_id'>[]

/** What `update` asks of us; `undefined` when it is not meant for us. */
export function readUpdate(update: Update, self: Self): Intake | undefined {
  const message = update.message ?? update.channel_post
  if (message) return readMessage(message, self)
  if (update.callback_query) return readPress(update.callback_query, self)
  if (update.inline_query) return readInline(update.inline_query, self)
  if (update.poll_answer) {
    const { poll_id, user, voter_chat, option_ids } = update.poll_answer
    const reader = readerOf((user ?? voter_chat)?.id ?? 0)
    return { kind: 'choice', poll: poll_id, reader, choice: option_ids[0], ...named(user) }
  }
  if (update.my_chat_member) {
    const { chat, from, old_chat_member, new_chat_member } = update.my_chat_member
    const room = roomOf({ chat: chat.id })
    const [before, now] = [old_chat_member.status, new_chat_member.status].map(isPresent)
    const asker = { room, reader: readerOf(from.id), locale: localeOf(from, self) }
    const joins = !before && now === true && isGroup(chat)
    return {
      kind: 'standing',
      room,
      reachable: now === true,
      ...(joins && {
        greets: {
          inquiry: { command: 'help', words: '', ...asker },
          target: { chat: chat.id, talk: 'group' },
        },
      }),
    }
  }
  return undefined
}

const isPresent = (status: string) => status !== 'left' && status !== 'kicked'
const isGroup = ({ type }: Chat) => type === 'group' || type === 'supergroup'

const named = (user: User | undefined) =>
  user === undefined ? {} : { name: [user.first_name, user.last_name ?? ''].join(' ').trim() }

/** The language in which a reader has Telegram, as near as we speak it. */
function localeOf(user: User | undefined, self: Self): Locale {
  const language = user?.language_code
  if (language === undefined) return self.locale
  return localeFor(language)
}

function readMessage(message: Message, self: Self): Intake | undefined {
  const { chat, from, sender_chat, migrate_to_chat_id, migrate_from_chat_id } = message
  if (migrate_to_chat_id !== undefined) return moved(chat.id, migrate_to_chat_id)
  if (migrate_from_chat_id !== undefined) return moved(migrate_from_chat_id, chat.id)
  // Bots answer no bots; an administrator or a channel that writes in its own name is sent as one.
  if (from?.is_bot === true && sender_chat === undefined) return undefined
  // What we sent through inline mode, and a channel's post that its group repeats.
  if (message.via_bot?.id === self.id || message.is_automatic_forward) return undefined
  const target = targetOf(message)
  const asker: Asker = {
    room: roomOf(target),
    reader: readerOf(sender_chat?.id ?? from?.id ?? chat.id),
    locale: localeOf(from, self),
    ...named(from),
  }
  const places = placesIn(textOf(message))
  const question = questionOf(message, self)
  if (question) return { kind: 'ask', inquiry: { ...question, ...asker }, target }
  const unasked = unaddressed(message, self)
  const inquiry = unasked && { ...unasked, ...asker }
  if (places.length > 0)
    return { kind: 'brackets', places, from: asker, target, ...(inquiry && { otherwise: inquiry }) }
  return inquiry && { kind: 'ask', inquiry, target }
}

const moved = (from: number, to: number): Intake => ({
  kind: 'moved',
  from: roomOf({ chat: from }),
  to: roomOf({ chat: to }),
})

/** Where a message is answered: in its topic, and in a room of several as a reply to it. */
function targetOf({ chat, message_id, is_topic_message, message_thread_id }: Message): Target {
  return {
    chat: chat.id,
    ...(chat.type === 'supergroup' && chat.is_forum && { forum: true as const }),
    ...(is_topic_message === true &&
      message_thread_id !== undefined && { topic: message_thread_id }),
    ...(chat.type === 'private'
      ? { talk: 'alone' as const }
      : { talk: 'group' as const, replyTo: message_id }),
  }
}

function readPress(query: CallbackQuery, self: Self): Intake {
  const { id, data = '', message, inline_message_id, from } = query
  const who = { reader: readerOf(from.id), locale: localeOf(from, self), ...named(from) }
  const asked = { kind: 'press' as const, query: id, data }
  if (message === undefined) {
    const room = `telegram:inline/${query.chat_instance}`
    const pressed = { kind: 'inline' as const, message: inline_message_id ?? '' }
    return { ...asked, from: { room, ...who }, pressed }
  }
  const { replyTo: _, ...target } = targetOf(message)
  const pressed = { kind: 'chat' as const, target, message: message.message_id }
  return { ...asked, from: { room: roomOf(target), ...who }, pressed }
}

/** Inline questions are asked in no room: the one where the reader is alone with us tells their language. */
const readInline = ({ id, query, offset, from }: InlineQuery, self: Self): Intake => ({
  kind: 'inline',
  query: id,
  words: query.trim(),
  offset,
  from: {
    room: roomOf({ chat: from.id }),
    reader: readerOf(from.id),
    locale: localeOf(from, self),
  },
})
