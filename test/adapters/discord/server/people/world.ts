import {
  type Channel,
  channelType,
  dmChannel,
  forumChannel,
  groupChannel,
  textChannel,
  threadChannel,
} from './channel.ts'
import type { Guild } from './guild.ts'
import { type User, userOf } from './user.ts'

/** Who there is and where they meet. Beside what a test adds there is one of each. */
export interface World {
  readonly bot: User
  readonly applicationId: string
  /** The reader who does what no other reader is named for. */
  readonly reader: User
  readonly guild: Guild
  /** A text channel of the guild, a thread of it, a forum with one post. */
  readonly text: Channel
  readonly thread: Channel
  readonly forum: Channel
  readonly post: Channel
  /** The reader's direct messages with the bot. */
  readonly dm: Channel
  /** A group of readers without the bot, where the reader uses the app as installed. */
  readonly elsewhere: Channel

  addUser(name: string): User
  addGuild(name: string, options?: { readonly locale?: string; readonly hasBot?: boolean }): Guild
  addText(guild: Guild, name: string): Channel
  addForum(guild: Guild, name: string): Channel
  addThread(parent: Channel, name: string): Channel
  /** A reader's direct messages with the bot, which are opened if need be. */
  dmWith(user: User): Channel

  user(id: string): User | undefined
  findGuild(id: string | undefined): Guild | undefined
  /** The channel as it is now. */
  channel(id: string): Channel | undefined
  channelsOf(guild: Guild): readonly Channel[]
  readonly guilds: readonly Guild[]
  readonly users: readonly User[]
  /** Puts a new channel into the world, or a changed one in place of what it was. */
  put(channel: Channel): void
  remove(channelId: string): void
}

export interface NewWorld {
  readonly nextId: () => string
  readonly applicationId: string
  readonly botName: string
  /** Something was added that the bot is told of. */
  announce(event: Added): void
}

export type Added =
  | { readonly kind: 'guild'; readonly guild: Guild }
  | { readonly kind: 'channel' | 'thread'; readonly channel: Channel }

export function createWorld({ nextId, applicationId, botName, announce }: NewWorld): World {
  const users = new Map<string, User>()
  const guilds = new Map<string, Guild>()
  const channels = new Map<string, Channel>()
  const now = () => new Date().toISOString()
  const put = (channel: Channel) => {
    channels.set(channel.id, channel)
    return channel
  }
  const addUser = (name: string, id = nextId(), isBot = false): User => {
    const user = userOf(id, name, isBot)
    users.set(id, user)
    return user
  }
  const addGuild: World['addGuild'] = (name, { locale = 'zh-CN', hasBot = true } = {}) => {
    const guild = { id: nextId(), name, locale, ownerId: reader.id, hasBot, createdAt: now() }
    guilds.set(guild.id, guild)
    return guild
  }
  const addText = (guild: Guild, name: string) => put(textChannel(nextId(), guild.id, name))
  const addForum = (guild: Guild, name: string) => put(forumChannel(nextId(), guild.id, name))
  const addThread = (parent: Channel, name: string) =>
    put(threadChannel({ id: nextId(), parent, name, ownerId: reader.id, createdAt: now() }))
  const dmWith = (user: User) =>
    [...channels.values()].find(
      ({ type, recipients = [] }) => type === channelType.dm && recipients[0]?.id === user.id,
    ) ?? put(dmChannel(nextId(), user))

  const announced = (kind: 'channel' | 'thread', channel: Channel) => {
    announce({ kind, channel })
    return channel
  }

  const bot = addUser(botName, applicationId, true)
  const reader = addUser('reader')
  const guild = addGuild('读书会')
  const text = addText(guild, '读书')
  const forum = addForum(guild, '问答')
  return {
    bot,
    applicationId,
    reader,
    guild,
    text,
    thread: addThread(text, '第一章'),
    forum,
    post: addThread(forum, '绿色丝绸之路'),
    dm: dmWith(reader),
    elsewhere: put(groupChannel(nextId(), [reader, addUser('friend')])),
    addUser: name => addUser(name),
    addGuild: (name, options) => {
      const guild = addGuild(name, options)
      announce({ kind: 'guild', guild })
      return guild
    },
    addText: (guild, name) => announced('channel', addText(guild, name)),
    addForum: (guild, name) => announced('channel', addForum(guild, name)),
    addThread: (parent, name) => announced('thread', addThread(parent, name)),
    dmWith,
    user: id => users.get(id),
    findGuild: id => (id === undefined ? undefined : guilds.get(id)),
    channel: id => channels.get(id),
    channelsOf: ({ id }) => [...channels.values()].filter(({ guild_id }) => guild_id === id),
    get guilds() {
      return [...guilds.values()]
    },
    get users() {
      return [...users.values()]
    },
    put,
    remove: id => channels.delete(id),
  }
}
