import type { Board, Cards, Dailies, ReaderKept, Readers } from '../study.ts'
import type { State } from './state.ts'

const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

export function memoryReaders(state: State): Readers {
  const { names, answers, cards, pins, sessions } = state
  const kept = (reader: string): ReaderKept => ({
    names: names.has(reader) ? 1 : 0,
    answers: [...answers.values()].filter(made => made.has(reader)).length,
    cards: cards.get(reader)?.size ?? 0,
    pins: [...pins.values()].filter(pin => pin.reader === reader).length,
    sessions: [...sessions.values()].filter(({ readers }) => readers.has(reader)).length,
  })
  return {
    name: async reader => names.get(reader),
    setName: async (reader, name) => void names.set(reader, name),
    kept: async reader => kept(reader),
    forget: async reader => {
      const before = kept(reader)
      names.delete(reader)
      for (const made of answers.values()) made.delete(reader)
      cards.delete(reader)
      for (const [id, pin] of pins) if (pin.reader === reader) pins.delete(id)
      for (const [room, kept] of sessions) {
        kept.readers.delete(reader)
        if (kept.session.startedBy === reader)
          sessions.set(room, { ...kept, session: { ...kept.session, startedBy: '' } })
      }
      return before
    },
  }
}

export function memoryCards({ cards }: State): Cards {
  const of = (reader: string) => [...(cards.get(reader)?.values() ?? [])]
  return {
    find: async (reader, quiz) => cards.get(reader)?.get(quiz),
    put: async card => {
      const own = cards.get(card.reader) ?? new Map()
      cards.set(card.reader, own.set(card.quiz, card))
    },
    due: async (reader, atMs, limit) =>
      of(reader)
        .filter(({ dueAtMs }) => dueAtMs <= atMs)
        .sort((one, other) => one.dueAtMs - other.dueAtMs || order(one.quiz, other.quiz))
        .slice(0, limit),
    all: async reader => of(reader).sort((one, other) => order(one.quiz, other.quiz)),
  }
}

export const memoryDailies = ({ dailies, slots, shown }: State): Dailies => ({
  find: async room => dailies.get(room),
  put: async daily => void dailies.set(daily.room, daily),
  remove: async room => dailies.delete(room),
  all: async () => [...dailies.values()].sort((one, other) => order(one.room, other.room)),
  claim: async (room, slotMs) => {
    const claimed = slots.get(room) ?? new Set<number>()
    slots.set(room, claimed)
    if (claimed.has(slotMs)) return false
    claimed.add(slotMs)
    return true
  },
  shown: async room => [...(shown.get(room) ?? [])],
  show: async (room, address) => {
    shown.set(room, (shown.get(room) ?? new Set<string>()).add(address))
  },
  startOver: async room => void shown.delete(room),
  forgetSlotsBefore: async slotMs => {
    let count = 0
    for (const claimed of slots.values())
      for (const slot of [...claimed]) if (slot < slotMs && claimed.delete(slot)) count++
    return count
  },
})

export const memoryBoard = ({ pins }: State): Board => ({
  add: async pin => {
    if (!pins.has(pin.id)) pins.set(pin.id, pin)
  },
  of: async room =>
    [...pins.values()]
      .filter(pin => pin.room === room)
      .sort((one, other) => one.atMs - other.atMs || order(one.id, other.id)),
  remove: async (room, id) => pins.get(id)?.room === room && pins.delete(id),
})
