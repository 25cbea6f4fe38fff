import { DEFAULT_MIGRATION_TABLE, type Kysely, type Migration, Migrator } from 'kysely'
import { archive } from './migrations/archive.ts'
import { groupStudy } from './migrations/group-study.ts'
import type { Tables } from './sql/tables.ts'

/**
 * How the tables came to be, step by step; run in the order of their names. One that
 * was released is never changed or taken away: what is to be different is a new one.
 */
const migrations: Readonly<Record<string, Migration>> = {
  '0001_first_tables': {
    up: async db => {
      await db.schema
        .createTable('rooms')
        .addColumn('room', 'text', column => column.primaryKey().notNull())
        .addColumn('locale', 'text')
        .addColumn('reachable', 'integer')
        .execute()
      await db.schema
        .createTable('buttons')
        .addColumn('id', 'text', column => column.primaryKey().notNull())
        .addColumn('payload', 'text', column => column.notNull())
        .addColumn('used_at_ms', 'bigint', column => column.notNull())
        .execute()
      await db.schema.createIndex('buttons_by_use').on('buttons').column('used_at_ms').execute()
      await db.schema
        .createTable('updates')
        .addColumn('id', 'text', column => column.primaryKey().notNull())
        .addColumn('answered_at_ms', 'bigint', column => column.notNull())
        .execute()
      await db.schema
        .createIndex('updates_by_answer')
        .on('updates')
        .column('answered_at_ms')
        .execute()
      await db.schema
        .createTable('polls')
        .addColumn('id', 'text', column => column.primaryKey().notNull())
        .addColumn('room', 'text', column => column.notNull())
        .addColumn('quiz', 'text', column => column.notNull())
        .addColumn('correct', 'integer', column => column.notNull())
        .addColumn('opened_at_ms', 'bigint', column => column.notNull())
        .execute()
      await db.schema
        .createTable('answers')
        .addColumn('poll', 'text', column => column.notNull().references('polls.id'))
        .addColumn('reader', 'text', column => column.notNull())
        .addColumn('choice', 'integer', column => column.notNull())
        .addColumn('place', 'integer', column => column.notNull())
        .addColumn('answered_at_ms', 'bigint', column => column.notNull())
        .addPrimaryKeyConstraint('answers_of_readers', ['poll', 'reader'])
        .execute()
    },
  },
  '0002_private_rooms': {
    up: async db => {
      await db.schema.alterTable('rooms').addColumn('private', 'integer').execute()
    },
  },
  '0003_group_study': { up: groupStudy },
  '0004_archive': { up: archive },
  '0005_updates_kept': {
    up: async db => {
      await db.schema
        .createTable('updates_kept')
        .addColumn('id', 'text', column => column.primaryKey().notNull())
        .addColumn('content', 'text', column => column.notNull())
        .addColumn('times', 'integer', column => column.notNull())
        .addColumn('kept_at_ms', 'bigint', column => column.notNull())
        .execute()
    },
  },
}

/** Brings the tables up to date; where they are, nothing is written. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

/** The migrations that were run and are not known here: a newer version of this program made the database. */
export async function unknownMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return []
  const run = await db
    .withTables<{ readonly [DEFAULT_MIGRATION_TABLE]: { readonly name: string } }>()
    .selectFrom(DEFAULT_MIGRATION_TABLE)
    .select('name')
    .orderBy('name')
    .execute()
  return run.map(({ name }) => name).filter(name => !(name in migrations))
}
