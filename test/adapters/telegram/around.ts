import { onTestFinished } from 'vitest'
import { trialPath } from '../../store/trial.ts'
import { type BotApi, startBotApi } from './server/server.ts'

/** What a process of the program is started among. */
interface Around {
  readonly api: BotApi
  /** Its configuration. */
  readonly env: Readonly<Record<'TELEGRAM_TOKEN' | 'TELEGRAM_API_ROOT' | 'DATABASE_PATH', string>>
}

/** A server and a folder for the database, which are gone after the test. */
export async function around(): Promise<Around> {
  const api = await startBotApi()
  onTestFinished(() => api.close())
  const env = {
    TELEGRAM_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    DATABASE_PATH: await trialPath('data/zhangju.db'),
  }
  return { api, env }
}
