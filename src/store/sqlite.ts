import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, type SqliteDatabase, type SqliteStatement } from 'kysely'
import { StoreError } from './fault.ts'
import { migrate, unknownMigrations } from './migrations.ts'
import { sqlStore } from './sql/store.ts'
import type { Tables } from './sql/tables.ts'
import { SharedSqliteDialect } from './sqlite-dialect.ts'
import { damaged, isFileFault, notDatabase, sqliteFault } from './sqlite-fault.ts'
import type { Store } from './store.ts'

/** A SQLite file begins with a header of so many bytes. */
const headerBytes = 100

/** How long a statement waits while another process writes; its own process stands still for that time. */
const busyTimeoutMs = 5000

/**
 * The store in the SQLite file at `path`, made with its folder where it is not there;
 * `:memory:` is one that is gone once it is closed.
 *
 * Several processes may open one file. A process opens it only once, or its
 * transactions wait for each other in vain.
 *
 * @throws StoreError saying what is wrong with which file, and what to do.
 */
export async function openSqliteStore(path: string): Promise<Store> {
  const file = path === ':memory:' ? path : resolve(path)
  if (file !== ':memory:') {
    await makeFolder(file)
    await refuseOtherFile(file)
  }
  const database = connect(file)
  try {
    prepare(database, file)
    const db = new Kysely<Tables>({
      dialect: new SharedSqliteDialect({ database: remembering(database, file) }),
    })
    await bringUpToDate(db, file)
    return sqlStore(db)
  } catch (cause) {
    database.close()
    throw cause instanceof StoreError ? cause : new StoreError(file, sqliteFault(cause), { cause })
  }
}

async function makeFolder(file: string): Promise<void> {
  const folder = dirname(file)
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    const fault = {
      problem: `the folder ${folder} cannot be made`,
      remedy: 'make it for whoever runs this program, or name another path',
    }
    throw new StoreError(file, fault, { cause })
  })
}

/** The database with each statement prepared once: the program has few, and preparing costs as much as running. */
function remembering(database: Database.Database, file: string): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>()
  return {
    prepare: sql => {
      const statement = prepared.get(sql) ?? explaining(database.prepare(sql), file)
      // Lists of values come in all lengths.
      if (prepared.size < maxPrepared) prepared.set(sql, statement)
      return statement
    },
    close: () => {
      database.close()
    },
  }
}

const maxPrepared = 200

/** A statement whose faults say what is wrong with the file, as they would at the start. */
function explaining(statement: SqliteStatement, file: string): SqliteStatement {
  const explained = <T>(work: () => T): T => {
    try {
      return work()
    } catch (cause) {
      throw isFileFault(cause) ? new StoreError(file, sqliteFault(cause), { cause }) : cause
    }
  }
  return {
    reader: statement.reader,
    all: parameters => explained(() => statement.all(parameters)),
    run: parameters => explained(() => statement.run(parameters)),
    iterate: parameters => explained(() => statement.iterate(parameters)),
  }
}

/** SQLite takes a file of a few bytes for an empty one, and would write over it. */
async function refuseOtherFile(file: string): Promise<void> {
  const size = await stat(file).then(
    found => (found.isFile() ? found.size : 0),
    () => 0,
  )
  if (size > 0 && size < headerBytes) throw new StoreError(file, notDatabase)
}

/** The driver loads its native add-on only here, so that a program that opens no file can do without. */
function connect(file: string): Database.Database {
  try {
    return new Database(file, { timeout: busyTimeoutMs })
  } catch (cause) {
    if (cause instanceof Database.SqliteError)
      throw new StoreError(file, sqliteFault(cause), { cause })
    const fault = {
      problem: 'the native add-on of SQLite cannot be loaded',
      remedy: 'install python3, make and g++ and run `npm rebuild better-sqlite3`',
    }
    throw new StoreError(file, fault, { cause })
  }
}

/** The one place that speaks SQLite's own dialect. */
function prepare(database: Database.Database, file: string): void {
  // Readers and a writer do not wait for each other.
  whenFree(() => database.pragma('journal_mode = wal'))
  // A change is handed to the system before it is acknowledged, so it outlives the process, killed
  // or not. FULL would also wait for the disk, every time and with the whole process; all that it
  // saves is the last moments before a power cut, and a log that is cut short is still sound.
  database.pragma('synchronous = normal')
  database.pragma('foreign_keys = on')
  // Changes something and takes it back: a file that cannot be written to says so now. To begin is
  // not enough: SQLite lets `begin immediate` pass on a file that it can only read.
  database.exec('begin immediate; pragma user_version = 0; rollback')
  const health = database.pragma('quick_check(1)', { simple: true })
  if (health !== 'ok') throw new StoreError(file, damaged, { cause: new Error(String(health)) })
}

/** Changing the journal does not wait for other processes by itself, as when several start at once. */
function whenFree(work: () => unknown): void {
  for (let waitedMs = 0; ; waitedMs += retryMs) {
    try {
      work()
      return
    } catch (error) {
      if (!isBusy(error) || waitedMs >= busyTimeoutMs) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryMs)
    }
  }
}

const retryMs = 50
const isBusy = (error: unknown) =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')

async function bringUpToDate(db: Kysely<Tables>, file: string): Promise<void> {
  const unknown = await unknownMigrations(db)
  if (unknown.length > 0) {
    throw new StoreError(file, {
      problem: `made by a newer version of this program (${unknown.join(', ')})`,
      remedy: 'run that version, or name another path',
    })
  }
  await migrate(db)
}
