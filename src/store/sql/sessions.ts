import type { Kysely } from 'kysely'
import type { Session, Sessions } from '../study.ts'
import { millis, type Tables } from './tables.ts'
import { within } from './within.ts'

export function sqlSessions(db: Kysely<Tables>): Sessions {
  const forget = async (trx: Kysely<Tables>, room: string) => {
    for (const table of ['sessions', 'session_passages', 'session_readers'] as const)
      await trx.deleteFrom(table).where('room', '=', room).execute()
  }
  return {
    find: async room => {
      const row = await db
        .selectFrom('sessions')
        .selectAll()
        .where('room', '=', room)
        .executeTakeFirst()
      return row && sessionIn(row)
    },
    start: ({ room, work, address, startedBy, startedAtMs }) =>
      db.transaction().execute(async trx => {
        await forget(trx, room)
        await trx
          .insertInto('sessions')
          .values({ room, work, address, started_by: startedBy, started_at_ms: startedAtMs })
          .execute()
        await note(trx, room, address, startedBy)
      }),
    goTo: (room, address, reader) =>
      db.transaction().execute(async trx => {
        const { numUpdatedRows } = await trx
          .updateTable('sessions')
          .set({ address })
          .where('room', '=', room)
          .executeTakeFirst()
        if (numUpdatedRows > 0n) await note(trx, room, address, reader)
      }),
    progress: async room => {
      const read = await db
        .selectFrom('session_passages')
        .select('address')
        .where('room', '=', room)
        .orderBy('place')
        .execute()
      const readers = await db
        .selectFrom('session_readers')
        .select('reader')
        .where('room', '=', room)
        .orderBy('place')
        .execute()
      return {
        read: read.map(({ address }) => address),
        readers: readers.map(({ reader }) => reader),
      }
    },
    stop: room => db.transaction().execute(trx => forget(trx, room)),
    within: async room => {
      const rows = await db
        .selectFrom('sessions')
        .selectAll()
        .where(within(room))
        .orderBy('room')
        .execute()
      return rows.map(sessionIn)
    },
  }
}

const sessionIn = (row: Tables['sessions']): Session => ({
  room: row.room,
  work: row.work,
  address: row.address,
  startedBy: row.started_by,
  startedAtMs: millis(row.started_at_ms),
})

/** Notes a passage as read and a reader as there, each once, in order. */
async function note(trx: Kysely<Tables>, room: string, address: string, reader: string) {
  const read = await trx
    .selectFrom('session_passages')
    .select(eb => eb.fn.max<number | null>('place').as('last'))
    .where('room', '=', room)
    .executeTakeFirst()
  await trx
    .insertInto('session_passages')
    .values({ room, address, place: (read?.last ?? 0) + 1 })
    .onConflict(there => there.columns(['room', 'address']).doNothing())
    .execute()
  const there = await trx
    .selectFrom('session_readers')
    .select(eb => eb.fn.max<number | null>('place').as('last'))
    .where('room', '=', room)
    .executeTakeFirst()
  await trx
    .insertInto('session_readers')
    .values({ room, reader, place: (there?.last ?? 0) + 1 })
    .onConflict(there => there.columns(['room', 'reader']).doNothing())
    .execute()
}
