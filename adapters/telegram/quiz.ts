import type { InputPollOption } from 'grammy/types'
import type { Quiz, Reply } from '../../src/reply/reply.ts'
import { splitsPair } from '../../src/text.ts'
import { quizLimits } from './limits.ts'

/** A quiz as Telegram's native poll of type quiz takes it. */
export interface QuizPoll {
  readonly quiz: Quiz
  readonly question: string
  readonly options: readonly InputPollOption[]
  /** Which of `options` is right, counted from 0. */
  readonly right: number
  /** The words that show what is right, in quotation marks, and their citation. */
  readonly explanation: string
}

/** The quizzes of a reply as polls. */
export const pollsIn = ({ blocks }: Reply): readonly QuizPoll[] =>
  blocks.flatMap(block => (block.kind === 'quiz' ? [pollFor(block)] : []))

function pollFor(quiz: Quiz): QuizPoll {
  const { max } = quizLimits.options
  // Of more options than a poll takes, the right one stays.
  const kept =
    quiz.right < max
      ? quiz.options.slice(0, max)
      : [...quiz.options.slice(0, max - 1), quiz.options[quiz.right] ?? '']
  return {
    quiz,
    question: within(quiz.question, quizLimits.question),
    options: kept.map(text => ({ text: within(text, quizLimits.option) })),
    right: Math.min(quiz.right, max - 1),
    explanation: explanationOf(quiz),
  }
}

const opening = '“'
const closing = '”\n——'
const dots = '……'

function explanationOf({ quote, citation }: Quiz): string {
  const source = within(citation.text.replace(/\s+/gu, ' '), quizLimits.explanation / 2)
  const room = quizLimits.explanation - (opening + dots + closing + source).length
  // A line feed more than the one before the citation might be one too many.
  const [line = ''] = quote.words.split('\n')
  const words = wholeStart(line, room)
  return `${opening}${words}${words === quote.words ? '' : dots}${closing}${source}`
}

/** The quotation's words in an explanation, read back out of it. */
export function wordsOfExplanation(explanation: string): string {
  const words = explanation.slice(opening.length, explanation.lastIndexOf(closing))
  return words.endsWith(dots) ? words.slice(0, -dots.length) : words
}

/** `text`, or its beginning with an ellipsis, in at most `size` UTF-16 code units and never empty. */
function within(text: string, size: number): string {
  const shown = text.toWellFormed().trim()
  if (shown === '') return '…'
  return shown.length <= size ? shown : `${wholeStart(shown, size - 1)}…`
}

/** The first `size` UTF-16 code units of `text`, or one less where that would cut a character in half. */
const wholeStart = (text: string, size: number) =>
  text.slice(0, size < text.length && splitsPair(text, size) ? size - 1 : size)
