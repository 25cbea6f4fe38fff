import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { type Wording, wordingIn } from '../../src/i18n/wording.ts'
import type { Locale } from '../../src/passage.ts'
import { addressOfQuote } from '../../src/quote.ts'
import type { Quiz } from '../../src/reply/reply.ts'
import { rowsOf } from './controls.ts'
import { choiceIdOf } from './custom-id.ts'
import { maxButtonLabel, maxButtonsInRow, shortened } from './limits.ts'
import { bold, escapeMarkdown, subtext } from './markdown.ts'
import { type DiscordMessage, messageOf } from './render.ts'

const maxQuizOptions = 2 * maxButtonsInRow
/** In code points. */
const maxQuestion = 300
const maxOption = 100

/** The text display of a quiz's message that says how many have answered. */
const tallyId = 1000

/** A quiz with the name under which its answers are counted. */
export interface OpenQuiz {
  readonly poll: string
  readonly quiz: Quiz
}

/** How many have answered a quiz, and how many of them right. */
export interface Tally {
  readonly answered: number
  readonly right: number
}

/** A quiz as a message of its own: a button for each option, and how many have answered. */
export function renderQuiz({ poll, quiz }: OpenQuiz, locale: Locale): DiscordMessage {
  const address = addressOfQuote(quiz.quote)
  const options = shownOptions(quiz)
  const text = [
    bold(shortened(quiz.question, maxQuestion)),
    ...options.map(({ text }, at) => `${letterOf(at)}\\. ${escapeMarkdown(text)}`),
  ].join('\n')
  const buttons = options.map(
    ({ text, option }, at): APIButtonComponent => ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: shortened(`${letterOf(at)}. ${text}`, maxButtonLabel),
      custom_id: choiceIdOf({ option, poll, address }),
    }),
  )
  const tally: APIComponentInContainer = {
    type: ComponentType.TextDisplay,
    id: tallyId,
    content: tallyText({ answered: 0, right: 0 }, wordingIn(locale)),
  }
  return { ...messageOf([text], [tally, ...rowsOf(buttons)]), files: [], kept: [] }
}

const letterOf = (at: number) => String.fromCodePoint(0x41 + at)

/** What is shown of the options, each with its place among all; of more than there is room for, the right one stays. */
function shownOptions({ options, right }: Quiz) {
  const all = options.map((text, option) => ({ text: shortened(text, maxOption), option }))
  return right < maxQuizOptions
    ? all.slice(0, maxQuizOptions)
    : [...all.slice(0, maxQuizOptions - 1), ...all.slice(right, right + 1)]
}

const tallyText = ({ answered, right }: Tally, say: Wording) =>
  subtext(say['quiz.tally'](answered, right))

/** The components of a quiz's message with another tally. */
export const withTally = (
  components: readonly APIMessageTopLevelComponent[],
  tally: Tally,
  locale: Locale,
): readonly APIMessageTopLevelComponent[] =>
  components.map(top =>
    top.type === ComponentType.Container
      ? {
          ...top,
          components: top.components.map(part =>
            part.type === ComponentType.TextDisplay && part.id === tallyId
              ? { ...part, content: tallyText(tally, wordingIn(locale)) }
              : part,
          ),
        }
      : top,
  )

/** What a quiz's message shows for an option; '' where it does not show it. */
export function labelOf(
  components: readonly APIMessageTopLevelComponent[],
  poll: string,
  option: number,
): string {
  const own = choiceIdOf({ option, poll, address: '' }).trim()
  for (const top of components) {
    if (top.type !== ComponentType.Container) continue
    for (const row of top.components) {
      if (row.type !== ComponentType.ActionRow) continue
      for (const button of row.components)
        if (
          'custom_id' in button &&
          'label' in button &&
          `${button.custom_id} `.startsWith(`${own} `)
        )
          return button.label ?? ''
    }
  }
  return ''
}
