import type { Desk } from '../desk.ts'
import { wordingIn } from '../i18n/wording.ts'
import type { Inquiry } from '../inquiry.ts'
import type { Reply } from '../reply/reply.ts'
import type { AnyCommand, Asked } from './command.ts'
import { unknownCommand } from './unknown.ts'

/** The whole answer to `inquiry`, in the language that its room chose or its reader speaks. */
export async function answer(
  inquiry: Inquiry,
  desk: Desk,
  commands: readonly AnyCommand[],
): Promise<Reply> {
  const locale = (await desk.store.rooms.locale(inquiry.room)) ?? inquiry.locale
  const asked: Asked = { desk, inquiry, locale, say: wordingIn(locale) }
  const command = commands.find(({ name }) => name === inquiry.command)
  const words = inquiry.words.toWellFormed()
  if (command === undefined)
    return unknownCommand(inquiry.command, asked, near => ({ command: near, words }))
  return command.answer(words, asked)
}
