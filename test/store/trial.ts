import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'

/** A path in a folder of its own, which is gone after the test. */
export async function trialPath(name = 'zhangju.db'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zhangju-store-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, name)
}

/** A store over that file, closed after the test. */
export async function openTrial(path: string): Promise<Store> {
  const store = await openSqliteStore(path)
  onTestFinished(() => store.close())
  return store
}

/** The compiled store, which a process of its own can import. */
export const compiledStore = new URL('../../dist/src/store/sqlite.js', import.meta.url).href
