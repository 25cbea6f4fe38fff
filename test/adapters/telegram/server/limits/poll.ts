import { listOf, numberOf, type Payload, recordsOf, textOf } from '../payload.ts'
import { limits } from './limits.ts'
import { unless, type Violation } from './violation.ts'

/** What is wrong with a poll that is sent. */
export function pollFaults(payload: Payload): readonly Violation[] {
  const isQuiz = textOf(payload, 'type') === 'quiz'
  const question = textOf(payload, 'question') ?? ''
  const options = recordsOf(payload, 'options').map(option => textOf(option, 'text') ?? '')
  const fewest = isQuiz ? 2 : 1
  return [
    ...unless(question.trim() !== '', 'question is empty', 'poll question must be non-empty'),
    ...lengthFaults('question', question, limits.pollQuestion),
    ...lengthFaults('description', textOf(payload, 'description'), limits.pollDescription),
    ...unless(
      options.length >= fewest && options.length <= limits.pollOptions,
      `options has ${options.length}, not ${fewest}–${limits.pollOptions}`,
      options.length < fewest
        ? `poll must have at least ${fewest} option`
        : `poll can't have more than ${limits.pollOptions} options`,
    ),
    ...options.flatMap((option, index) => [
      ...unless(
        option.trim() !== '',
        `options[${index}].text is empty`,
        'poll options must be non-empty',
      ),
      ...lengthFaults(`options[${index}].text`, option, limits.pollOption),
    ]),
    ...explanationFaults(textOf(payload, 'explanation'), isQuiz),
    ...(isQuiz ? solutionFaults(listOf(payload, 'correct_option_ids'), options.length) : []),
    ...openFaults(payload),
  ]
}

const lengthFaults = (field: string, text: string | undefined, most: number) =>
  unless(
    text === undefined || text.length <= most,
    `${field} has ${text?.length} UTF-16 units, more than ${most}`,
    `poll ${field} length must not exceed ${most}`,
  )

function explanationFaults(text: string | undefined, isQuiz: boolean): readonly Violation[] {
  if (text === undefined) return []
  const lineFeeds = text.split('\n').length - 1
  return [
    ...unless(isQuiz, 'explanation belongs to a quiz only'),
    ...lengthFaults('explanation', text, limits.pollExplanation),
    ...unless(
      lineFeeds <= limits.pollExplanationLineFeeds,
      `explanation has ${lineFeeds} line feeds, more than ${limits.pollExplanationLineFeeds}`,
    ),
  ]
}

/** The right answers of a quiz: at least one, in rising order, each one of the options. */
const solutionFaults = (ids: readonly unknown[], options: number) => [
  ...unless(ids.length > 0, 'correct_option_ids names no option', 'correct option must be chosen'),
  ...ids.flatMap((id, index) => [
    ...unless(
      typeof id === 'number' && id >= 0 && id < options,
      `correct_option_ids[${index}] is ${id}, and there are ${options} options`,
      'wrong correct option ID specified',
    ),
    ...unless(index === 0 || Number(ids[index - 1]) < Number(id), 'correct_option_ids must rise'),
  ]),
]

function openFaults(payload: Payload): readonly Violation[] {
  const { least, most } = limits.pollOpenSeconds
  const period = numberOf(payload, 'open_period')
  return [
    ...unless(
      period === undefined || (period >= least && period <= most),
      `open_period is ${period} s, not ${least}–${most}`,
    ),
    ...unless(
      period === undefined || payload['close_date'] === undefined,
      'open_period and close_date exclude each other',
    ),
  ]
}
