import type { Message, TextQuote } from 'grammy/types'
import { wordsOf } from './chats.ts'

type Answered = NonNullable<Message['reply_to_message']>

/** A message as one that answers it shows it: without what it answered itself. */
export function repliedTo(message: Message): Answered {
  const { reply_to_message: _, ...rest } = message
  const alone: Message = rest
  // Always so; the check is how the compiler learns it.
  if (!answersNothing(alone)) throw new Error('a message without a reply has one')
  return alone
}

const answersNothing = (message: Message): message is Answered =>
  message.reply_to_message === undefined

/** The quoted words and where in the message they stand, in UTF-16 code units. */
export function quoted(message: Message, words: string): TextQuote {
  const position = wordsOf(message).indexOf(words)
  if (position < 0) throw new RangeError(`message ${message.message_id} does not say “${words}”`)
  return { text: words, position, is_manual: true }
}
