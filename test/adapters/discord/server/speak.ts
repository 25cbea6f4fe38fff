import type { Board } from './channel/board.ts'
import { blankMessage, type Message, messageType } from './channel/message.ts'
import type { Handle } from './interaction/handle.ts'
import { type Channel, isThread, takesMessages } from './people/channel.ts'
import type { User } from './people/user.ts'
import type { World } from './people/world.ts'

/** How a reader writes. Without any of it: the reader, in the guild's text channel. */
interface Speech {
  readonly channel?: Channel
  readonly author?: User
  /** Names the bot in the message, before the words unless they hold the mention. */
  readonly mentionsBot?: boolean
  /** The message that this one answers. */
  readonly reference?: Message
}

/** Writes messages as readers do. */
export interface Speak {
  /** Writes and waits for nothing: a message to act upon. */
  write(content: string, speech?: Speech): Message
  /** Writes, with a handle on what the bot writes after it. */
  message(content: string, speech?: Speech): Handle
}

export interface SpeakDesk {
  readonly world: World
  readonly board: Board
  nextId(): string
  handle(messageId: string): Handle
}

export function createSpeak({ world, board, nextId, handle }: SpeakDesk): Speak {
  const write = (content: string, speech: Speech = {}): Message => {
    const { channel = world.text, author = world.reader, mentionsBot = false, reference } = speech
    if (!takesMessages(channel)) throw new RangeError('nobody can write in a forum itself')
    const mention = `<@${world.bot.id}>`
    const isMissing = mentionsBot && !content.includes(mention)
    // Who answers the bot pings it.
    const pings = mentionsBot || reference?.author.id === world.bot.id
    // The first message of a post has the post's id.
    const isFirst = isThread(channel) && channel.parent_id === world.forum.id
    const id = isFirst && board.find(channel.id) === undefined ? channel.id : nextId()
    const message: Message = {
      ...blankMessage(id, channel.id, author),
      content: isMissing ? `${mention} ${content}` : content,
      mentions: pings ? [world.bot] : [],
      ...(reference && answering(reference, channel)),
    }
    board.post(message)
    return message
  }
  return { write, message: (content, speech) => handle(write(content, speech).id) }
}

function answering(reference: Message, channel: Channel): Partial<Message> {
  const { referenced_message: _, ...alone } = reference
  return {
    type: messageType.reply,
    message_reference: { type: 0, channel_id: channel.id, message_id: reference.id },
    referenced_message: alone,
  }
}
