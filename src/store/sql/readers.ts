import type { Kysely } from 'kysely'
import type { ReaderKept, Readers } from '../study.ts'
import type { Tables } from './tables.ts'

/** Where something of a reader is kept, by what it is called. */
const tables = {
  names: 'readers',
  answers: 'answers',
  cards: 'cards',
  pins: 'pins',
  sessions: 'session_readers',
} as const satisfies Readonly<Record<keyof ReaderKept, keyof Tables>>

export function sqlReaders(db: Kysely<Tables>): Readers {
  const each = async (
    count: (table: (typeof tables)[keyof ReaderKept]) => Promise<number>,
  ): Promise<ReaderKept> => ({
    names: await count(tables.names),
    answers: await count(tables.answers),
    cards: await count(tables.cards),
    pins: await count(tables.pins),
    sessions: await count(tables.sessions),
  })
  return {
    name: async reader => {
      const row = await db
        .selectFrom('readers')
        .select('name')
        .where('reader', '=', reader)
        .executeTakeFirst()
      return row?.name
    },
    setName: async (reader, name) => {
      await db
        .insertInto('readers')
        .values({ reader, name })
        .onConflict(there => there.column('reader').doUpdateSet({ name }))
        .execute()
    },
    kept: reader =>
      each(async table => {
        const row = await db
          .selectFrom(table)
          .select(eb => eb.fn.countAll().as('count'))
          .where('reader', '=', reader)
          .executeTakeFirstOrThrow()
        return Number(row.count)
      }),
    forget: reader =>
      db.transaction().execute(async trx => {
        // A reading goes on without whoever began it.
        await trx
          .updateTable('sessions')
          .set({ started_by: '' })
          .where('started_by', '=', reader)
          .execute()
        return each(async table => {
          const { numDeletedRows } = await trx
            .deleteFrom(table)
            .where('reader', '=', reader)
            .executeTakeFirst()
          return Number(numDeletedRows)
        })
      }),
  }
}
