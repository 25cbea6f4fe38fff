import type { Api } from 'grammy'
import type { Desk } from '../../src/desk.ts'
import { placeOf } from './room.ts'

/** What Telegram said of a member holds for so long. */
const keepMs = 60_000

/** More members are not remembered. */
const maxKept = 10_000

/** Whether a reader administers a chat: asked of Telegram, once in a while; everyone does where they are alone with us. */
export function administratorsBy(api: Api, nowMs: () => number): Desk['administers'] {
  const known = new Map<string, { readonly atMs: number; readonly administers: boolean }>()
  return async ({ room, reader }) => {
    const chat = placeOf(room)?.chat
    const user = Number(reader.slice(reader.indexOf(':') + 1))
    // A private talk has its reader's number; who writes in a group's own name administers it.
    if (chat === undefined || chat > 0 || user === chat) return true
    const key = `${chat} ${user}`
    const before = known.get(key)
    if (before && nowMs() - before.atMs < keepMs) return before.administers
    const { status } = await api.getChatMember(chat, user)
    const administers = status === 'creator' || status === 'administrator'
    if (known.size >= maxKept) known.clear()
    known.set(key, { atMs: nowMs(), administers })
    return administers
  }
}
