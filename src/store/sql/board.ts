import type { Kysely } from 'kysely'
import type { Board, Pin } from '../study.ts'
import { millis, type Tables } from './tables.ts'

export const sqlBoard = (db: Kysely<Tables>): Board => ({
  add: async ({ atMs, ...pin }) => {
    await db
      .insertInto('pins')
      .values({ ...pin, at_ms: atMs })
      .onConflict(there => there.column('id').doNothing())
      .execute()
  },
  of: async room => {
    const rows = await db
      .selectFrom('pins')
      .selectAll()
      .where('room', '=', room)
      .orderBy('at_ms')
      .orderBy('id')
      .execute()
    return rows.map(pinIn)
  },
  remove: async (room, id) => {
    const { numDeletedRows } = await db
      .deleteFrom('pins')
      .where('room', '=', room)
      .where('id', '=', id)
      .executeTakeFirst()
    return numDeletedRows > 0n
  },
})

const pinIn = ({ at_ms, stance, ...row }: Tables['pins']): Pin => ({
  ...row,
  stance: stance === 'for' || stance === 'against' ? stance : 'note',
  atMs: millis(at_ms),
})
