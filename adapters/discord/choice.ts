import type { APIMessageTopLevelComponent, ButtonInteraction } from 'discord.js'
import { localeOf } from '../../src/commands/answer.ts'
import { wordingIn } from '../../src/i18n/wording.ts'
import type { Asker } from '../../src/inquiry.ts'
import type { Poll } from '../../src/store/store.ts'
import { type Taken, takeAnswer } from '../../src/study/answers.ts'
import { serve } from '../counter.ts'
import { made, type Teller } from './answer.ts'
import type { QuizChoice } from './custom-id.ts'
import { forOne, payloadOf, tellAlone } from './deliver.ts'
import { escapeMarkdown } from './markdown.ts'
import { labelOf, withTally } from './quiz.ts'

/** Messages whose tally is being written; true where it has changed again since. */
export type Tallies = Map<string, boolean>

/**
 * Takes a reader's choice, which stands once it is made; tells the reader alone whether
 * it is right and shows why, and everyone how many have answered.
 */
export async function answerChoice(
  interaction: ButtonInteraction,
  { option, poll: id, address }: QuizChoice,
  from: Asker,
  teller: Teller,
  tallies: Tallies,
): Promise<void> {
  const { desk, log } = teller.counter
  if ((await desk.store.polls.find(id)) === undefined) {
    const say = wordingIn(await localeOf(from, desk))
    return tellAlone(interaction, escapeMarkdown(say['button.gone']))
  }
  await interaction.deferUpdate()
  const taken = await takeAnswer(
    { poll: id, reader: from.reader, choice: option },
    desk.store,
    teller.nowMs(),
  )
  if (taken === undefined) return
  log.info({ known: true }, 'a quiz was answered')
  if (from.name !== undefined) await desk.store.readers.setName(from.reader, from.name)
  await explain(interaction, taken, address, from, teller)
  if (!taken.isAgain) await writeTally(interaction, taken.poll, from, teller, tallies)
}

/** Whether the choice is right, and the words that show it, to the reader alone. */
async function explain(
  interaction: ButtonInteraction,
  { poll, choice, isAgain }: Taken,
  address: string,
  from: Asker,
  teller: Teller,
): Promise<void> {
  const question = { command: 'search', words: address }
  const shown = await serve({ ...question, ...from }, teller.counter)
  const say = wordingIn(shown.locale)
  const label = (option: number) => labelOf(componentsOf(interaction), poll.id, option)
  const said = [
    ...(isAgain ? [say['quiz.again'](label(choice))] : []),
    choice === poll.correct ? say['quiz.right'] : say['quiz.wrong'](label(poll.correct)),
  ].join('\n')
  const blocks = [
    { kind: 'paragraph' as const, text: said },
    ...(address === '' ? [] : shown.blocks),
  ]
  const stage = { isPrivate: false, threads: false, message: interaction.id }
  const [message] = await made(
    { ...shown, blocks },
    { question, origin: question },
    from.room,
    stage,
    teller,
  )
  if (message) await interaction.followUp(forOne(message))
}

/** Writes how many have answered, once for all who answer while it is being written. */
async function writeTally(
  interaction: ButtonInteraction,
  poll: Poll,
  from: Asker,
  { counter: { desk } }: Teller,
  tallies: Tallies,
): Promise<void> {
  const { id } = interaction.message
  if (tallies.has(id)) {
    tallies.set(id, true)
    return
  }
  try {
    do {
      tallies.set(id, false)
      const answers = await desk.store.polls.answers(poll.id)
      const right = answers.filter(({ choice }) => choice === poll.correct).length
      const tally = { answered: answers.length, right }
      const components = withTally(componentsOf(interaction), tally, await localeOf(from, desk))
      await interaction.editReply(payloadOf({ components }))
    } while (tallies.get(id) === true)
  } finally {
    tallies.delete(id)
  }
}

const componentsOf = ({ message }: ButtonInteraction): readonly APIMessageTopLevelComponent[] =>
  message.components.map(component => component.toJSON())
