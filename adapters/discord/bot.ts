import {
  type AutocompleteInteraction,
  type Client,
  DiscordAPIError,
  Events,
  type Interaction,
  type Message,
  RESTJSONErrorCodes,
  type RepliableInteraction,
} from 'discord.js'
import { localeOf } from '../../src/commands/answer.ts'
import type { Asker } from '../../src/inquiry.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { inAnswer } from '../answering.ts'
import { apologise } from '../counter.ts'
import type { InHand } from '../in-hand.ts'
import { type PutOff, putOffReply, type Turn, type Turns } from '../turns.ts'
import { made, type Teller } from './answer.ts'
import type { Tallies } from './choice.ts'
import { isChoiceId } from './custom-id.ts'
import { answerMessage, tellAlone } from './deliver.ts'
import { interact } from './interact.ts'
import { escapeMarkdown } from './markdown.ts'
import { answerMention, questionIn } from './mention.ts'
import { isRefused, missingOf, neededTo, permissionWords } from './permissions.ts'
import { askerOf, writerOf } from './place.ts'
import { messageOf } from './render.ts'

/** So many events are remembered, so that one that is told again is not answered again. */
const maxRemembered = 10_000

/** Has the client answer what it is told, each event once. */
export function serveEvents(
  client: Client,
  teller: Teller,
  inHand: InHand<string>,
  turns: Turns,
): void {
  const tallies: Tallies = new Map()
  const told = new Set<string>()
  const take = async (id: string, answer: () => Promise<void>) => {
    if (told.has(id)) return
    told.add(id)
    for (const oldest of told) {
      if (told.size <= maxRemembered) break
      told.delete(oldest)
    }
    inHand.add(id)
    try {
      await inAnswer(`discord:${id}`, answer)
    } finally {
      inHand.drop(id)
    }
  }
  const answerInTurn = async (interaction: Interaction) => {
    const putOff = await turns.take(turnOf(interaction, teller), () =>
      interact(interaction, teller, tallies),
    )
    // One that is not answered would be shown as having failed.
    if (putOff && !interaction.isAutocomplete())
      await tellAlone(interaction, await putOffWords(putOff, askerOf(interaction), teller))
  }
  const replyInTurn = async (message: Message) => {
    const question = questionIn(message)
    if (question === undefined) return
    const { room, reader, locale } = writerOf(message, teller.counter.desk.locale)
    const putOff = await turns.take({ room, reader }, () =>
      answerMention(message, question, teller),
    )
    if (putOff?.isNew) {
      const words = await putOffWords(putOff, { room, reader, locale }, teller)
      await answerMessage(message, [messageOf([words], [])])
    }
  }
  client.on(Events.InteractionCreate, interaction =>
    take(interaction.id, async () => {
      teller.administrators.note(askerOf(interaction), interaction)
      await answerInTurn(interaction).catch((error: unknown) =>
        sayOfFault(error, interaction, teller),
      )
      forget(client, interaction)
    }),
  )
  client.on(Events.MessageCreate, message =>
    take(message.id, async () => {
      await replyInTurn(message).catch((error: unknown) =>
        sayOfMessageFault(error, message, teller),
      )
      forget(client, message)
    }),
  )
}

/** What is suggested while somebody types is no question yet, and an answer to a quiz must not be lost. */
function turnOf(interaction: Interaction, { patienceMs }: Teller): Turn {
  const isVote = interaction.isButton() && isChoiceId(interaction.customId)
  if (isVote || interaction.isAutocomplete()) return {}
  const { room, reader } = askerOf(interaction)
  return { room, reader, patienceMs }
}

/** What is said of a question that was put off; once in a while it is logged too. */
async function putOffWords(
  putOff: PutOff,
  asker: Asker,
  { counter: { desk, log, metrics } }: Teller,
): Promise<string> {
  const { reason, isNew } = putOff
  metrics?.putOff('discord', reason)
  if (isNew) log.warn({ reason, room: asker.room }, 'questions are put off')
  return escapeMarkdown(wordsOf(putOffReply(putOff, await localeOf(asker, desk))))
}

/** Channels outside servers are told of anew each time, and would be kept for ever. */
function forget(client: Client, { channelId, guildId }: Interaction | Message): void {
  if (guildId === null && channelId !== null) client.channels.cache.delete(channelId)
}

const expired: readonly unknown[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
]

const isExpired = (error: unknown) =>
  error instanceof DiscordAPIError && expired.includes(error.code)

/** The one place where every fault of an interaction ends: it is logged, and the reader is told where that can be. */
async function sayOfFault(error: unknown, interaction: Interaction, teller: Teller): Promise<void> {
  const { log } = teller.counter
  const facts = { interaction: interaction.id, ...kindOf(interaction) }
  if (isExpired(error)) {
    log.warn(
      { ...facts, ageMs: teller.nowMs() - interaction.createdTimestamp },
      'an interaction had expired before it was answered',
    )
    return
  }
  if (interaction.isAutocomplete()) {
    log.error({ err: error, ...facts }, 'nothing could be suggested')
    return
  }
  try {
    await tellAlone(interaction, escapeMarkdown(await wordsOnFault(error, interaction, teller)))
  } catch (second) {
    log.error({ err: second, ...facts }, 'an apology could not be sent')
  }
}

async function wordsOnFault(
  error: unknown,
  interaction: Exclude<Interaction, AutocompleteInteraction>,
  { counter: { desk, log } }: Teller,
): Promise<string> {
  const from = askerOf(interaction)
  const locale = await localeOf(from, desk).catch(() => from.locale)
  const facts = { interaction: interaction.id, ...kindOf(interaction) }
  if (!isRefused(error)) return wordsOf(apologise(error, locale, log, facts))
  const needed = neededTo[interaction.channel?.isThread() ? 'answerInThread' : 'answer']
  const missing = missingOf(needed, interaction.appPermissions)
  log.warn({ err: error, missing, ...facts }, 'a permission is missing')
  return permissionWords(missing.length > 0 ? missing : needed, locale)
}

const wordsOf = ({ blocks }: Reply) =>
  blocks.flatMap(block => (block.kind === 'notice' ? [block.text] : [])).join('\n')

const kindOf = (interaction: Interaction | RepliableInteraction) =>
  'commandName' in interaction
    ? { command: interaction.commandName }
    : { component: interaction.type }

/** The same for a message, to which nothing can be said where we may not write. */
async function sayOfMessageFault(error: unknown, message: Message, teller: Teller): Promise<void> {
  const { log, desk } = teller.counter
  const facts = { message: message.id, channel: message.channelId }
  if (isRefused(error)) {
    const needed = neededTo[message.channel.isThread() ? 'answerInThread' : 'answer']
    log.warn({ err: error, needed, ...facts }, 'a permission is missing')
    return
  }
  const from = writerOf(message, desk.locale)
  const sorry = apologise(error, from.locale, log, facts)
  try {
    const question = { command: 'help', words: '' }
    const stage = { isPrivate: false, threads: false, message: message.id }
    await answerMessage(
      message,
      await made(sorry, { question, origin: question }, from.room, stage, teller),
    )
  } catch (second) {
    log.error({ err: second, ...facts }, 'an apology could not be sent')
  }
}
