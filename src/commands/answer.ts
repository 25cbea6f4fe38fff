import type { Desk } from '../desk.ts'
import { wordingIn } from '../i18n/wording.ts'
import type { Asker, Inquiry } from '../inquiry.ts'
import type { Locale } from '../passage.ts'
import type { Reply } from '../reply/reply.ts'
import type { AnyCommand, Asked } from './command.ts'
import { unknownCommand } from './unknown.ts'

/** The whole answer to `inquiry`, in the language that its room chose or its reader speaks. */
export async function answer(
  inquiry: Inquiry,
  desk: Desk,
  commands: readonly AnyCommand[],
): Promise<Reply> {
  const locale = await localeOf(inquiry, desk)
  const asked: Asked = { desk, inquiry, locale, say: wordingIn(locale) }
  const command = commands.find(({ name }) => name === inquiry.command)
  const words = inquiry.words.toWellFormed()
  if (command === undefined)
    return unknownCommand(inquiry.command, asked, near => ({ command: near, words }))
  return command.answer(words, asked)
}

/** The language that the room chose, or the room that holds it, or else the reader's own. */
export async function localeOf(
  { room, locale }: Pick<Asker, 'room' | 'locale'>,
  { store: { rooms } }: Pick<Desk, 'store'>,
): Promise<Locale> {
  const [holding = room] = room.split('/')
  const chosen = await rooms.locale(room)
  return chosen ?? (holding === room ? undefined : await rooms.locale(holding)) ?? locale
}
