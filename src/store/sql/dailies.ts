import type { Kysely } from 'kysely'
import { locales } from '../../passage.ts'
import type { Dailies, Daily } from '../study.ts'
import { millis, type Tables } from './tables.ts'

export function sqlDailies(db: Kysely<Tables>): Dailies {
  return {
    find: async room => {
      const row = await db
        .selectFrom('dailies')
        .selectAll()
        .where('room', '=', room)
        .executeTakeFirst()
      return row && dailyIn(row)
    },
    put: async daily => {
      const { room, ...row } = rowOf(daily)
      await db
        .insertInto('dailies')
        .values({ room, ...row })
        .onConflict(there => there.column('room').doUpdateSet(row))
        .execute()
    },
    remove: async room => {
      const { numDeletedRows } = await db
        .deleteFrom('dailies')
        .where('room', '=', room)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
    all: async () =>
      (await db.selectFrom('dailies').selectAll().orderBy('room').execute()).map(dailyIn),
    claim: async (room, slotMs) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('daily_slots')
        .values({ room, slot_at_ms: slotMs })
        .onConflict(there => there.columns(['room', 'slot_at_ms']).doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },
    shown: async room => {
      const rows = await db
        .selectFrom('daily_passages')
        .select('address')
        .where('room', '=', room)
        .orderBy('place')
        .execute()
      return rows.map(({ address }) => address)
    },
    show: (room, address) =>
      db.transaction().execute(async trx => {
        const last = await trx
          .selectFrom('daily_passages')
          .select(eb => eb.fn.max<number | null>('place').as('place'))
          .where('room', '=', room)
          .executeTakeFirst()
        await trx
          .insertInto('daily_passages')
          .values({ room, address, place: (last?.place ?? 0) + 1 })
          .onConflict(there => there.columns(['room', 'address']).doNothing())
          .execute()
      }),
    startOver: async room => {
      await db.deleteFrom('daily_passages').where('room', '=', room).execute()
    },
    forgetSlotsBefore: async slotMs => {
      const { numDeletedRows } = await db
        .deleteFrom('daily_slots')
        .where('slot_at_ms', '<', slotMs)
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}

const dailyIn = (row: Tables['dailies']): Daily => ({
  room: row.room,
  hour: row.hour,
  minute: row.minute,
  zone: row.zone,
  ...(row.work !== null && { work: row.work }),
  weekdays: row.weekdays === 1,
  order: row.sequence === 'random' ? 'random' : 'text',
  sinceMs: millis(row.since_at_ms),
  locale: locales.find(locale => locale === row.locale) ?? 'zh',
})

const rowOf = ({ room, hour, minute, zone, work, weekdays, order, sinceMs, locale }: Daily) => ({
  ...{ room, hour, minute, zone, locale },
  work: work ?? null,
  weekdays: weekdays ? 1 : 0,
  sequence: order,
  since_at_ms: sinceMs,
})
