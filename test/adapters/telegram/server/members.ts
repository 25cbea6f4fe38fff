import type { ChatMember, User } from 'grammy/types'
import { type Answer, accepted, badRequest } from './answer.ts'
import type { Chats } from './chats.ts'
import { numberOf, type Payload } from './payload.ts'

/** Who leads which chat; everybody else is an ordinary member. */
export interface Members {
  declareAdmin(chatId: number, user: User): void
  getChatMember(payload: Payload): Answer
  getChatAdministrators(payload: Payload): Answer
}

export function createMembers(chats: Chats): Members {
  const admins = new Map<number, readonly User[]>()
  const adminsOf = (chatId: number) => admins.get(chatId) ?? []
  const within = (payload: Payload, look: (chatId: number) => unknown): Answer => {
    const chatId = chats.idOf(payload['chat_id'])
    if (chatId === undefined) return badRequest('chat not found')
    return chats.closed(chatId) ?? accepted(look(chatId))
  }
  return {
    declareAdmin: (chatId, user) => {
      admins.set(chatId, [...adminsOf(chatId), user])
    },
    getChatMember: payload =>
      within(payload, chatId => {
        const id = numberOf(payload, 'user_id') ?? 0
        const admin = adminsOf(chatId).find(user => user.id === id)
        const user = { id, is_bot: false, first_name: `Reader ${id}` }
        return admin === undefined ? memberAs('member', user) : memberAs('administrator', admin)
      }),
    getChatAdministrators: payload =>
      within(payload, chatId => adminsOf(chatId).map(user => memberAs('administrator', user))),
  }
}

export type Membership = 'member' | 'administrator' | 'left' | 'kicked'

/** A member of a chat, in the form of the API. */
export function memberAs(status: Membership, user: User): ChatMember {
  switch (status) {
    case 'member':
    case 'left':
      return { status, user }
    case 'kicked':
      return { status, user, until_date: 0 }
    case 'administrator':
      return {
        status,
        user,
        can_be_edited: false,
        is_anonymous: false,
        can_manage_chat: true,
        can_delete_messages: true,
        can_manage_video_chats: true,
        can_restrict_members: true,
        can_promote_members: false,
        can_change_info: true,
        can_invite_users: true,
        can_post_stories: false,
        can_edit_stories: false,
        can_delete_stories: false,
        can_send_welcome_messages: false,
      }
  }
}
