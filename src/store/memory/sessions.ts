import type { Sessions } from '../study.ts'
import { isWithin } from '../within.ts'
import type { State } from './state.ts'

export const memorySessions = ({ sessions }: State): Sessions => ({
  find: async room => sessions.get(room)?.session,
  start: async session => {
    sessions.set(session.room, {
      session,
      read: new Set([session.address]),
      readers: new Set([session.startedBy]),
    })
  },
  goTo: async (room, address, reader) => {
    const kept = sessions.get(room)
    if (!kept) return
    kept.read.add(address)
    kept.readers.add(reader)
    sessions.set(room, { ...kept, session: { ...kept.session, address } })
  },
  progress: async room => {
    const kept = sessions.get(room)
    return { read: [...(kept?.read ?? [])], readers: [...(kept?.readers ?? [])] }
  },
  stop: async room => void sessions.delete(room),
  within: async place =>
    [...sessions.values()]
      .map(({ session }) => session)
      .filter(({ room }) => isWithin(room, place))
      .sort((one, other) => (one.room < other.room ? -1 : 1)),
})
