/** A chat, or a topic of a forum, as Telegram names it. */
export interface Place {
  readonly chat: number
  /** The topic; absent in a chat without topics and in a forum's general topic. */
  readonly topic?: number
}

/** The room's name in the store: `telegram:-100123`, and inside it `telegram:-100123/7`. */
export const roomOf = ({ chat, topic }: Place) =>
  `telegram:${chat}${topic === undefined ? '' : `/${topic}`}`

/** The place that a room's name says; `undefined` where it is no chat of Telegram's. */
export function placeOf(room: string): Place | undefined {
  const [, chat, topic] = /^telegram:(-?\d+)(?:\/(\d+))?$/.exec(room) ?? []
  if (chat === undefined) return undefined
  return { chat: Number(chat), ...(topic !== undefined && { topic: Number(topic) }) }
}

/** A person, or the chat that writes in its own name. */
export const readerOf = (id: number) => `telegram:${id}`
