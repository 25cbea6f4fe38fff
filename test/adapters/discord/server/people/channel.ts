import type { User } from './user.ts'

/** Discord's numbers for kinds of channels. */
export const channelType = {
  text: 0,
  dm: 1,
  group: 3,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
  forum: 15,
} as const

/** A channel as Discord's API shows one, of any kind. */
export interface Channel {
  readonly id: string
  readonly type: number
  readonly flags: number
  readonly last_message_id: string | null
  readonly name?: string | null
  readonly guild_id?: string
  readonly parent_id?: string | null
  readonly rate_limit_per_user?: number
  /** Of channels that are no threads. */
  readonly position?: number
  readonly topic?: string | null
  readonly nsfw?: boolean
  readonly permission_overwrites?: readonly unknown[]
  readonly available_tags?: readonly unknown[]
  readonly default_reaction_emoji?: null
  readonly default_sort_order?: null
  readonly default_forum_layout?: number
  /** Of direct messages and groups. */
  readonly recipients?: readonly User[]
  readonly owner_id?: string
  readonly icon?: null
  /** Of threads. */
  readonly thread_metadata?: ThreadMetadata
  readonly message_count?: number
  readonly member_count?: number
  readonly total_message_sent?: number
  readonly applied_tags?: readonly string[]
}

interface ThreadMetadata {
  readonly archived: boolean
  readonly archive_timestamp: string
  /** In minutes. */
  readonly auto_archive_duration: number
  readonly locked: boolean
  readonly create_timestamp: string
  readonly invitable?: boolean
}

export const isThread = ({ type }: Channel) =>
  type === channelType.announcementThread ||
  type === channelType.publicThread ||
  type === channelType.privateThread

/** Whether messages can stand in it: a forum holds threads alone. */
export const takesMessages = ({ type }: Channel) => type !== channelType.forum

export const textChannel = (id: string, guildId: string, name: string): Channel => ({
  id,
  type: channelType.text,
  flags: 0,
  last_message_id: null,
  guild_id: guildId,
  name,
  position: 0,
  parent_id: null,
  topic: null,
  nsfw: false,
  rate_limit_per_user: 0,
  permission_overwrites: [],
})

export const forumChannel = (id: string, guildId: string, name: string): Channel => ({
  ...textChannel(id, guildId, name),
  type: channelType.forum,
  available_tags: [],
  default_reaction_emoji: null,
  default_sort_order: null,
  default_forum_layout: 0,
})

export const dmChannel = (id: string, reader: User): Channel => ({
  id,
  type: channelType.dm,
  flags: 0,
  last_message_id: null,
  recipients: [reader],
})

/** People among themselves; the bot is there only as an app that one of them has installed. */
export const groupChannel = (id: string, readers: readonly User[]): Channel => ({
  id,
  type: channelType.group,
  flags: 0,
  last_message_id: null,
  recipients: readers,
  name: null,
  icon: null,
  owner_id: readers[0]?.id ?? '0',
})

export interface NewThread {
  readonly id: string
  readonly parent: Channel
  readonly name: string
  readonly ownerId: string
  readonly type?: number
  /** In minutes. */
  readonly autoArchiveDuration?: number
  readonly createdAt: string
}

export const threadChannel = (thread: NewThread): Channel => ({
  id: thread.id,
  type: thread.type ?? channelType.publicThread,
  flags: 0,
  last_message_id: null,
  ...(thread.parent.guild_id !== undefined && { guild_id: thread.parent.guild_id }),
  parent_id: thread.parent.id,
  name: thread.name,
  owner_id: thread.ownerId,
  rate_limit_per_user: 0,
  message_count: 0,
  member_count: 1,
  total_message_sent: 0,
  thread_metadata: {
    archived: false,
    archive_timestamp: thread.createdAt,
    auto_archive_duration: thread.autoArchiveDuration ?? 4320,
    locked: false,
    create_timestamp: thread.createdAt,
    ...(thread.type === channelType.privateThread && { invitable: true }),
  },
})
