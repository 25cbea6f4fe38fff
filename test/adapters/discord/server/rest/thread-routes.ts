import { intentBits } from '../gateway/intents.ts'
import { lengthOf, limits } from '../limits/limits.ts'
import { unless, type Violation } from '../limits/violation.ts'
import { numberOf, type Payload, textOf } from '../payload.ts'
import { type Channel, channelType, isThread, threadChannel } from '../people/channel.ts'
import { type Answer, created, found, noContent, refusals } from './answer.ts'
import { fieldsOf, partOf } from './body.ts'
import { noted, type RestDesk, refusalFor } from './desk.ts'
import { atMessage, inChannel } from './place.ts'
import type { Incoming, Route } from './route.ts'
import { writeNew } from './write.ts'

/** Channels, and the threads that are begun in them. */
export const threadRoutes = (desk: RestDesk): readonly Route[] => [
  {
    method: 'GET',
    template: '/channels/{channel_id}',
    handle: inChannel(desk, (_, channel) => found(channel)),
  },
  {
    method: 'PATCH',
    template: '/channels/{channel_id}',
    handle: inChannel(desk, (call, channel) => changeThread(call, channel, desk)),
  },
  {
    method: 'POST',
    template: '/channels/{channel_id}/messages/{message_id}/threads',
    handle: atMessage(desk, (call, message, channel) => {
      if (!holdsThreads(channel)) return notHere(desk)
      if (desk.world.channel(message.id)) {
        return noted(desk, 'a second thread is begun at a message', refusals.threadExists)
      }
      const answer = begin(call, channel, desk, message.id)
      const thread = desk.world.channel(message.id)
      if (thread) desk.board.revise({ ...message, thread, flags: message.flags | hasThread })
      return answer
    }),
  },
  {
    method: 'POST',
    template: '/channels/{channel_id}/threads',
    handle: inChannel(desk, (call, channel) => {
      if (channel.type === channelType.forum) return beginPost(call, channel, desk)
      return holdsThreads(channel) ? begin(call, channel, desk) : notHere(desk)
    }),
  },
  {
    method: 'PUT',
    template: '/channels/{channel_id}/thread-members/@me',
    handle: inChannel(desk, (_, channel) => (isThread(channel) ? noContent : notHere(desk))),
  },
]

/** The flag of a message at which a thread begins. */
const hasThread = 1 << 5

const holdsThreads = ({ type }: Channel) =>
  type === channelType.text || type === channelType.announcement

const notHere = (desk: RestDesk) =>
  noted(desk, 'a thread is begun where there are none', refusals.wrongChannelType)

const nameFaults = (body: Payload): readonly Violation[] => {
  const length = lengthOf(textOf(body, 'name') ?? '')
  return unless(
    length >= 1 && length <= limits.threadName,
    'name',
    `has ${length} characters, not 1–${limits.threadName}`,
  )
}

/** Begins a thread; one at a message has that message's id and is open to all. */
function begin(call: Incoming, parent: Channel, desk: RestDesk, messageId?: string): Answer {
  const body = fieldsOf(call.body)
  const refusal = refusalFor('thread', nameFaults(body), desk.report)
  if (refusal) return refusal
  // Without a message and a type it is private.
  const asked = numberOf(body, 'type') ?? channelType.privateThread
  const type = messageId === undefined ? asked : channelType.publicThread
  const thread = opened({ id: messageId ?? desk.nextId(), parent, body, type }, desk)
  return created({ ...thread, member: memberOf(thread, desk) })
}

/** Begins a post of a forum, whose first message has the id of the post. */
function beginPost(call: Incoming, parent: Channel, desk: RestDesk): Answer {
  const body = fieldsOf(call.body)
  const refusal = refusalFor('post', nameFaults(body), desk.report)
  if (refusal) return refusal
  const id = desk.nextId()
  const draft = { label: 'post', body: partOf(body, 'message'), files: call.files }
  const { message, refusal: unwritten } = writeNew(draft, id, desk, id)
  if (unwritten) return unwritten
  const thread = opened({ id, parent, body, type: channelType.publicThread }, desk)
  desk.board.post(message)
  const now = desk.world.channel(id) ?? thread
  return created({ ...now, member: memberOf(now, desk), message })
}

interface Opening {
  readonly id: string
  readonly parent: Channel
  readonly body: Payload
  readonly type: number
}

function opened({ id, parent, body, type }: Opening, { world, gateway }: RestDesk): Channel {
  const duration = numberOf(body, 'auto_archive_duration')
  const isAnnounced = parent.type === channelType.announcement
  const thread = threadChannel({
    id,
    parent,
    name: textOf(body, 'name') ?? '',
    ownerId: world.bot.id,
    createdAt: new Date().toISOString(),
    type: isAnnounced ? channelType.announcementThread : type,
    ...(duration !== undefined && { autoArchiveDuration: duration }),
  })
  world.put(thread)
  gateway.dispatch('THREAD_CREATE', parent.guild_id, intents =>
    intents & intentBits.guilds ? { ...thread, newly_created: true } : undefined,
  )
  return thread
}

const memberOf = ({ id }: Channel, { world }: RestDesk) => ({
  id,
  user_id: world.bot.id,
  join_timestamp: new Date().toISOString(),
  flags: 0,
})

function changeThread(call: Incoming, channel: Channel, desk: RestDesk): Answer {
  if (!isThread(channel) || !channel.thread_metadata) {
    return noted(desk, 'a channel is changed that is no thread', refusals.missingPermissions)
  }
  const body = fieldsOf(call.body)
  const faults = 'name' in body ? nameFaults(body) : []
  const refusal = refusalFor('thread', faults, desk.report)
  if (refusal) return refusal
  const before = channel.thread_metadata
  const changed: Channel = {
    ...channel,
    name: textOf(body, 'name') ?? channel.name ?? '',
    thread_metadata: {
      ...before,
      archived: typeof body['archived'] === 'boolean' ? body['archived'] : before.archived,
      locked: typeof body['locked'] === 'boolean' ? body['locked'] : before.locked,
      auto_archive_duration:
        numberOf(body, 'auto_archive_duration') ?? before.auto_archive_duration,
    },
  }
  desk.world.put(changed)
  desk.gateway.dispatch('THREAD_UPDATE', channel.guild_id, intents =>
    intents & intentBits.guilds ? { ...changed } : undefined,
  )
  return found(changed)
}
