import type { Desk } from '../desk.ts'
import { wordingIn } from '../i18n/wording.ts'
import type { Asker, Inquiry } from '../inquiry.ts'
import type { Locale } from '../passage.ts'
import type { Reply } from '../reply/reply.ts'
import type { RoomSettings } from '../store/store.ts'
import { mistake } from './blocks.ts'
import type { AnyCommand, Asked } from './command.ts'
import { unknownCommand } from './unknown.ts'

/**
 * A question is no longer, in UTF-16 code units: no platform lets more through, and what comes
 * by other ways would take time by the square.
 */
export const maxWords = 4096

/**
 * The whole answer to `inquiry`, in the language that its room chose or its reader speaks.
 *
 * @param chosen what the room chose, where that is known already
 */
export async function answer(
  inquiry: Inquiry,
  desk: Desk,
  commands: readonly AnyCommand[],
  chosen?: RoomSettings,
): Promise<Reply> {
  const settings = chosen ?? (await settingsOf(inquiry.room, desk))
  const locale = settings.locale ?? inquiry.locale
  const asked: Asked = { desk, inquiry, settings, locale, say: wordingIn(locale) }
  const command = commands.find(({ name }) => name === inquiry.command)
  if (inquiry.words.length > maxWords)
    return { locale, blocks: [mistake(asked.say['mistake.tooLong'](maxWords))] }
  const words = inquiry.words.toWellFormed()
  if (command === undefined)
    return unknownCommand(inquiry.command, asked, near => ({ command: near, words }))
  return command.answer(words, asked)
}

/** What the room chose; where it did not, what the room that holds it chose. */
export async function settingsOf(
  room: string,
  { store: { rooms } }: Pick<Desk, 'store'>,
): Promise<RoomSettings> {
  const [holding = room] = room.split('/')
  const chosen = await rooms.settings(room)
  return holding === room ? chosen : { ...(await rooms.settings(holding)), ...chosen }
}

/** The language that the room chose, or else the reader's own. */
export const localeOf = async (
  { room, locale }: Pick<Asker, 'room' | 'locale'>,
  desk: Pick<Desk, 'store'>,
): Promise<Locale> => (await settingsOf(room, desk)).locale ?? locale
