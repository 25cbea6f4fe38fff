import {
  type APIMessageTopLevelComponent,
  type ButtonInteraction,
  DiscordAPIError,
  type Message,
  MessageFlags,
  RESTJSONErrorCodes,
  type RepliableInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js'
import type { File } from '../../src/reply/reply.ts'
import type { Log } from '../log.ts'
import { messageOf } from './render.ts'

/** What of a message is sent. */
interface Sendable {
  readonly components: readonly APIMessageTopLevelComponent[]
  readonly files?: readonly File[]
}

/** A message for discord.js; nobody is mentioned by it, as the client is told for all messages. */
export const payloadOf = ({ components, files = [] }: Sendable) => ({
  components: [...components],
  ...(files.length > 0 && {
    files: files.map(({ name, content }) => ({ name, attachment: Buffer.from(content) })),
  }),
  flags: MessageFlags.IsComponentsV2 as const,
})

/** The same for one reader alone. */
export const forOne = (message: Sendable) => ({
  ...payloadOf(message),
  flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] as const,
})

const shownTo = (message: Sendable, isPrivate: boolean) =>
  isPrivate ? forOne(message) : payloadOf(message)

/** How an interaction is answered. */
export interface Delivery {
  /** Announces an answer that is not ready after so many milliseconds. */
  readonly deferMs: number
  readonly log: Log
}

/** Answers with new messages: at once, or in place of an announcement where they take long to make. */
export const answerAnew = (
  interaction: RepliableInteraction,
  making: Promise<readonly Sendable[]>,
  isPrivate: boolean,
  delivery: Delivery,
) =>
  answer(interaction, making, isPrivate, delivery, {
    announce: () => interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}),
    say: message => interaction.reply(shownTo(message, isPrivate)),
  })

/** Answers in the message whose component was used; what there is no room for in it, behind it. */
export const answerInPlace = (
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  making: Promise<readonly Sendable[]>,
  isPrivate: boolean,
  delivery: Delivery,
) =>
  answer(interaction, making, isPrivate, delivery, {
    announce: () => interaction.deferUpdate(),
    say: message => interaction.update(payloadOf(message)),
  })

async function answer(
  interaction: RepliableInteraction,
  making: Promise<readonly Sendable[]>,
  isPrivate: boolean,
  { deferMs, log }: Delivery,
  first: { announce(): Promise<unknown>; say(message: Sendable): Promise<unknown> },
): Promise<void> {
  const announce = () => once(interaction, first.announce, log)
  const [message, ...more] = await inTime(making, deferMs, announce)
  if (message === undefined) return
  if (interaction.deferred) await interaction.editReply(payloadOf(message))
  else await once(interaction, () => first.say(message), log)
  for (const message of more) await interaction.followUp(shownTo(message, isPrivate))
}

/** Says something to the one who used an interaction, whatever was answered before. */
export async function tellAlone(
  interaction: RepliableInteraction,
  markdown: string,
): Promise<void> {
  const message = messageOf([markdown], [])
  if (interaction.deferred || interaction.replied) await interaction.followUp(forOne(message))
  else await interaction.reply(forOne(message))
}

/** Answers a message where it was written, as a reply to it. */
export async function answerMessage(message: Message, answers: readonly Sendable[]): Promise<void> {
  for (const answer of answers) {
    await message.reply({ ...payloadOf(answer), failIfNotExists: false })
  }
}

/** `making`, before which `late` is called where it takes longer than `ms` milliseconds. */
async function inTime<T>(making: Promise<T>, ms: number, late: () => Promise<unknown>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const lateness = new Promise<true>(resolve => {
    timer = setTimeout(() => resolve(true), ms)
  })
  try {
    if ((await Promise.race([making, lateness])) === true) await late()
    return await making
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Makes the first answer to an interaction. One that was lost on its way back is made
 * again by discord.js; Discord then says that it has it, and that is as good.
 */
async function once(
  interaction: RepliableInteraction,
  acknowledge: () => Promise<unknown>,
  log: Log,
): Promise<void> {
  try {
    await acknowledge()
  } catch (error) {
    const code = error instanceof DiscordAPIError ? error.code : undefined
    if (code !== RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) throw error
    log.debug({ interaction: interaction.id }, 'an interaction has its first answer already')
    interaction.deferred = true
  }
}
