import {
  type ButtonInteraction,
  ChannelType,
  MessageFlags,
  type NewsChannel,
  type TextChannel,
  type ThreadChannel,
} from 'discord.js'
import { localeOf } from '../../src/commands/answer.ts'
import { wordingIn } from '../../src/i18n/wording.ts'
import type { Asker, Question } from '../../src/inquiry.ts'
import { answerFor, type Teller } from './answer.ts'
import { payloadOf } from './deliver.ts'
import { maxThreadName, shortened } from './limits.ts'
import { escapeMarkdown } from './markdown.ts'
import { isRefused, missingOf, neededTo, permissionWords } from './permissions.ts'
import { roomOf } from './place.ts'
import { messageOf } from './render.ts'

/** Opens a thread on the passage that `question` names, with the passage pinned in it; tells the reader alone where. */
export async function discuss(
  interaction: ButtonInteraction,
  question: Question,
  from: Asker,
  teller: Teller,
): Promise<void> {
  const locale = await localeOf(from, teller.counter.desk)
  const say = wordingIn(locale)
  await interaction.deferReply({ flags: MessageFlags.Ephemeral })
  const tell = (...lines: readonly string[]) =>
    interaction.editReply(payloadOf(messageOf([lines.join('\n')], [])))
  const { channel, appPermissions } = interaction
  const passage = teller.counter.desk.library.locate(question.words)
  if (!holdsThreads(channel) || passage.kind !== 'passage') {
    await tell(escapeMarkdown(say['discuss.nowhere']))
    return
  }
  const missing = missingOf(neededTo.discuss, appPermissions)
  if (missing.length > 0) {
    await tell(escapeMarkdown(permissionWords(missing, locale)))
    return
  }
  const name = shortened(`${question.words} ${passage.quote.words}`, maxThreadName)
  const cannotPin = missingOf(neededTo.pin, appPermissions)
  const canPin = cannotPin.length === 0
  try {
    const thread =
      openThread(channel, name) ?? (await begin(channel, name, question, from, canPin, teller))
    await tell(
      say['discuss.here'](`<#${thread.id}>`),
      ...(canPin ? [] : [escapeMarkdown(permissionWords(cannotPin, locale))]),
    )
  } catch (error) {
    if (!isRefused(error)) throw error
    teller.counter.log.warn({ err: error, needed: neededTo.discuss }, 'a permission is missing')
    await tell(escapeMarkdown(permissionWords(neededTo.discuss, locale)))
  }
}

const holdsThreads = (
  channel: ButtonInteraction['channel'],
): channel is TextChannel | NewsChannel =>
  channel?.type === ChannelType.GuildText || channel?.type === ChannelType.GuildAnnouncement

/** The thread on the same passage that is open there already. */
const openThread = ({ threads, client }: TextChannel | NewsChannel, name: string) =>
  [...threads.cache.values()].find(
    thread => thread.name === name && thread.ownerId === client.user.id && thread.archived !== true,
  )

async function begin(
  channel: TextChannel | NewsChannel,
  name: string,
  question: Question,
  from: Asker,
  canPin: boolean,
  teller: Teller,
): Promise<ThreadChannel> {
  const thread: ThreadChannel = await channel.threads.create({ name })
  const stage = { isPrivate: false, threads: false, message: thread.id }
  const inquiry = { ...question, ...from, room: roomOf(thread.id, channel.id) }
  const [message] = await answerFor(inquiry, question, stage, teller)
  if (message) {
    const first = await thread.send(payloadOf(message))
    if (canPin) await first.pin()
  }
  return thread
}
