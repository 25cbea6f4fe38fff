import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js'
import { type CommandListing, type Param, paramsIn } from '../../src/commands/listing.ts'
import { type Wording, wordingIn } from '../../src/i18n/wording.ts'
import { maxChoiceText, maxCommandDescription, maxCommands, shortened } from './limits.ts'

/** All commands as Discord registers them. */
export type Registration = RESTPutAPIApplicationCommandsJSONBody

/** What stands in the menu of a message, by the name under which Discord tells of it. */
export const messageMenu = {
  [wordingIn('en')['menu.verify']]: { command: 'verify', name: 'menu.verify' },
  [wordingIn('en')['menu.search']]: { command: 'search', name: 'menu.search' },
} as const satisfies Readonly<
  Record<string, { readonly command: string; readonly name: keyof Wording }>
>

/** In servers, in a reader's talk with us, and between others where a reader has installed us. */
const everywhere = {
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
}

/** The option that makes an answer the reader's alone. */
export const privateOption = 'private'

/**
 * The commands as Discord takes them: names and descriptions in English and Chinese, the
 * arguments as options. Of more works than Discord has room for, the first give way.
 *
 * @param isGlobal for everyone, and not for one server alone
 */
export function registrationOf(
  commands: readonly CommandListing[],
  isGlobal: boolean,
): Registration {
  const places = isGlobal ? everywhere : {}
  const shown = commands.slice(-maxCommands)
  const names = namesIn(shown)
  return [
    ...shown.map((command, at) => ({
      type: ApplicationCommandType.ChatInput as const,
      name: command.name,
      name_localizations: names[at] ?? {},
      ...described(say => command.summary(say)),
      options: optionsOf(command),
      ...places,
    })),
    ...Object.entries(messageMenu).map(([name, entry]) => ({
      type: ApplicationCommandType.Message as const,
      name,
      name_localizations: localized(say => say[entry.name]),
      ...places,
    })),
  ]
}

/** A text in each of Discord's languages that we speak. */
function localized(text: (say: Wording) => string): LocalizationMap {
  const [en, zh] = [text(wordingIn('en')), text(wordingIn('zh'))]
  return { 'en-US': en, 'en-GB': en, 'zh-CN': zh, 'zh-TW': zh }
}

const described = (text: (say: Wording) => string) => {
  const short = (say: Wording) => shortened(text(say), maxCommandDescription)
  return { description: short(wordingIn('en')), description_localizations: localized(short) }
}

/** As Discord says that a name must be; what has letters in both cases is written in the lower one. */
const commandName = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u

/** The names of commands by language: a command's own where it has none there, or one that another has already. */
function namesIn(commands: readonly CommandListing[]): readonly LocalizationMap[] {
  const own = new Set(commands.map(({ name }) => name))
  const taken = { zh: new Set<string>(), en: new Set<string>() }
  return commands.map(command => {
    const nameIn = (locale: 'zh' | 'en') => {
      const name = command.localName(wordingIn(locale)).toLowerCase()
      const free = !taken[locale].has(name) && !own.has(name)
      const chosen = free && commandName.test(name) ? name : command.name
      taken[locale].add(chosen)
      return chosen
    }
    const [en, zh] = [nameIn('en'), nameIn('zh')]
    return { 'en-US': en, 'en-GB': en, 'zh-CN': zh, 'zh-TW': zh }
  })
}

/** The arguments, those that are needed first, and whether the answer is for the reader alone. */
function optionsOf({ params }: CommandListing): APIApplicationCommandOption[] {
  const options = paramsIn(params).map(([name, param]) => ({
    name,
    name_localizations: localized(say => say[`param.${name}`]),
    ...described(say => say[`param.${name}.about`]),
    ...typed(param),
  }))
  const isRequired = (option: APIApplicationCommandOption) => option.required === true
  return [
    ...options.filter(isRequired),
    ...options.filter(option => !isRequired(option)),
    {
      type: ApplicationCommandOptionType.Boolean,
      name: privateOption,
      name_localizations: localized(say => say['param.private']),
      ...described(say => say['param.private.about']),
    },
  ]
}

/** Nobody is to be helped with the words that are to be checked, nor can be with their own. */
const unaided: readonly string[] = ['claim', 'note', 'time']

function typed(param: Param) {
  switch (param.kind) {
    case 'text':
      return {
        type: ApplicationCommandOptionType.String as const,
        ...(param.required && { required: true }),
        ...(!unaided.includes(param.of) && { autocomplete: true as const }),
      }
    case 'choice':
      return {
        type: ApplicationCommandOptionType.String as const,
        choices: param.options.map(option => ({
          name: shortened(wordingIn('en')[`option.${option}`], maxChoiceText),
          name_localizations: localized(say => shortened(say[`option.${option}`], maxChoiceText)),
          value: option,
        })),
      }
    case 'count':
      return {
        type: ApplicationCommandOptionType.Integer as const,
        min_value: 1,
        max_value: param.max,
      }
  }
}
