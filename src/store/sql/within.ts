import { type ExpressionBuilder, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** The tables that keep something by room. */
export type RoomTable =
  | ('rooms' | 'polls' | 'pins' | 'sessions' | 'session_passages' | 'session_readers')
  | ('dailies' | 'daily_slots' | 'daily_passages')

/** SQL counts a text's characters in code points. */
export const lengthOf = (text: string) => [...text].length

/** `isWithin` in SQL: not by `like`, to which a room's `%` or `_` is any text and, in SQLite, `A` is `a`. */
export const within = (place: string) => (eb: ExpressionBuilder<Tables, RoomTable>) => {
  const inside = `${place}/`
  return eb.or([eb('room', '=', place), eb(sql`substr(room, 1, ${lengthOf(inside)})`, '=', inside)])
}
