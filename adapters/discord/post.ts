import { DiscordAPIError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js'
import type { Poster } from '../daily.ts'
import { made, type Teller } from './answer.ts'
import { payloadOf } from './deliver.ts'

/** Writes into rooms of Discord's unasked: by their numbers, whichever process has their server. */
export const posterBy = (rest: REST, teller: Teller): Poster => ({
  prefix: 'discord:',
  post: async (inquiry, reply) => {
    const { rooms } = teller.counter.desk.store
    const channel = inquiry.room.slice(inquiry.room.search(/\d+$/))
    const name = `daily-${teller.nowMs().toString(36)}`
    const stage = { isPrivate: false, threads: false, message: name }
    const asking = { question: inquiry, origin: inquiry }
    try {
      for (const message of await made(reply, asking, inquiry.room, stage, teller))
        await rest.post(Routes.channelMessages(channel), {
          body: { ...payloadOf(message), allowed_mentions: { parse: [] } },
        })
      return true
    } catch (error) {
      if (!(error instanceof DiscordAPIError) || !gone.includes(error.code)) throw error
      await rooms.setReachable(inquiry.room, false)
      return false
    }
  },
})

/** The channel is not there any longer, or not for us. */
const gone: readonly unknown[] = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
]
