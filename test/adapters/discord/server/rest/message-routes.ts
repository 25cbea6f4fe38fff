import { type Message, messageType } from '../channel/message.ts'
import { violation } from '../limits/violation.ts'
import { type Payload, textOf } from '../payload.ts'
import { type Channel, isThread, takesMessages } from '../people/channel.ts'
import { type Answer, found, noContent, refusals } from './answer.ts'
import { fieldsOf, partOf } from './body.ts'
import { noted, type RestDesk, refusalFor } from './desk.ts'
import { atMessage, inChannel } from './place.ts'
import type { Incoming, Route } from './route.ts'
import { writeNew, writeOver } from './write.ts'

/** The messages of channels and threads. */
export const messageRoutes = (desk: RestDesk): readonly Route[] => {
  const sent: Sent = new Map()
  return [
    {
      method: 'GET',
      template: '/channels/{channel_id}/messages',
      handle: inChannel(desk, (call, channel) =>
        found(pageOf(desk.board.messages(channel.id), call.query)),
      ),
    },
    {
      method: 'POST',
      template: '/channels/{channel_id}/messages',
      handle: inChannel(desk, (call, channel) => send(call, channel, desk, sent)),
    },
    {
      method: 'GET',
      template: '/channels/{channel_id}/messages/{message_id}',
      handle: atMessage(desk, (_, message) => found(message)),
    },
    {
      method: 'PATCH',
      template: '/channels/{channel_id}/messages/{message_id}',
      handle: atMessage(desk, (call, before) => {
        if (before.author.id !== desk.world.bot.id) {
          return noted(desk, 'the bot edits what another has written', refusals.notAuthor)
        }
        const draft = { label: 'edit of a message', body: fieldsOf(call.body), files: call.files }
        const { message, refusal } = writeOver(before, draft, desk)
        if (refusal) return refusal
        desk.board.revise(message)
        return found(message)
      }),
    },
    {
      method: 'DELETE',
      template: '/channels/{channel_id}/messages/{message_id}',
      handle: atMessage(desk, (_, message) => {
        desk.board.remove(message.id)
        return noContent
      }),
    },
    {
      method: 'POST',
      template: '/channels/{channel_id}/typing',
      handle: inChannel(desk, () => noContent),
    },
  ]
}

/** Which message was sent to a channel under a nonce that is enforced. */
type Sent = Map<string, Message>

function send(call: Incoming, channel: Channel, desk: RestDesk, sent: Sent): Answer {
  if (!takesMessages(channel)) {
    return noted(desk, 'a message is sent into a forum itself', refusals.wrongChannelType)
  }
  const draft = { label: 'message', body: fieldsOf(call.body), files: call.files }
  const { nonce, enforce_nonce: isEnforced } = draft.body
  const key = isEnforced === true ? `${channel.id} ${nonce}` : undefined
  const before = key === undefined ? undefined : sent.get(key)
  if (before) return found(before)
  const reply = replyFields(draft.body, channel, desk)
  if ('status' in reply) return reply
  const { message: fresh, refusal } = writeNew(draft, channel.id, desk)
  if (refusal) return refusal
  const message = { ...fresh, ...reply }
  // Discord opens a thread again in which someone writes.
  if (isThread(channel) && channel.thread_metadata) {
    desk.world.put({
      ...channel,
      thread_metadata: { ...channel.thread_metadata, archived: false },
    })
  }
  desk.board.post(message)
  if (key !== undefined) sent.set(key, message)
  return found(message)
}

/** What makes a message a reply, nothing when it is none; a refusal when it answers nothing. */
function replyFields(body: Payload, channel: Channel, desk: RestDesk): Partial<Message> | Answer {
  const reference = partOf(body, 'message_reference')
  const id = textOf(reference, 'message_id')
  if (id === undefined) return {}
  const answered = desk.board.find(id)
  if (answered?.channel_id !== channel.id) {
    if (reference['fail_if_not_exists'] === false) return {}
    const fault = violation('message_reference', `answers ${id}, which is not in the channel`)
    return refusalFor('message', [fault], desk.report) ?? refusals.unknownMessage
  }
  const { referenced_message: _, ...alone } = answered
  return {
    type: messageType.reply,
    message_reference: {
      type: 0,
      channel_id: channel.id,
      message_id: id,
      ...(channel.guild_id !== undefined && { guild_id: channel.guild_id }),
    },
    referenced_message: alone,
  }
}

/** The newest first, as the query asks for them. */
function pageOf(messages: readonly Message[], query: URLSearchParams): readonly Message[] {
  const limit = Number(query.get('limit') ?? 50)
  const [before, after] = [query.get('before'), query.get('after')]
  const asked = messages.filter(
    ({ id }) =>
      (before === null || BigInt(id) < BigInt(before)) &&
      (after === null || BigInt(id) > BigInt(after)),
  )
  const page = after === null ? asked.slice(-limit) : asked.slice(0, limit)
  return page.toReversed()
}
