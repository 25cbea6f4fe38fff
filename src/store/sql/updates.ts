import type { Kysely } from 'kysely'
import type { Updates } from '../store.ts'
import type { Tables } from './tables.ts'

export function sqlUpdates(db: Kysely<Tables>): Updates {
  return {
    answered: async id => {
      const found = await db
        .selectFrom('updates')
        .select('id')
        .where('id', '=', id)
        .executeTakeFirst()
      return found !== undefined
    },
    setAnswered: async (updates, atMs) => {
      if (updates.length === 0) return
      // PostgreSQL refuses a statement that meets one row twice.
      const ids = [...new Set(updates)]
      await db.transaction().execute(async trx => {
        await trx
          .insertInto('updates')
          .values(ids.map(id => ({ id, answered_at_ms: atMs })))
          .onConflict(there => there.column('id').doUpdateSet({ answered_at_ms: atMs }))
          .execute()
        await trx.deleteFrom('updates_kept').where('id', 'in', ids).execute()
      })
    },
    keep: async (updates, atMs) => {
      if (updates.length === 0) return
      await db
        .insertInto('updates_kept')
        .values(updates.map(({ id, content }) => ({ id, content, times: 0, kept_at_ms: atMs })))
        .onConflict(there => there.column('id').doNothing())
        .execute()
    },
    takeUp: () =>
      db
        .updateTable('updates_kept')
        .set(({ eb }) => ({ times: eb('times', '+', 1) }))
        .returning(['id', 'content', 'times'])
        .execute(),
    forgetBefore: async atMs => {
      const [answered, kept] = await db
        .transaction()
        .execute(async trx => [
          await trx
            .deleteFrom('updates')
            .where('answered_at_ms', '<', atMs)
            .executeTakeFirstOrThrow(),
          await trx
            .deleteFrom('updates_kept')
            .where('kept_at_ms', '<', atMs)
            .executeTakeFirstOrThrow(),
        ])
      return Number(answered.numDeletedRows + kept.numDeletedRows)
    },
  }
}
