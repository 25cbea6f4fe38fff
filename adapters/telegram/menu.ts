import type { Api } from 'grammy'
import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types'
import type { CommandListing } from '../../src/commands/listing.ts'
import { wordingIn } from '../../src/i18n/wording.ts'
import type { Locale } from '../../src/passage.ts'
import type { Log } from '../log.ts'
import { maxCommandDescription, maxCommands } from './limits.ts'

/** A menu is shown in each language that Zhangju speaks, and in English to everyone else. */
const languages: readonly { readonly code?: LanguageCode; readonly locale: Locale }[] = [
  { locale: 'en' },
  { code: 'en', locale: 'en' },
  { code: 'zh', locale: 'zh' },
]

/** Who sees a menu; settings are offered where the reader may be meant to choose them. */
const scopes: readonly { readonly scope: BotCommandScope; readonly settings: boolean }[] = [
  { scope: { type: 'all_private_chats' }, settings: true },
  { scope: { type: 'all_group_chats' }, settings: false },
  { scope: { type: 'all_chat_administrators' }, settings: true },
]

/** Sets the command menu of each scope and language, where Telegram holds another one. */
export async function setMenus(
  commands: readonly CommandListing[],
  api: Api,
  log: Log,
): Promise<void> {
  let set = 0
  for (const { scope, settings } of scopes) {
    for (const { code, locale } of languages) {
      const where = { scope, ...(code && { language_code: code }) }
      const menu = menuOf(commands, settings, locale)
      if (sameMenu(await api.getMyCommands(where), menu)) continue
      await api.setMyCommands(menu, where)
      set++
    }
  }
  if (commands.length > maxCommands)
    log.warn({ commands: commands.length, maxCommands }, 'the menu leaves out some works')
  log.info({ set }, 'command menus are up to date')
}

function menuOf(
  commands: readonly CommandListing[],
  settings: boolean,
  locale: Locale,
): readonly BotCommand[] {
  const say = wordingIn(locale)
  const shown = commands.filter(
    ({ group, name }) => settings || group !== 'settings' || name === 'help',
  )
  // The commands that every corpus has come last; of very many works, the first give way to them.
  return shown.slice(-maxCommands).map(command => ({
    command: command.name,
    description: [...command.summary(say)].slice(0, maxCommandDescription).join(''),
  }))
}

const sameMenu = (one: readonly BotCommand[], other: readonly BotCommand[]) =>
  one.length === other.length &&
  one.every(
    ({ command, description }, at) =>
      command === other[at]?.command && description === other[at]?.description,
  )
