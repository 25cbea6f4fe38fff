import type { Kysely } from 'kysely'

/** How passages read, now and before. */
export async function archive(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('wordings')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('address', 'text', column => column.notNull())
    .addColumn('hash', 'text', column => column.notNull())
    .addColumn('text', 'text', column => column.notNull())
    .addColumn('language', 'text', column => column.notNull())
    .addColumn('citation_zh', 'text', column => column.notNull())
    .addColumn('citation_en', 'text', column => column.notNull())
    .addColumn('first_seen_at_ms', 'bigint', column => column.notNull())
    .addColumn('last_seen_at_ms', 'bigint', column => column.notNull())
    .execute()
  await db.schema
    .createIndex('wordings_of_passages')
    .on('wordings')
    .columns(['address', 'last_seen_at_ms'])
    .execute()
}
