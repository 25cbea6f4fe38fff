import { GrammyError } from 'grammy'
import { localeOf } from '../../src/commands/answer.ts'
import { wordingIn } from '../../src/i18n/wording.ts'
import type { Asker, Inquiry, Question } from '../../src/inquiry.ts'
import { unpackButton } from '../../src/reply/button.ts'
import { type Limit, plainLength } from '../../src/reply/limit.ts'
import { checkExcerpt, checkReceipt } from '../../src/reply/receipt.ts'
import type { Block, File, Reply } from '../../src/reply/reply.ts'
import { pictureOf } from '../card/picture.ts'
import { type Counter, serve } from '../counter.ts'
import { type Asking, drawPage as draws } from '../draw.ts'
import { type CaptionedCard, captioned } from './card.ts'
import { editMessage, type Post, sendCard, sendFile, sendMessage, sendQuiz } from './deliver.ts'
import type { Intake, Target } from './intake.ts'
import type { Scene } from './keyboard.ts'
import { maxCallbackAnswer, maxTopicName } from './limits.ts'
import { pollsIn, type QuizPoll, wordsOfExplanation } from './quiz.ts'
import { quotationsIn } from './receipt.ts'
import { renderReply, type TelegramMessage } from './render.ts'
import { roomOf } from './room.ts'

/**
 * A page holds so much that it keeps under Telegram's 4096 with its numbers and
 * addresses, and with a word joiner behind every at sign in the worst case.
 */
const limit: Limit = { size: 2500, lengthOf: plainLength, quotations: 5, items: 32 }

/** What answering needs. */
export interface Teller extends Post {
  readonly counter: Counter
  readonly bot: Scene['bot']
  /** The topics that were opened for discussions, by chat and name. */
  readonly topics: Map<string, number>
}

/** So many topics are remembered; of an older one, a discussion opens another. */
const maxTopics = 1000

/** An answer as it is delivered; no message where it is quizzes, files or cards alone. */
export interface Drawn {
  readonly message: TelegramMessage | undefined
  readonly polls: readonly QuizPoll[]
  readonly files: readonly File[]
  readonly cards: readonly CaptionedCard[]
}

/** Answers a question that was written. */
export async function answerQuestion(
  inquiry: Inquiry,
  target: Target,
  teller: Teller,
): Promise<void> {
  const inGroup = target.talk === 'group' && isForReader(inquiry, teller.counter)
  await deliver(
    inGroup
      ? await drawPointer(inquiry, teller)
      : await draw(inquiry, inquiry, target.talk, teller),
    target,
    teller,
  )
}

/** Sends an answer, all of it. */
export async function deliver(drawn: Drawn, target: Target, teller: Teller): Promise<void> {
  if (drawn.message) await sendMessage(drawn.message, target, teller)
  await sendBeside(drawn, target, teller)
}

const isForReader = ({ command }: Question, { commands }: Counter) =>
  commands.find(({ name }) => name === command)?.audience === 'reader'

/** What concerns a reader alone is not said before others: the way to where we are alone. */
async function drawPointer(inquiry: Inquiry, teller: Teller): Promise<Drawn> {
  const { counter, bot } = teller
  const locale = await localeOf(inquiry, counter.desk)
  const say = wordingIn(locale)
  const reply: Reply = { locale, blocks: [{ kind: 'paragraph', text: say['reader.alone'] }] }
  const drawn = drawPage(reply, inquiry, inquiry, 'group', teller)
  const url = `https://t.me/${bot.username}?start=${inquiry.command}`
  const keyboard = [[{ text: say['action.openChat'], url }]]
  return { ...drawn, ...(drawn.message && { message: { ...drawn.message, keyboard } }) }
}

/** Sends what stands in no message: quizzes, files, cards. */
async function sendBeside(
  { polls, files, cards }: Drawn,
  target: Target,
  teller: Teller,
): Promise<void> {
  for (const poll of polls) await sendQuiz(poll, target, teller)
  for (const file of files) await sendFile(file, target, teller)
  for (const drawn of cards) {
    const picture = await pictureOf(drawn.card, drawn.locale, teller.counter)
    await sendCard(drawn, picture, target, teller)
  }
}

/** Answers a button in place; one that is no longer known is told so. */
export async function answerPress(
  { query, data, from, pressed }: Extract<Intake, { readonly kind: 'press' }>,
  teller: Teller,
): Promise<void> {
  const { api, counter, store, nowMs } = teller
  const button = await unpackButton(data, id => store.buttons.find(id, nowMs()))
  if (button === undefined) {
    const locale = await localeOf(from, counter.desk)
    await api.answerCallbackQuery(query, { text: wordingIn(locale)['button.gone'] })
    return
  }
  const { question, origin = question } = button
  if (question.command === 'discuss' && pressed.kind === 'chat' && pressed.target.forum) {
    const topic = await discussInTopic(question, from, pressed.target, teller)
    if (topic !== undefined) {
      const say = wordingIn(await localeOf(from, counter.desk))
      const text = [...say['discuss.here'](topic)].slice(0, maxCallbackAnswer).join('')
      await api.answerCallbackQuery(query, { text })
      return
    }
  }
  const talk = pressed.kind === 'inline' ? 'inline' : pressed.target.talk
  const [drawn] = await Promise.all([
    draw({ ...question, ...from }, origin, talk, teller),
    // Answered while the answer is made, so that the button stops waiting at once. It may be too old for that.
    api.answerCallbackQuery(query).catch((error: unknown) => {
      counter.log.debug({ err: error }, 'a button was pressed too long ago to be answered')
    }),
  ])
  if (drawn.message) await editMessage(drawn.message, pressed, teller)
  if (pressed.kind === 'chat') await sendBeside(drawn, pressed.target, teller)
}

/**
 * Opens a topic on the passage that the question names, with the passage and what to
 * discuss in it, unless one is open that was opened since the process began.
 *
 * @returns the topic's name; undefined where none may be opened, or no passage is named
 */
async function discussInTopic(
  question: Question,
  from: Asker,
  { chat }: Target,
  teller: Teller,
): Promise<string | undefined> {
  const { api, counter, topics } = teller
  const located = counter.desk.library.locate(question.words)
  if (located.kind !== 'passage') return undefined
  const name = [...`${question.words} ${located.quote.words}`].slice(0, maxTopicName).join('')
  const key = `${chat} ${name}`
  const known = topics.get(key)
  if (known !== undefined && (await isOpen(chat, known, teller))) return name
  try {
    const { message_thread_id: topic } = await api.createForumTopic(chat, name)
    topics.set(key, topic)
    for (const oldest of topics.keys()) if (topics.size > maxTopics) topics.delete(oldest)
    const target: Target = { chat, topic, talk: 'group' }
    const inquiry = { ...question, ...from, room: roomOf(target) }
    await deliver(await draw(inquiry, question, 'group', teller), target, teller)
    return name
  } catch (error) {
    // Without the right to manage topics it is discussed where it was asked.
    if (!(error instanceof GrammyError) || error.error_code >= 429) throw error
    counter.log.info({ reason: error.description }, 'no topic could be opened')
    return undefined
  }
}

/** Telegram tells nothing of topics, but refuses whatever is to be shown in one that is gone. */
async function isOpen(chat: number, topic: number, { api }: Teller): Promise<boolean> {
  try {
    return await api.sendChatAction(chat, 'typing', { message_thread_id: topic })
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 400) return false
    throw error
  }
}

/** The answer to `inquiry`, drawn and compared with the corpus. */
export async function draw(
  inquiry: Inquiry,
  origin: Question,
  talk: Scene['talk'],
  teller: Teller,
): Promise<Drawn> {
  return drawPage(await serve(inquiry, teller.counter), inquiry, origin, talk, teller)
}

/** What says nothing in a message itself. */
const wordless: readonly Block['kind'][] = ['quiz', 'file', 'card', 'actions']

/** The page of `reply` that `question` asks for, drawn and compared with the corpus. */
export function drawPage(
  reply: Reply,
  question: Question,
  origin: Question,
  talk: Scene['talk'],
  { counter, bot }: Pick<Teller, 'counter' | 'bot'>,
): Drawn {
  const { library } = counter.desk
  const draw = (page: Reply, asking: Asking): Drawn => {
    const message = renderReply(page, { ...asking, bot, talk })
    const polls = pollsIn(page)
    checkReceipt(quotationsIn(message), page, library)
    for (const { explanation, quiz } of polls)
      checkExcerpt(wordsOfExplanation(explanation), quiz.quote, library)
    const files = page.blocks.flatMap(block => (block.kind === 'file' ? [block] : []))
    const cards = page.blocks.flatMap(block =>
      block.kind === 'card' ? [captioned(block, page.locale, library)] : [],
    )
    const worded = page.blocks.some(({ kind }) => !wordless.includes(kind))
    const alone = polls.length + files.length + cards.length === 0
    return { message: worded || alone ? message : undefined, polls, files, cards }
  }
  return draws(reply, { question, origin }, { limit, draw }, counter)
}
