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
      await db
        .insertInto('updates')
        // PostgreSQL refuses a statement that meets one row twice.
        .values(Array.from(new Set(updates), id => ({ id, answered_at_ms: atMs })))
        .onConflict(there => there.column('id').doUpdateSet({ answered_at_ms: atMs }))
        .execute()
    },
    forgetBefore: async atMs => {
      const { numDeletedRows } = await db
        .deleteFrom('updates')
        .where('answered_at_ms', '<', atMs)
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}
