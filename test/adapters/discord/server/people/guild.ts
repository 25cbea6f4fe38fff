import type { Payload } from '../payload.ts'
import { type Channel, isThread } from './channel.ts'
import { memberOf, type User } from './user.ts'

/** A server, in Discord's word a guild. */
export interface Guild {
  readonly id: string
  readonly name: string
  /** `zh-CN`, `en-US`. */
  readonly locale: string
  readonly ownerId: string
  /** Whether the bot is a member; readers who have installed the app use it elsewhere too. */
  readonly hasBot: boolean
  readonly createdAt: string
}

/** Every permission that Discord has given a bit to, as text. */
export const allPermissions = String((1n << 53n) - 1n)

/** The guild as `GUILD_CREATE` shows it to the bot. */
export function guildCreated(
  guild: Guild,
  channels: readonly Channel[],
  people: readonly User[],
): Payload {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    description: null,
    banner: null,
    owner_id: guild.ownerId,
    application_id: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    widget_enabled: false,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    nsfw: false,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    vanity_url_code: null,
    max_members: 500_000,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    features: [],
    emojis: [],
    stickers: [],
    soundboard_sounds: [],
    roles: [everyone(guild.id)],
    joined_at: guild.createdAt,
    large: false,
    unavailable: false,
    member_count: people.length,
    members: people.map(user => ({ ...memberOf(guild.createdAt), user })),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    channels: channels.filter(channel => !isThread(channel)),
    threads: channels.filter(isThread),
  }
}

/** The guild as an interaction shows it, also where the bot is no member. */
export const guildOfInteraction = ({ id, locale }: Guild): Payload => ({
  id,
  locale,
  features: [],
})

/** The role that every member has; its id is the guild's. */
const everyone = (id: string): Payload => ({
  id,
  name: '@everyone',
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position: 0,
  permissions: allPermissions,
  managed: false,
  mentionable: false,
  flags: 0,
})
