import { intentBits } from '../gateway/intents.ts'
import { found, noContent } from './answer.ts'
import type { RestDesk } from './desk.ts'
import { atMessage, inChannel } from './place.ts'
import type { Route } from './route.ts'

/** Pinned messages, by the routes of today and by those of before. */
export function pinRoutes(desk: RestDesk): readonly Route[] {
  const { board, gateway } = desk
  const pin = (pinned: boolean) =>
    atMessage(desk, (_, message, channel) => {
      board.pin(message, pinned)
      gateway.dispatch('CHANNEL_PINS_UPDATE', channel.guild_id, intents =>
        intents & (channel.guild_id === undefined ? intentBits.directMessages : intentBits.guilds)
          ? {
              channel_id: channel.id,
              ...(channel.guild_id !== undefined && { guild_id: channel.guild_id }),
              last_pin_timestamp: board.pins(channel.id)[0]?.pinned_at ?? null,
            }
          : undefined,
      )
      return noContent
    })
  return [
    {
      method: 'GET',
      template: '/channels/{channel_id}/messages/pins',
      handle: inChannel(desk, ({ query }, channel) => {
        const pins = board.pins(channel.id)
        const limit = Number(query.get('limit') ?? 50)
        return found({ items: pins.slice(0, limit), has_more: pins.length > limit })
      }),
    },
    {
      method: 'GET',
      template: '/channels/{channel_id}/pins',
      handle: inChannel(desk, (_, channel) =>
        found(board.pins(channel.id).map(({ message }) => message)),
      ),
    },
    ...[
      '/channels/{channel_id}/messages/pins/{message_id}',
      '/channels/{channel_id}/pins/{message_id}',
    ].flatMap(template => [
      { method: 'PUT', template, handle: pin(true) },
      { method: 'DELETE', template, handle: pin(false) },
    ]),
  ]
}
