import { intentBits } from '../gateway/intents.ts'
import type { Payload } from '../payload.ts'
import { type Guild, guildCreated } from './guild.ts'
import type { Added, World } from './world.ts'

/** The guilds that the bot is in. */
export const botGuilds = ({ guilds }: World) => guilds.filter(({ hasBot }) => hasBot)

/** A guild as it is now, for the bot. */
export const guildSeen = (guild: Guild, world: World): Payload =>
  guildCreated(guild, world.channelsOf(guild), world.users)

/** The event that tells the bot of what was added to a guild; undefined when it is not there. */
export function announced(added: Added, world: World) {
  const guild = world.findGuild(added.kind === 'guild' ? added.guild.id : added.channel.guild_id)
  if (guild?.hasBot !== true) return undefined
  const told: Payload = added.kind === 'guild' ? guildSeen(guild, world) : { ...added.channel }
  return {
    event: { guild: 'GUILD_CREATE', channel: 'CHANNEL_CREATE', thread: 'THREAD_CREATE' }[
      added.kind
    ],
    guildId: guild.id,
    seenWith: (intents: number) => (intents & intentBits.guilds ? told : undefined),
  }
}
