import type { Payload } from '../payload.ts'
import type { Channel } from '../people/channel.ts'
import { channelType } from '../people/channel.ts'
import { allPermissions, type Guild, guildOfInteraction } from '../people/guild.ts'
import { memberOf, type User } from '../people/user.ts'
import type { World } from '../people/world.ts'

/** Who does something, and where. Without any of it: the reader, in the guild's text channel. */
export interface Where {
  readonly user?: User
  /** The language of the reader's client: `zh-CN`, `en-US`. */
  readonly locale?: string
  /** In that guild's first channel. */
  readonly guild?: Guild
  /** In the direct messages between reader and bot. */
  readonly dm?: boolean
  /** By a reader who has installed the app, where the bot itself is not, unless a channel is given. */
  readonly userInstalled?: boolean
  readonly channel?: Channel
  /** The reader's permissions there, as Discord's bit set. */
  readonly permissions?: bigint
  /** The bot's own. */
  readonly appPermissions?: bigint
}

/** A place as an interaction describes it. */
export interface Place {
  readonly user: User
  readonly channel: Channel
  readonly guild: Guild | undefined
  /** 0 a guild, 1 the bot's direct messages, 2 among other people. */
  readonly context: 0 | 1 | 2
  /** The app is there for this reader alone. */
  readonly asInstalled: boolean
  /** Who has installed the app: 0 the guild, 1 the reader. */
  readonly owners: Payload
  /** What an interaction says of the place. */
  readonly fields: Payload
}

export function placeOf(where: Where, world: World): Place {
  const user = where.user ?? world.reader
  const given = channelOf(where, user, world)
  const channel = world.channel(given.id) ?? given
  const guild = world.findGuild(channel.guild_id)
  const context = guild ? 0 : channel.type === channelType.dm ? 1 : 2
  const hasBot = guild?.hasBot ?? context === 1
  const asInstalled = where.userInstalled === true || !hasBot
  const permissions = String(where.permissions ?? allPermissions)
  const owners = asInstalled ? { 1: user.id } : { 0: guild?.id ?? '0' }
  return {
    user,
    channel,
    guild,
    context,
    asInstalled,
    owners,
    fields: {
      locale: where.locale ?? 'zh-CN',
      channel_id: channel.id,
      channel: { ...channel, permissions },
      ...(guild
        ? {
            guild_id: guild.id,
            guild: guildOfInteraction(guild),
            guild_locale: guild.locale,
            member: { ...memberOf(guild.createdAt), user, permissions },
          }
        : { user }),
      context,
      app_permissions: String(where.appPermissions ?? allPermissions),
      authorizing_integration_owners: owners,
      entitlements: [],
      attachment_size_limit: 10_485_760,
    },
  }
}

function channelOf(where: Where, user: User, world: World): Channel {
  if (where.channel) return where.channel
  if (where.dm) return world.dmWith(user)
  if (where.guild) {
    const [first] = world.channelsOf(where.guild)
    if (first === undefined) throw new RangeError(`${where.guild.name} has no channel`)
    return first
  }
  return where.userInstalled ? world.elsewhere : world.text
}
