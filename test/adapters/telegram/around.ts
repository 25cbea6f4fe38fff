import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type BotApi, startBotApi } from './server/server.ts'

/** What a process of the program is started among. */
interface Around {
  readonly api: BotApi
  /** Where its database is. */
  readonly folder: string
  /** Its configuration. */
  readonly env: Readonly<Record<'TELEGRAM_TOKEN' | 'TELEGRAM_API_ROOT' | 'DATABASE_PATH', string>>
}

/** A server and a folder for the database, which are gone after the test. */
export async function around(): Promise<Around> {
  const api = await startBotApi()
  const folder = await mkdtemp(join(tmpdir(), 'zhangju-telegram-'))
  onTestFinished(async () => {
    await api.close()
    await rm(folder, { recursive: true })
  })
  const env = {
    TELEGRAM_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    DATABASE_PATH: join(folder, 'data', 'zhangju.db'),
  }
  return { api, folder, env }
}
