import type { InlineKeyboardButton } from 'grammy/types'
import { deepLinkOf, type Place, parseAddress } from '../../src/address.ts'
import type { Question } from '../../src/inquiry.ts'
import { type Button, type PackedButton, packButton, samePlace } from '../../src/reply/button.ts'
import type { Action } from '../../src/reply/reply.ts'
import { isCjk } from '../../src/text.ts'
import { fitsBytes, maxButtons, maxButtonsInRow, maxCallbackBytes, maxCopyText } from './limits.ts'

/** What a message is drawn for. */
export interface Scene {
  readonly question: Question
  /** What the message answered first: where its way back leads. */
  readonly origin: Question
  /** The bot's user name, and whether it can be asked inline. */
  readonly bot: { readonly username: string; readonly inline: boolean }
  /** A talk with one reader, a room of several, or a message that was sent through inline mode. */
  readonly talk: 'alone' | 'group' | 'inline'
}

/** A button, with what the store must keep for it. */
export interface Key {
  readonly button: InlineKeyboardButton
  readonly kept?: NonNullable<PackedButton['kept']>
}

/** The button that asks `question`; going elsewhere, it remembers where the message began. */
export function askKey(label: string, question: Question, { origin }: Scene): Key {
  const asked: Button = samePlace(question, origin) ? { question } : { question, origin }
  const { data, kept } = packButton(asked, text => fitsBytes(text, maxCallbackBytes))
  return { button: { text: shortened(label), callback_data: data }, ...(kept && { kept }) }
}

/** The button for `action`; `undefined` where Telegram has none for it here. */
export function keyFor(action: Action, scene: Scene): Key | undefined {
  const text = shortened(action.label)
  switch (action.kind) {
    case 'ask':
      return askKey(action.label, action.question, scene)
    case 'copy':
      // What would have to be cut is not what the reader wants to have.
      return action.text.trim() !== '' && action.text.length <= maxCopyText
        ? { button: { text, copy_text: { text: action.text.toWellFormed() } } }
        : undefined
    case 'discuss':
      return askKey(action.label, { command: 'discuss', words: action.address }, scene)
    case 'share': {
      const { inline, username } = scene.bot
      const url = `https://t.me/share/url?url=${encodeURIComponent(chatLink(username, parseAddress(action.address)))}`
      return {
        button: inline ? { text, switch_inline_query: action.address } : { text, url },
      }
    }
    case 'open':
      return scene.talk === 'alone'
        ? undefined
        : { button: { text, url: chatLink(scene.bot.username, parseAddress(action.address)) } }
  }
}

/** Opens the place in a talk with the bot alone. */
export const chatLink = (username: string, place: Place | undefined) =>
  `https://t.me/${username}${place ? `?start=${deepLinkOf(place)}` : ''}`

/** A row takes so many columns before its labels are cut on a telephone. */
const rowColumns = 36

/** Keys in rows, in order, as many in a row as can be read there. */
export function rowsOf(keys: readonly Key[]): readonly (readonly Key[])[] {
  const rows: Key[][] = []
  let columns = 0
  for (const key of keys) {
    const own = columnsOf(key.button.text) + 4
    const row = rows.at(-1)
    if (row && row.length < maxButtonsInRow && columns + own <= rowColumns) {
      row.push(key)
      columns += own
    } else {
      rows.push([key])
      columns = own
    }
  }
  return rows
}

/** The rows that Telegram takes. */
export function withinButtons(rows: readonly (readonly Key[])[]): readonly (readonly Key[])[] {
  let count = 0
  return rows.filter(row => {
    count += row.length
    return count <= maxButtons
  })
}

/** How wide `text` is: a Chinese character is two columns. */
export const columnsOf = (text: string) =>
  [...text].reduce((sum, char) => sum + (isCjk(char) ? 2 : 1), 0)

const maxLabel = 48

/** A label that is not empty and of at most 48 code points. */
function shortened(label: string): string {
  const chars = [...label.toWellFormed().trim()]
  if (chars.length === 0) return '…'
  return chars.length <= maxLabel ? chars.join('') : `${chars.slice(0, maxLabel - 1).join('')}…`
}
