import {
  DiscordAPIError,
  PermissionFlagsBits,
  type PermissionsBitField,
  RESTJSONErrorCodes,
} from 'discord.js'
import { wordingIn } from '../../src/i18n/wording.ts'
import type { Locale } from '../../src/passage.ts'

/** The permissions that some deed of ours needs. */
export type Permission =
  | 'ViewChannel'
  | 'SendMessages'
  | 'SendMessagesInThreads'
  | 'CreatePublicThreads'
  | 'EmbedLinks'
  | 'PinMessages'
  | 'UseExternalApps'

/** What is needed to answer, and to open a thread with a passage in it. */
export const neededTo = {
  answer: ['ViewChannel', 'SendMessages', 'EmbedLinks'],
  answerInThread: ['ViewChannel', 'SendMessagesInThreads', 'EmbedLinks'],
  discuss: ['ViewChannel', 'CreatePublicThreads', 'SendMessagesInThreads'],
  pin: ['PinMessages'],
} as const satisfies Readonly<Record<string, readonly Permission[]>>

/** Which of `needed` we do not have. */
export const missingOf = (
  needed: readonly Permission[],
  held: Readonly<PermissionsBitField> | null,
): readonly Permission[] =>
  needed.filter(name => held !== null && !held.has(PermissionFlagsBits[name]))

/** Names permissions in a sentence that says what to do. */
export function permissionWords(names: readonly Permission[], locale: Locale): string {
  const say = wordingIn(locale)
  const named = names.map(name => say[`permission.${name}`])
  return say['permission.missing'](named.join(locale === 'zh' ? '、' : ', '))
}

const refused: readonly unknown[] = [
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.MissingAccess,
]

/** Whether Discord refused a call for want of a permission. */
export const isRefused = (error: unknown) =>
  error instanceof DiscordAPIError && refused.includes(error.code)
