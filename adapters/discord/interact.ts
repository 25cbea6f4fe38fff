import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  Message,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RepliableInteraction,
  StringSelectMenuInteraction,
} from 'discord.js'
import { localeOf, settingsOf } from '../../src/commands/answer.ts'
import { type CommandListing, type Param, paramsIn } from '../../src/commands/listing.ts'
import { wordingIn } from '../../src/i18n/wording.ts'
import type { Asker, Question } from '../../src/inquiry.ts'
import { claimsIn } from '../../src/verify/claims.ts'
import { answerFor, type Stage, type Teller } from './answer.ts'
import { answerChoice, type Tallies } from './choice.ts'
import { complete } from './complete.ts'
import { readCustomId } from './custom-id.ts'
import { answerAnew, answerInPlace, type Delivery, tellAlone } from './deliver.ts'
import { discuss } from './discuss.ts'
import { claimField, readFormId, verifyForm } from './form.ts'
import { escapeMarkdown } from './markdown.ts'
import { askerOf, nameOf, takesThreads } from './place.ts'
import { messageMenu, privateOption } from './slash.ts'

/** Does what a reader asks of us by an interaction. */
export async function interact(
  interaction: Interaction,
  teller: Teller,
  tallies: Tallies,
): Promise<void> {
  if (interaction.isAutocomplete()) return complete(interaction, teller.counter.desk)
  if (interaction.isChatInputCommand()) return answerCommand(interaction, teller)
  if (interaction.isMessageContextMenuCommand()) return answerMenu(interaction, teller)
  if (interaction.isModalSubmit()) return answerForm(interaction, teller)
  if (interaction.isButton() || interaction.isStringSelectMenu())
    return answerComponent(interaction, teller, tallies)
}

async function answerCommand(
  interaction: ChatInputCommandInteraction,
  teller: Teller,
): Promise<void> {
  const from = askerOf(interaction)
  const { desk } = teller.counter
  const command = desk.commands.find(({ name }) => name === interaction.commandName)
  const words = command ? typedWords(interaction, command) : ''
  const isPrivate = interaction.options.getBoolean(privateOption) ?? undefined
  if (words === '' && command && takesClaim(command)) {
    const say = wordingIn(await localeOf(from, desk))
    await interaction.showModal(verifyForm(isPrivate, say))
    return
  }
  await answerQuestion(interaction, { command: interaction.commandName, words }, isPrivate, teller)
}

const takesClaim = ({ params }: CommandListing) =>
  paramsIn(params).some(([, param]) => param.kind === 'text' && param.of === 'claim')

/** What was typed into the options, as one would type it behind the command: its text first. */
function typedWords(interaction: ChatInputCommandInteraction, { params }: CommandListing): string {
  const typed = paramsIn(params).map(([name, param]) => ({
    place: placeOf(name, param),
    value: String(interaction.options.get(name)?.value ?? '').trim(),
  }))
  return typed
    .filter(({ value }) => value !== '')
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value)
    .join(' ')
}

/** As parsing takes them: what comes first, the text, what parts it from a note, the note, what comes last. */
function placeOf(name: string, param: Param): number {
  if (param.kind === 'text') return name === 'note' ? 3 : 1
  if (param.kind === 'count') return 4
  return param.at === 'first' ? 0 : param.at === 'middle' ? 2 : 4
}

/** The text of a message, checked or looked for. It may be anyone's: the answer is the reader's alone, to be shared. */
async function answerMenu(
  interaction: MessageContextMenuCommandInteraction,
  teller: Teller,
): Promise<void> {
  const from = askerOf(interaction)
  const entry = Object.entries(messageMenu).find(([name]) => name === interaction.commandName)?.[1]
  const words = textOf(interaction.targetMessage)
  if (entry === undefined || words === '') {
    const say = wordingIn(await localeOf(from, teller.counter.desk))
    return tellAlone(interaction, escapeMarkdown(say['menu.noText']))
  }
  const asked = entry.command === 'verify' ? claimsIn(words) : words
  await answerQuestion(interaction, { command: entry.command, words: asked }, true, teller)
}

/** What a message says: its own words, those of a message that it passes on, or its embeds'. */
function textOf({ content, messageSnapshots, embeds }: Message): string {
  const said = [
    content,
    ...messageSnapshots.map(({ content }) => content),
    ...embeds.flatMap(({ title, description }) => [title ?? '', description ?? '']),
  ]
  return said.map(withoutMarks).find(text => text !== '') ?? ''
}

/** Without mentions and emoji, which Discord writes as marks. */
const withoutMarks = (text: string | null) =>
  (text ?? '').replace(/<(?:@[!&]?|#|a?:\w+:)\d+>/g, ' ').trim()

async function answerForm(interaction: ModalSubmitInteraction, teller: Teller): Promise<void> {
  const form = readFormId(interaction.customId)
  if (form === undefined) return sayGone(interaction, askerOf(interaction), teller)
  const words = interaction.fields.getTextInputValue(claimField).trim()
  await answerQuestion(interaction, { command: 'verify', words }, form.isPrivate, teller)
}

async function answerComponent(
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  teller: Teller,
  tallies: Tallies,
): Promise<void> {
  const from = askerOf(interaction)
  const { store } = teller.counter.desk
  const id = interaction.isButton() ? interaction.customId : (interaction.values[0] ?? '')
  const deed = await readCustomId(id, kept => store.buttons.find(kept, teller.nowMs()))
  if (deed === undefined) return sayGone(interaction, from, teller)
  if (deed.kind === 'ask') {
    const { question, origin = question } = deed.button
    const isPrivate = interaction.message.flags.has('Ephemeral')
    const stage = stageOf(interaction, isPrivate)
    const making = answerFor({ ...question, ...from }, origin, stage, teller)
    return answerInPlace(interaction, making, isPrivate, deliveryOf(teller))
  }
  // A select menu asks, and nothing else.
  if (!interaction.isButton()) return sayGone(interaction, from, teller)
  switch (deed.kind) {
    case 'share': {
      const stage = { ...stageOf(interaction, false), sharedBy: nameOf(interaction) }
      const { question } = deed.button
      const making = answerFor({ ...question, ...from }, question, stage, teller)
      return answerAnew(interaction, making, false, deliveryOf(teller))
    }
    case 'discuss':
      return discuss(interaction, deed.button.question, from, teller)
    case 'choose':
      return answerChoice(interaction, deed.choice, from, teller, tallies)
  }
}

async function sayGone(interaction: RepliableInteraction, from: Asker, { counter }: Teller) {
  const say = wordingIn(await localeOf(from, counter.desk))
  await tellAlone(interaction, escapeMarkdown(say['button.gone']))
}

/** Answers a question by a new message, for the reader alone where the reader or the room wants it so. */
async function answerQuestion(
  interaction: RepliableInteraction,
  question: Question,
  wished: boolean | undefined,
  teller: Teller,
): Promise<void> {
  const from = askerOf(interaction)
  const settings = await settingsOf(from.room, teller.counter.desk)
  const listing = teller.counter.desk.commands.find(({ name }) => name === question.command)
  const isPrivate = wished ?? (listing?.audience === 'reader' || settings.isPrivate === true)
  const stage = stageOf(interaction, isPrivate)
  const making = answerFor({ ...question, ...from }, question, stage, teller)
  await answerAnew(interaction, making, isPrivate, deliveryOf(teller))
}

const stageOf = (interaction: RepliableInteraction, isPrivate: boolean): Stage => ({
  isPrivate,
  threads: takesThreads(interaction.channel),
  message: interaction.id,
})

const deliveryOf = ({ counter: { log }, deferMs }: Teller): Delivery => ({ log, deferMs })
