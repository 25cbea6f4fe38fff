/** Milliseconds of 1970 at which Discord's time begins. */
const discordEpoch = 1_420_070_400_000n

/** Gives ids that grow, each holding the time at which it was given. */
export function createSnowflakes(): () => string {
  let last = 0n
  return () => {
    const now = (BigInt(Date.now()) - discordEpoch) << 22n
    last = now > last ? now : last + 1n
    return String(last)
  }
}

/** The shard that a guild's events go to, as Discord computes it. */
export const shardOf = (guildId: string | undefined, shards: number): number =>
  guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards))
