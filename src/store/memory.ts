import { memoryArchive } from './memory/archive.ts'
import { memoryPolls } from './memory/polls.ts'
import { memoryRooms } from './memory/rooms.ts'
import { memorySessions } from './memory/sessions.ts'
import { emptyState } from './memory/state.ts'
import { memoryBoard, memoryCards, memoryDailies, memoryReaders } from './memory/study.ts'
import type { Buttons, Store, TakenUpdate, Updates } from './store.ts'

/** A store that lives as long as the process: for a terminal, a test, or where no database can be opened. */
export function createMemoryStore(): Store {
  const state = emptyState()
  return {
    rooms: memoryRooms(state),
    buttons: memoryButtons(),
    updates: memoryUpdates(),
    polls: memoryPolls(state),
    readers: memoryReaders(state),
    sessions: memorySessions(state),
    cards: memoryCards(state),
    dailies: memoryDailies(state),
    board: memoryBoard(state),
    archive: memoryArchive(),
    close: async () => {},
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
  const kept = new Map<string, TakenUpdate & { readonly atMs: number }>()
  return {
    answered: async update => answeredAtMs.has(update),
    setAnswered: async (updates, atMs) => {
      for (const update of updates) {
        answeredAtMs.set(update, atMs)
        kept.delete(update)
      }
    },
    keep: async (updates, atMs) => {
      for (const update of updates)
        if (!kept.has(update.id)) kept.set(update.id, { ...update, times: 0, atMs })
    },
    takeUp: async () => {
      for (const [id, update] of kept) kept.set(id, { ...update, times: update.times + 1 })
      return Array.from(kept.values(), ({ id, content, times }) => ({ id, content, times }))
    },
    forgetBefore: async beforeMs =>
      forget(answeredAtMs, atMs => atMs < beforeMs) + forget(kept, ({ atMs }) => atMs < beforeMs),
  }
}

/** Takes out what is `old`; returns how many there were. */
function forget<Kept>(kept: Map<string, Kept>, old: (it: Kept) => boolean): number {
  const before = kept.size
  for (const [id, it] of kept) if (old(it)) kept.delete(id)
  return before - kept.size
}
