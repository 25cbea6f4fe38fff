import { wordingIn } from '../../src/i18n/wording.ts'
import type { Inquiry, Question } from '../../src/inquiry.ts'
import { type Button, keptIdIn, readButton, samePlace } from '../../src/reply/button.ts'
import { fit, pageLabelsIn } from '../../src/reply/fit.ts'
import { type Limit, plainLength } from '../../src/reply/limit.ts'
import { checkExcerpt, checkReceipt } from '../../src/reply/receipt.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { apologise, type Counter, serve } from '../counter.ts'
import { editMessage, type Post, sendMessage, sendQuiz } from './deliver.ts'
import type { Asker, Intake, Target } from './intake.ts'
import type { Scene } from './keyboard.ts'
import { pollsIn, type QuizPoll, wordsOfExplanation } from './quiz.ts'
import { quotationsIn } from './receipt.ts'
import { renderReply, type TelegramMessage } from './render.ts'

/**
 * A page holds so much that it keeps under Telegram's 4096 with its numbers and
 * addresses, and with a word joiner behind every at sign in the worst case.
 */
const limit: Limit = { size: 2500, lengthOf: plainLength, quotations: 5, items: 24 }

/** What answering needs. */
export interface Teller extends Post {
  readonly counter: Counter
  readonly bot: Scene['bot']
}

/** An answer as it is delivered; no message where it is quizzes alone. */
export interface Drawn {
  readonly message: TelegramMessage | undefined
  readonly polls: readonly QuizPoll[]
}

/** Answers a question that was written. */
export async function answerQuestion(
  inquiry: Inquiry,
  target: Target,
  teller: Teller,
): Promise<void> {
  const { message, polls } = await draw(inquiry, inquiry, target.talk, teller)
  if (message) await sendMessage(message, target, teller)
  for (const poll of polls) await sendQuiz(poll, target, teller)
}

/** Answers a button in place; one that is no longer known is told so. */
export async function answerPress(
  { query, data, from, pressed }: Extract<Intake, { readonly kind: 'press' }>,
  teller: Teller,
): Promise<void> {
  const { api, counter } = teller
  const button = await buttonOf(data, teller)
  if (button === undefined) {
    const locale = await localeOf(from, teller)
    await api.answerCallbackQuery(query, { text: wordingIn(locale)['button.gone'] })
    return
  }
  const { question, origin = question } = button
  const talk = pressed.kind === 'inline' ? 'inline' : pressed.target.talk
  const [{ message, polls }] = await Promise.all([
    draw({ ...question, ...from }, origin, talk, teller),
    // Answered while the answer is made, so that the button stops waiting at once. It may be too old for that.
    api.answerCallbackQuery(query).catch((error: unknown) => {
      counter.log.debug({ err: error }, 'a button was pressed too long ago to be answered')
    }),
  ])
  if (message) await editMessage(message, pressed, teller)
  if (pressed.kind === 'chat')
    for (const poll of polls) await sendQuiz(poll, pressed.target, teller)
}

async function buttonOf(data: string, { store, nowMs }: Teller): Promise<Button | undefined> {
  const id = keptIdIn(data)
  const payload = id === undefined ? data : await store.buttons.find(id, nowMs())
  return payload === undefined ? undefined : readButton(payload)
}

const localeOf = async ({ room, locale }: Asker, { store }: Teller) =>
  (await store.rooms.locale(room)) ?? locale

/** The answer to `inquiry`, drawn and compared with the corpus. */
export async function draw(
  inquiry: Inquiry,
  origin: Question,
  talk: Scene['talk'],
  teller: Teller,
): Promise<Drawn> {
  return drawPage(await serve(inquiry, teller.counter), inquiry, origin, talk, teller)
}

/**
 * The page of `reply` that `question` asks for, drawn and compared with the corpus. What
 * does not read back as the corpus has it is not sent: an apology stands in its place.
 */
export function drawPage(
  reply: Reply,
  question: Question,
  origin: Question,
  talk: Scene['talk'],
  { counter, bot }: Pick<Teller, 'counter' | 'bot'>,
): Drawn {
  const { command, words, page } = question
  const asked = { command, words, ...(page !== undefined && { page }) }
  const shown = fit(reply, asked, limit, pageLabelsIn(reply.locale))
  const first = samePlace(asked, origin) ? asked : origin
  const scene: Scene = { question: asked, origin: first, bot, talk }
  const { library } = counter.desk
  try {
    const message = renderReply(shown, scene)
    const polls = pollsIn(shown)
    checkReceipt(quotationsIn(message), shown, library)
    for (const { explanation, quiz } of polls)
      checkExcerpt(wordsOfExplanation(explanation), quiz.quote, library)
    const worded = shown.blocks.some(({ kind }) => kind !== 'quiz' && kind !== 'actions')
    return { message: worded || polls.length === 0 ? message : undefined, polls }
  } catch (error) {
    const sorry = apologise(error, reply.locale, counter.log, { command })
    return { message: renderReply(sorry, scene), polls: [] }
  }
}
