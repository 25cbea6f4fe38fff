import type { Locale } from '../passage.ts'

/** What is remembered of rooms. */
export interface Rooms {
  /** The language that the room chose, if it chose one. */
  locale(room: string): Promise<Locale | undefined>
  setLocale(room: string, locale: Locale): Promise<void>
}

/** Rooms remembered for as long as the process lives. */
export function createMemoryRooms(): Rooms {
  const locales = new Map<string, Locale>()
  return {
    locale: async room => locales.get(room),
    setLocale: async (room, locale) => {
      locales.set(room, locale)
    },
  }
}
