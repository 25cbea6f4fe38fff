import type { Gateway } from '../gateway/gateway.ts'
import { intentBits } from '../gateway/intents.ts'
import type { Payload } from '../payload.ts'
import { isThread } from '../people/channel.ts'
import { memberOf } from '../people/user.ts'
import type { World } from '../people/world.ts'
import type { SentFile } from '../rest/body.ts'
import { type Attachment, isEphemeral, type Message } from './message.ts'

/** What stands in the channels. What happens there is told over the gateway. */
export interface Board {
  /** Also a message that only one reader sees. */
  find(id: string): Message | undefined
  /** The messages that everyone sees, oldest first. */
  messages(channelId: string): readonly Message[]
  /** A message in each form that it has had, oldest first; also after it was deleted. */
  history(id: string): readonly Message[]
  /** When a message first stood there, in milliseconds of `performance.now()`. */
  postedAt(id: string): number
  post(message: Message): void
  revise(message: Message): void
  remove(id: string): void
  pins(channelId: string): readonly Pin[]
  pin(message: Message, pinned: boolean): void
  /** Keeps a file and says how a message shows it. */
  keep(file: SentFile, description: string | undefined): Attachment
  file(attachmentId: string): SentFile | undefined
}

interface Pin {
  readonly pinned_at: string
  readonly message: Message
}

export interface BoardDesk {
  readonly world: World
  readonly gateway: Gateway
  readonly base: string
  nextId(): string
}

export function createBoard({ world, gateway, base, nextId }: BoardDesk): Board {
  const histories = new Map<string, Message[]>()
  const posted = new Map<string, number>()
  const gone = new Set<string>()
  const pinnedAt = new Map<string, string>()
  const files = new Map<string, SentFile>()

  const find = (id: string) => (gone.has(id) ? undefined : histories.get(id)?.at(-1))
  const guildOf = ({ channel_id }: Message) => world.channel(channel_id)?.guild_id

  const tell = (event: string, message: Message) => {
    // What only one reader sees is told to nobody, and the bot knows nothing of other rooms.
    if (isEphemeral(message) || !hears(message)) return
    const guildId = guildOf(message)
    gateway.dispatch(event, guildId, intents => seen(message, guildId, intents, world))
  }
  const hears = (message: Message) => {
    const guildId = guildOf(message)
    if (guildId !== undefined) return world.findGuild(guildId)?.hasBot === true
    return world.channel(message.channel_id)?.type !== world.elsewhere.type
  }
  const put = (message: Message) => {
    const history = histories.get(message.id) ?? []
    history.push(message)
    histories.set(message.id, history)
  }
  const messages = (channelId: string) =>
    [...histories.keys()]
      .flatMap(id => find(id) ?? [])
      .filter(message => message.channel_id === channelId && !isEphemeral(message))

  return {
    find,
    messages,
    history: id => histories.get(id) ?? [],
    postedAt: id => posted.get(id) ?? 0,
    post: message => {
      put(message)
      posted.set(message.id, performance.now())
      const channel = world.channel(message.channel_id)
      if (channel && !isEphemeral(message)) {
        const counted = isThread(channel) && {
          message_count: (channel.message_count ?? 0) + 1,
          total_message_sent: (channel.total_message_sent ?? 0) + 1,
        }
        world.put({ ...channel, last_message_id: message.id, ...counted })
      }
      tell('MESSAGE_CREATE', message)
    },
    revise: message => {
      put(message)
      tell('MESSAGE_UPDATE', message)
    },
    remove: id => {
      const message = find(id)
      if (message === undefined) return
      gone.add(id)
      const guildId = guildOf(message)
      if (isEphemeral(message) || !hears(message)) return
      gateway.dispatch('MESSAGE_DELETE', guildId, intents =>
        intents & messageIntent(guildId)
          ? { id, channel_id: message.channel_id, ...(guildId && { guild_id: guildId }) }
          : undefined,
      )
    },
    pins: channelId =>
      messages(channelId)
        .filter(({ pinned }) => pinned)
        .map(message => ({ pinned_at: pinnedAt.get(message.id) ?? '', message }))
        .reverse(),
    pin: (message, pinned) => {
      if (message.pinned === pinned) return
      pinnedAt.set(message.id, new Date().toISOString())
      put({ ...message, pinned })
      tell('MESSAGE_UPDATE', { ...message, pinned })
    },
    keep: (file, description) => {
      const id = nextId()
      files.set(id, file)
      const url = `${base}/attachments/${id}/${encodeURIComponent(file.name)}`
      return {
        id,
        filename: file.name,
        size: file.bytes.length,
        url,
        proxy_url: url,
        ...(description !== undefined && { description }),
      }
    },
    file: id => files.get(id),
  }
}

const messageIntent = (guildId: string | undefined) =>
  guildId === undefined ? intentBits.directMessages : intentBits.guildMessages

/** A message as a session with those intents is told of it. */
function seen(
  message: Message,
  guildId: string | undefined,
  intents: number,
  { bot, findGuild, channel }: World,
): Payload | undefined {
  if ((intents & messageIntent(guildId)) === 0) return undefined
  const isOpen =
    guildId === undefined ||
    (intents & intentBits.messageContent) !== 0 ||
    message.author.id === bot.id ||
    message.mentions.some(({ id }) => id === bot.id)
  const joinedAt = findGuild(guildId)?.createdAt
  return {
    ...message,
    channel_type: channel(message.channel_id)?.type,
    ...(guildId !== undefined && { guild_id: guildId }),
    ...(joinedAt !== undefined && { member: memberOf(joinedAt) }),
    ...(!isOpen && { content: '', embeds: [], attachments: [], components: [] }),
  }
}
