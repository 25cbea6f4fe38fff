import { expect, onTestFinished } from 'vitest'
import { trialPath } from '../../store/trial.ts'
import type { DiscordOptions } from './server/options.ts'
import { type Discord, startDiscord } from './server/server.ts'

/** What a process of the program is started among. */
interface Around {
  readonly discord: Discord
  /** Its configuration. */
  readonly env: Readonly<Record<'DISCORD_TOKEN' | 'DISCORD_API_ROOT' | 'DATABASE_PATH', string>>
  /** Waits until so many connections have been made since the server was started, and the commands are there. */
  ready(connections?: number): Promise<void>
}

/** A server and a folder for the database, which are gone after the test. */
export async function around(options?: DiscordOptions): Promise<Around> {
  const discord = await startDiscord(options)
  onTestFinished(() => discord.close())
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_ROOT: discord.root,
    DATABASE_PATH: await trialPath('data/zhangju.db'),
  }
  const ready = async (connections = 1) => {
    await expect
      .poll(() => discord.commands.of(undefined).length, { timeout: 20_000 })
      .toBeGreaterThan(0)
    await discord.until(({ identifies }) => identifies.length >= connections, 20_000)
  }
  return { discord, env, ready }
}
