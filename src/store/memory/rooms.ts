import type { RoomKept, RoomSettings, Rooms } from '../store.ts'
import { areApart, isWithin } from '../within.ts'
import type { State } from './state.ts'

export function memoryRooms(state: State): Rooms {
  const { rooms } = state
  return {
    settings: async room => settingsIn(rooms.get(room)),
    change: async (room, changed) => {
      const all = { ...rooms.get(room), ...changed }
      const chosen = Object.entries(all).filter(([, value]) => value !== undefined)
      rooms.set(room, Object.fromEntries(chosen))
    },
    reachable: async room => rooms.get(room)?.reachable ?? true,
    setReachable: async (room, reachable) => {
      rooms.set(room, { ...rooms.get(room), reachable })
    },
    move: async (from, to) => {
      if (areApart(from, to)) move(state, from, to)
    },
    clear: async room => clear(state, room),
  }
}

/** Whether a room can be written to is nothing that it chose. */
function settingsIn(kept: (RoomSettings & { readonly reachable?: boolean }) | undefined) {
  const { reachable: _, ...settings } = kept ?? {}
  return settings
}

function move(state: State, from: string, to: string): void {
  const { rooms, polls, pins, sessions, dailies, shown, slots } = state
  const moved = (room: string) => to + room.slice(from.length)
  for (const [room, kept] of [...rooms]) {
    if (!isWithin(room, from)) continue
    rooms.delete(room)
    rooms.set(moved(room), { ...kept, ...rooms.get(moved(room)) })
  }
  for (const [id, poll] of polls)
    if (isWithin(poll.room, from)) polls.set(id, { ...poll, room: moved(poll.room) })
  for (const [id, pin] of pins)
    if (isWithin(pin.room, from)) pins.set(id, { ...pin, room: moved(pin.room) })
  for (const [room, kept] of [...sessions]) {
    if (!isWithin(room, from)) continue
    sessions.delete(room)
    const session = { ...kept.session, room: moved(room) }
    if (!sessions.has(moved(room))) sessions.set(moved(room), { ...kept, session })
  }
  for (const [room, daily] of [...dailies]) {
    if (!isWithin(room, from)) continue
    dailies.delete(room)
    if (!dailies.has(moved(room))) dailies.set(moved(room), { ...daily, room: moved(room) })
  }
  for (const [room, claimed] of [...slots]) {
    if (!isWithin(room, from)) continue
    slots.delete(room)
    slots.set(moved(room), new Set([...(slots.get(moved(room)) ?? []), ...claimed]))
  }
  for (const [room, round] of [...shown]) {
    if (!isWithin(room, from)) continue
    shown.delete(room)
    if (!shown.has(moved(room))) shown.set(moved(room), round)
  }
}

function clear(state: State, place: string): RoomKept {
  const inside = [...state.rooms].filter(([room]) => isWithin(room, place))
  const settings = inside.reduce((sum, [, kept]) => sum + Object.keys(settingsIn(kept)).length, 0)
  for (const [room, { reachable }] of inside)
    state.rooms.set(room, reachable === undefined ? {} : { reachable })
  const take = <Kept>(kept: Map<string, Kept>, roomOf: (it: Kept, key: string) => string) => {
    const gone = [...kept].filter(([key, it]) => isWithin(roomOf(it, key), place))
    for (const [key] of gone) kept.delete(key)
    return gone.map(([key]) => key)
  }
  const quizzes = take(state.polls, poll => poll.room)
  for (const poll of quizzes) state.answers.delete(poll)
  take(state.shown, (_, room) => room)
  return {
    settings,
    quizzes: quizzes.length,
    sessions: take(state.sessions, (_, room) => room).length,
    pins: take(state.pins, pin => pin.room).length,
    dailies: take(state.dailies, (_, room) => room).length,
  }
}
