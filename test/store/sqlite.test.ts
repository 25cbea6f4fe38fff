import { stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { openTrial, trialPath } from './trial.ts'

const morning = 1_769_846_400_000 // 2026-01-31T08:00Z

/** What a program without our code sees in the file. */
function rowsOf(path: string, query: string): readonly unknown[] {
  const database = new Database(path, { readonly: true })
  try {
    return database.prepare(query).all()
  } finally {
    database.close()
  }
}

describe('a store in an SQLite file', () => {
  it('remembers everything when it is opened again', async () => {
    const path = await trialPath()
    const before = await openSqliteStore(path)
    const poll = { id: 'poll', room: 'a', quiz: 'ftz/2.1', correct: 2 }
    await before.rooms.change('a', { locale: 'en' })
    await before.rooms.setReachable('a', false)
    await before.rooms.change('a', { isPrivate: true })
    await before.buttons.keep([{ id: '1', payload: '绿色' }], morning)
    await before.updates.setAnswered(['telegram/1'], morning)
    await before.polls.open(poll, morning)
    await before.polls.answer({ poll: 'poll', reader: 'Li', choice: 1 }, morning)
    await before.close()

    const { rooms, buttons, updates, polls } = await openTrial(path)
    expect([(await rooms.settings('a')).locale, await rooms.reachable('a')]).toEqual(['en', false])
    expect((await rooms.settings('a')).isPrivate).toBe(true)
    expect(await buttons.find('1', morning)).toBe('绿色')
    expect(await updates.answered('telegram/1')).toBe(true)
    expect(await polls.find('poll')).toEqual(poll)
    expect(await polls.answers('poll')).toEqual([{ reader: 'Li', choice: 1 }])
    await polls.answer({ poll: 'poll', reader: 'An', choice: 0 }, morning)
    expect((await polls.answers('poll')).map(({ reader }) => reader)).toEqual(['Li', 'An'])
  })
  it('makes the folders that its path names, from where the program was started', async () => {
    const path = join(dirname(await trialPath()), 'var', '章句', 'zhangju.db')
    await openTrial(relative(process.cwd(), path))
    expect((await stat(path)).isFile()).toBe(true)
  })
  it('keeps its times to the millisecond', async () => {
    const path = await trialPath()
    const { updates } = await openTrial(path)
    await updates.setAnswered(['1'], morning + 1)
    expect(
      rowsOf(path, 'select answered_at_ms, typeof(answered_at_ms) as type from updates'),
    ).toEqual([{ answered_at_ms: 1_769_846_400_001, type: 'integer' }])
  })
  it('is brought up to date once, and only read when it is opened again', async () => {
    const path = await trialPath()
    const schema = 'select type, name, sql from sqlite_schema order by name'
    await (await openSqliteStore(path)).close()
    const tables = rowsOf(path, schema)
    const run = rowsOf(path, 'select * from kysely_migration')
    const [{ mtimeMs }, version] = [await stat(path), rowsOf(path, 'pragma data_version')]
    await (await openSqliteStore(path)).close()
    expect(rowsOf(path, schema)).toEqual(tables)
    expect(rowsOf(path, 'select * from kysely_migration')).toEqual(run)
    expect(run).toEqual(
      [
        '0001_first_tables',
        '0002_private_rooms',
        '0003_group_study',
        '0004_archive',
        '0005_updates_kept',
      ].map(name => ({ name, timestamp: expect.any(String) })),
    )
    expect([await stat(path), rowsOf(path, 'pragma data_version')]).toMatchObject([
      { mtimeMs },
      version,
    ])
  })
  it('takes over what the version before rooms could be private has kept', async () => {
    const path = await trialPath()
    const old = new Database(path)
    old.exec(`
      create table kysely_migration (name varchar(255) not null primary key, timestamp varchar(255) not null);
      create table kysely_migration_lock (id varchar(255) not null primary key, is_locked integer default 0 not null);
      insert into kysely_migration values ('0001_first_tables', '2026-01-31T08:00:00.000Z');
      insert into kysely_migration_lock values ('migration_lock', 0);
      create table rooms (room text not null primary key, locale text, reachable integer);
      create table buttons (id text not null primary key, payload text not null, used_at_ms bigint not null);
      create table updates (id text not null primary key, answered_at_ms bigint not null);
      create table polls (id text not null primary key, room text not null, quiz text not null, correct integer not null, opened_at_ms bigint not null);
      create table answers (poll text not null references polls (id), reader text not null, choice integer not null, place integer not null, answered_at_ms bigint not null, primary key (poll, reader));
      insert into rooms values ('a', 'en', 0)`)
    old.close()
    const { rooms } = await openTrial(path)
    expect([await rooms.settings('a'), await rooms.reachable('a')]).toEqual([
      { locale: 'en' },
      false,
    ])
    await rooms.change('a', { isPrivate: true })
    expect((await rooms.settings('a')).isPrivate).toBe(true)
  })
  it('speaks no language that a later version kept for a room', async () => {
    const path = await trialPath()
    const { rooms } = await openTrial(path)
    const later = new Database(path)
    later.prepare("insert into rooms (room, locale) values ('a', 'fr')").run()
    later.close()
    expect((await rooms.settings('a')).locale).toBeUndefined()
  })
  it('lets nobody answer a poll that is not there, even past its own code', async () => {
    const path = await trialPath()
    await openTrial(path)
    const database = new Database(path)
    const insert = "insert into answers values ('none', 'Li', 1, 1, 0)"
    expect(() => database.prepare(insert).run()).toThrow('FOREIGN KEY')
    database.close()
  })
  it('shows at once in one handle what was changed by another', async () => {
    const path = await trialPath()
    const [one, other] = [await openTrial(path), await openTrial(path)]
    await one.rooms.change('a', { locale: 'en' })
    expect(await other.rooms.settings('a')).toEqual({ locale: 'en' })
    await other.rooms.move('a', 'b')
    expect([await one.rooms.settings('a'), await one.rooms.settings('b')]).toEqual([
      {},
      { locale: 'en' },
    ])
  })
})
