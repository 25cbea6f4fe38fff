import { execFile } from 'node:child_process'
import { chmod, mkdir, open, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { StoreError } from '../../src/store/fault.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { compiledStore, openTrial, trialPath } from './trial.ts'

const run = promisify(execFile)

/** The error that opening the store at `path` ends in. */
const faultOf = (path: string): Promise<unknown> =>
  openSqliteStore(path).then(
    () => 'opened',
    (error: unknown) => error,
  )

/** The path of a store that was closed well, holding enough to fill some pages of 4096 bytes. */
async function closedStore(): Promise<string> {
  const path = await trialPath()
  const store = await openSqliteStore(path)
  for (let id = 0; id < 100; id++)
    await store.buttons.keep([{ id: `${id}`, payload: '绿色'.repeat(100) }], id)
  await store.close()
  return path
}

async function overwrite(path: string, at: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'r+')
  await file.write(bytes, 0, bytes.length, at)
  await file.close()
}

/** Root, as whom tests may run, can write to every file; a user of no name cannot. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const root = process.getuid?.() === 0
  if (root) process.seteuid?.(65_534)
  try {
    return await work()
  } finally {
    if (root) process.seteuid?.(0)
  }
}

describe('a store that cannot be opened', () => {
  it.each([
    ['a text', '这不是数据库。'.repeat(100)],
    ['one line', 'x'],
  ])('says that a file is no database and leaves it alone: %s', async (_, words) => {
    const path = await trialPath()
    await writeFile(path, words)
    const fault = await faultOf(path)
    expect(fault).toBeInstanceOf(StoreError)
    expect(fault).toMatchObject({
      name: 'StoreError',
      path,
      message: `${path}: not a SQLite database: move the file away, or name another path`,
    })
    expect(await readFile(path, 'utf8')).toBe(words)
  })
  it.each([
    ['the list of tables', 100],
    ['a page in the middle', 4 * 4096],
    ['the page before the last', 8 * 4096],
  ])('says that a database is damaged: %s', async (_, at) => {
    const path = await closedStore()
    await overwrite(path, at, Buffer.alloc(2000, 0x55))
    expect(await faultOf(path)).toMatchObject({
      name: 'StoreError',
      message: expect.stringContaining(`${path}: the database is damaged: put a copy back`),
      cause: expect.any(Error),
    })
  })
  it('says that a database is damaged when its end is missing', async () => {
    const path = await closedStore()
    await writeFile(path, (await readFile(path)).subarray(0, 5 * 4096))
    expect(await faultOf(path)).toMatchObject({
      message: expect.stringContaining('the database is damaged'),
    })
  })
  it('says that a folder is no file', async () => {
    const path = await trialPath()
    await mkdir(path)
    expect(await faultOf(path)).toMatchObject({
      message: `${path}: cannot be opened as a file: name a file, not a folder, where whoever runs this program may read and write`,
      cause: { code: 'SQLITE_CANTOPEN' },
    })
  })
  it('says which folder cannot be made', async () => {
    const file = await trialPath('file')
    await writeFile(file, '')
    const path = join(file, 'folder', 'zhangju.db')
    expect(await faultOf(path)).toMatchObject({
      name: 'StoreError',
      path,
      message: `${path}: the folder ${dirname(path)} cannot be made: make it for whoever runs this program, or name another path`,
      cause: { code: 'ENOTDIR' },
    })
  })
  it.each([
    ['though its folder can', 0o777],
    ['nor its folder', 0o555],
  ])('says that a file cannot be written to, %s', async (_, folderMode) => {
    const path = await closedStore()
    await chmod(path, 0o444)
    await chmod(dirname(path), folderMode)
    expect(await asNobody(() => faultOf(path))).toMatchObject({
      message: `${path}: cannot be written to: let whoever runs this program write to the file and its folder, or name another path`,
      cause: { code: expect.stringMatching(/^SQLITE_READONLY/) },
    })
    await chmod(dirname(path), 0o755)
  })
  it('says so too when it happens later: another program keeps the file locked', async () => {
    const path = await trialPath()
    const store = await openTrial(path)
    await store.rooms.change('a', { locale: 'en' })
    const other = new Database(path)
    other.exec('begin exclusive')
    const fault = await store.rooms.change('a', { locale: 'zh' }).catch((error: unknown) => error)
    other.exec('rollback')
    other.close()
    expect(fault).toMatchObject({
      name: 'StoreError',
      message: `${path}: another program keeps the database locked: end that program, or name another path`,
    })
    expect(await store.rooms.settings('a')).toEqual({ locale: 'en' })
  }, 15_000)
  it('names what a newer version did to the database, and leaves it alone', async () => {
    const path = await closedStore()
    const newer = new Database(path)
    newer.prepare("insert into kysely_migration values ('0999_boards', '2027-01-01')").run()
    newer.close()
    const before = await readFile(path)
    expect(await faultOf(path)).toMatchObject({
      name: 'StoreError',
      message: `${path}: made by a newer version of this program (0999_boards): run that version, or name another path`,
    })
    expect((await readFile(path)).equals(before)).toBe(true)
  })
  it('names the trouble with a database of another program', async () => {
    const path = await trialPath()
    const other = new Database(path)
    other.exec('create table rooms (number)')
    other.close()
    expect(await faultOf(path)).toMatchObject({
      name: 'StoreError',
      message: `${path}: cannot be opened (table "rooms" already exists): move the file away if another program made it, or name another path`,
      cause: { code: 'SQLITE_ERROR' },
    })
  })
  it('says how to mend the native add-on where it cannot be loaded', async () => {
    const path = await trialPath()
    const program = `
      const { openSqliteStore } = await import(${JSON.stringify(compiledStore)})
      console.log('imported')
      await openSqliteStore(${JSON.stringify(path)}).catch(({ name, message, cause }) =>
        console.log([name, message, cause.code].join('\\n')))`
    const { stdout, stderr } = await run(process.execPath, [
      ...['--no-addons', '--input-type=module', '--eval', program],
    ])
    expect(stdout.trimEnd().split('\n')).toEqual([
      'imported',
      'StoreError',
      `${path}: the native add-on of SQLite cannot be loaded: install python3, make and g++ and run \`npm rebuild better-sqlite3\``,
      'ERR_DLOPEN_DISABLED',
    ])
    expect(stderr).toBe('')
  })
  it('can be opened once the trouble is gone', async () => {
    const path = await trialPath()
    await mkdir(path)
    await faultOf(path)
    const beside = `${path}.new`
    await (await openSqliteStore(beside)).close()
    expect((await readFile(beside)).subarray(0, 15).toString()).toBe('SQLite format 3')
  })
})
