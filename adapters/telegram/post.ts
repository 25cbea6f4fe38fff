import type { Poster } from '../daily.ts'
import { deliver, drawPage, type Teller } from './answer.ts'
import type { Target } from './intake.ts'
import { placeOf } from './room.ts'

/** Writes into rooms of Telegram's unasked. */
export const posterBy = (teller: Teller): Poster => ({
  prefix: 'telegram:',
  post: async (inquiry, reply) => {
    const place = placeOf(inquiry.room)
    if (place === undefined) return false
    const target: Target = { ...place, talk: place.chat > 0 ? 'alone' : 'group' }
    await deliver(drawPage(reply, inquiry, inquiry, target.talk, teller), target, teller)
    return teller.store.rooms.reachable(inquiry.room)
  },
})
