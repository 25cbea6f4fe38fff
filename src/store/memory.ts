import type { Locale } from '../passage.ts'
import type { Buttons, Poll, Polls, Rooms, Store, Updates } from './store.ts'
import { areApart, isWithin } from './within.ts'

/** What is kept of a room, and by its absence what is not. */
interface RoomRecord {
  readonly locale?: Locale
  readonly isPrivate?: boolean
  readonly reachable?: boolean
}

/** A store that lives as long as the process: for a terminal, a test, or where no database can be opened. */
export function createMemoryStore(): Store {
  const polls = new Map<string, Poll>()
  return {
    rooms: memoryRooms(polls),
    buttons: memoryButtons(),
    updates: memoryUpdates(),
    polls: memoryPolls(polls),
    close: async () => {},
  }
}

function memoryRooms(polls: Map<string, Poll>): Rooms {
  const rooms = new Map<string, RoomRecord>()
  const change = (room: string, changed: RoomRecord) => {
    rooms.set(room, { ...rooms.get(room), ...changed })
  }
  return {
    locale: async room => rooms.get(room)?.locale,
    setLocale: async (room, locale) => change(room, { locale }),
    isPrivate: async room => rooms.get(room)?.isPrivate ?? false,
    setPrivate: async (room, isPrivate) => change(room, { isPrivate }),
    reachable: async room => rooms.get(room)?.reachable ?? true,
    setReachable: async (room, reachable) => change(room, { reachable }),
    move: async (from, to) => {
      if (!areApart(from, to)) return
      const moved = (room: string) => to + room.slice(from.length)
      for (const [room, kept] of [...rooms]) {
        if (!isWithin(room, from)) continue
        rooms.delete(room)
        rooms.set(moved(room), { ...kept, ...rooms.get(moved(room)) })
      }
      for (const [id, poll] of polls) {
        if (isWithin(poll.room, from)) polls.set(id, { ...poll, room: moved(poll.room) })
      }
    },
  }
}

function memoryButtons(): Buttons {
  const buttons = new Map<string, { readonly payload: string; readonly atMs: number }>()
  return {
    keep: async (kept, atMs) => {
      for (const { id, payload } of kept)
        buttons.set(id, { payload: buttons.get(id)?.payload ?? payload, atMs })
    },
    find: async (id, atMs) => {
      const payload = buttons.get(id)?.payload
      if (payload !== undefined) buttons.set(id, { payload, atMs })
      return payload
    },
    forgetBefore: async beforeMs => forget(buttons, ({ atMs }) => atMs < beforeMs),
  }
}

function memoryUpdates(): Updates {
  const answeredAtMs = new Map<string, number>()
  return {
    answered: async update => answeredAtMs.has(update),
    setAnswered: async (updates, atMs) => {
      for (const update of updates) answeredAtMs.set(update, atMs)
    },
    forgetBefore: async beforeMs => forget(answeredAtMs, atMs => atMs < beforeMs),
  }
}

function memoryPolls(polls: Map<string, Poll>): Polls {
  /** By poll, then by reader; a map gives its entries in the order they were made. */
  const choices = new Map<string, Map<string, number>>()
  return {
    open: async poll => {
      if (!polls.has(poll.id)) polls.set(poll.id, poll)
    },
    find: async id => polls.get(id),
    answer: async ({ poll, reader, choice }) => {
      if (!polls.has(poll)) return false
      const made = choices.get(poll) ?? new Map<string, number>()
      choices.set(poll, made)
      if (made.get(reader) !== choice) made.delete(reader)
      if (choice !== undefined) made.set(reader, choice)
      return true
    },
    answers: async poll =>
      Array.from(choices.get(poll) ?? [], ([reader, choice]) => ({ reader, choice })),
  }
}

/** Takes out what is `old`; returns how many there were. */
function forget<Kept>(kept: Map<string, Kept>, old: (it: Kept) => boolean): number {
  const before = kept.size
  for (const [id, it] of kept) if (old(it)) kept.delete(id)
  return before - kept.size
}
