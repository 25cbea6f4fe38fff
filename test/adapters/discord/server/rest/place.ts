import type { Message } from '../channel/message.ts'
import { isEphemeral } from '../channel/message.ts'
import { type Channel, channelType } from '../people/channel.ts'
import { type Answer, refusals } from './answer.ts'
import { noted, type RestDesk } from './desk.ts'
import type { Incoming } from './route.ts'

/** Finds the channel of the path, which the bot must see. */
export const inChannel =
  (desk: RestDesk, then: (call: Incoming, channel: Channel) => Answer) =>
  (call: Incoming): Answer => {
    const id = call.params['channel_id'] ?? ''
    const channel = desk.world.channel(id)
    if (channel === undefined) {
      return noted(desk, `there is no channel ${id}`, refusals.unknownChannel)
    }
    const guild = desk.world.findGuild(channel.guild_id)
    if (channel.type === channelType.group || guild?.hasBot === false) {
      return noted(desk, `the bot does not see channel ${id}`, refusals.missingAccess)
    }
    return then(call, channel)
  }

/** Finds the message of the path, which everyone in the channel must see. */
export const atMessage = (
  desk: RestDesk,
  then: (call: Incoming, message: Message, channel: Channel) => Answer,
) =>
  inChannel(desk, (call, channel) => {
    const id = call.params['message_id'] ?? ''
    const message = desk.board.find(id)
    if (message === undefined || message.channel_id !== channel.id || isEphemeral(message)) {
      return noted(desk, `there is no message ${id} in the channel`, refusals.unknownMessage)
    }
    return then(call, message, channel)
  })
