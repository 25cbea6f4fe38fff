import { type BaseInteraction, type Channel, ChannelType, type Message } from 'discord.js'
import { localeFor } from '../../src/i18n/wording.ts'
import type { Asker } from '../../src/inquiry.ts'
import type { Locale } from '../../src/passage.ts'

/** The channel's name in the store, and inside it a thread's: `discord:123/456`. */
export const roomOf = (channelId: string, parentId: string | null) =>
  `discord:${parentId === null ? '' : `${parentId}/`}${channelId}`

const parentOf = (channel: Channel | null) => (channel?.isThread() ? channel.parentId : null)

/** Who uses an interaction, and where. */
export const askerOf = (interaction: BaseInteraction): Asker => ({
  room: roomOf(interaction.channelId ?? interaction.user.id, parentOf(interaction.channel)),
  reader: `discord:${interaction.user.id}`,
  locale: localeFor(interaction.locale),
  name: nameOf(interaction),
})

/** The name by which the others there know who uses an interaction. */
export function nameOf({ member, user }: BaseInteraction): string {
  if (member === null) return user.displayName
  return 'displayName' in member ? member.displayName : (member.nick ?? user.displayName)
}

/** Who writes a message, and where: their own language is not told, so it is the server's. */
export const writerOf = (message: Message, fallback: Locale): Asker => ({
  room: roomOf(message.channelId, parentOf(message.channel)),
  reader: `discord:${message.author.id}`,
  name: message.member?.displayName ?? message.author.displayName,
  locale: message.guild ? localeFor(message.guild.preferredLocale) : fallback,
})

/** Whether we are a member there and can open threads there: not in a thread, a forum, a private talk. */
export const takesThreads = (channel: Channel | null): boolean =>
  channel !== null &&
  (channel.type === ChannelType.GuildText || channel.type === ChannelType.GuildAnnouncement)
