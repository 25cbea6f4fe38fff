import type { Kysely } from 'kysely'
import type { Buttons } from '../store.ts'
import type { Tables } from './tables.ts'

export function sqlButtons(db: Kysely<Tables>): Buttons {
  return {
    keep: async (buttons, atMs) => {
      // PostgreSQL refuses a statement that meets one row twice.
      const byId = new Map(buttons.toReversed().map(({ id, payload }) => [id, payload]))
      if (byId.size === 0) return
      await db
        .insertInto('buttons')
        .values(Array.from(byId, ([id, payload]) => ({ id, payload, used_at_ms: atMs })))
        .onConflict(there => there.column('id').doUpdateSet({ used_at_ms: atMs }))
        .execute()
    },
    find: async (id, atMs) => {
      const found = await db
        .updateTable('buttons')
        .set({ used_at_ms: atMs })
        .where('id', '=', id)
        .returning('payload')
        .executeTakeFirst()
      return found?.payload
    },
    forgetBefore: async atMs => {
      const { numDeletedRows } = await db
        .deleteFrom('buttons')
        .where('used_at_ms', '<', atMs)
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}
