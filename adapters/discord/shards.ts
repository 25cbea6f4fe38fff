import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { REST, Routes, type Shard, ShardingManager } from 'discord.js'
import { z } from 'zod'
import type { Log } from '../log.ts'
import type { Running } from '../running.ts'
import { refusesToken, unknownToken } from './refusal.ts'

/** How the servers are shared out. */
export interface ShardSettings {
  readonly token: string
  readonly apiRoot?: string
  readonly shards: number | 'auto'
  /** The program that each process runs, compiled. */
  readonly program: URL
}

/** A process has so long to finish what is in hand, in milliseconds, and to be ready. */
const stopMs = 9500
const readyMs = 60_000

/**
 * Serves Discord by several processes, each with a part of the servers. One that dies
 * is started again.
 *
 * @throws StartError when Discord does not know the token
 */
export async function startShards(
  { token, apiRoot, shards, program }: ShardSettings,
  log: Log,
): Promise<Running> {
  const rest = new REST(apiRoot === undefined ? {} : { api: apiRoot }).setToken(token)
  const advised = await shardsAdvised(rest)
  const count = shards === 'auto' ? advised : shards
  const manager = new ShardingManager(fileURLToPath(program), {
    totalShards: count,
    token,
    respawn: true,
  })
  let refuse: (error: unknown) => void = () => {}
  const ended = new Promise<void>((_, reject) => {
    refuse = reject
  })
  ended.catch(() => {})
  const stopAll = async () => {
    manager.respawn = false
    await Promise.all(manager.shards.map(stopShard))
  }
  manager.on('shardCreate', shard => {
    shard.on('error', error => {
      log.error({ err: error, shard: shard.id }, 'a process of Discord’s could not be started')
    })
    shard.on('death', () => {
      if (!manager.respawn) return
      log.warn({ shard: shard.id }, 'a process of Discord’s has ended; starting it again')
      // It would end again at once if it was for the token.
      shardsAdvised(rest).catch(async (error: unknown) => {
        if (!refusesToken(error)) return
        await stopAll()
        refuse(error)
      })
    })
  })
  try {
    await manager.spawn({ amount: count, timeout: readyMs })
  } catch (error) {
    await stopAll()
    throw error
  }
  log.info({ shards: count }, 'on Discord by several processes')
  return { ended, isConnected: () => manager.shards.every(({ ready }) => ready), stop: stopAll }
}

/** How many processes Discord advises. */
async function shardsAdvised(rest: REST): Promise<number> {
  try {
    return z.object({ shards: z.number() }).parse(await rest.get(Routes.gatewayBot())).shards
  } catch (error) {
    throw refusesToken(error) ? unknownToken() : error
  }
}

/** Has a process finish what it has in hand, and ends it where that takes too long. */
async function stopShard({ process: child }: Shard): Promise<void> {
  if (!child || child.exitCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await Promise.race([exit, sleep(stopMs, undefined, { ref: false })])
  child.kill('SIGKILL')
}
