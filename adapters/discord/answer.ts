import type { Inquiry, Question } from '../../src/inquiry.ts'
import { checkExcerpt, checkReceipt } from '../../src/reply/receipt.ts'
import type { Block, Card, Quiz, Reply } from '../../src/reply/reply.ts'
import { pictureOf } from '../card/picture.ts'
import { type Counter, serve } from '../counter.ts'
import { type Asking, drawPage } from '../draw.ts'
import type { Administrators } from './administers.ts'
import { renderCard, wordsOfCard } from './card.ts'
import type { Scene } from './controls.ts'
import { type OpenQuiz, renderQuiz } from './quiz.ts'
import { quotationsIn } from './receipt.ts'
import { type DiscordMessage, pageLimit, renderReply } from './render.ts'

/** What answering needs. */
export interface Teller {
  readonly counter: Counter
  /** Announces an answer that is not ready after so many milliseconds; Discord waits for three seconds. */
  readonly deferMs: number
  /** An interaction waits so many milliseconds for those before it in its room, and then goes on beside them. */
  readonly patienceMs: number
  readonly administrators: Administrators
  nowMs(): number
}

/** Where an answer is shown. */
export type Stage = Pick<Scene, 'isPrivate' | 'threads' | 'sharedBy'> & {
  /** Names the message, and with it the quizzes that it puts. */
  readonly message: string
}

/** An answer as messages: the words, where there are any, then each quiz; cards, whose pictures take time to draw, are still to be. */
export interface Drawn {
  readonly messages: readonly DiscordMessage[]
  readonly quizzes: readonly OpenQuiz[]
  readonly cards: readonly Card[]
}

/** The answer to `inquiry`, drawn, compared with the corpus, and with what its buttons need kept. */
export async function answerFor(
  inquiry: Inquiry,
  origin: Question,
  stage: Stage,
  teller: Teller,
): Promise<readonly DiscordMessage[]> {
  const reply = await serve(inquiry, teller.counter)
  return made(reply, { question: inquiry, origin }, inquiry.room, stage, teller)
}

/** The page of `reply` that was asked for, ready to be sent. */
export async function made(
  reply: Reply,
  asking: Asking,
  room: string,
  stage: Stage,
  { counter, nowMs }: Teller,
): Promise<readonly DiscordMessage[]> {
  const { messages, quizzes, cards } = drawReply(reply, asking, stage, counter)
  const { buttons, polls } = counter.desk.store
  const kept = messages.flatMap(message => message.kept)
  if (kept.length > 0) await buttons.keep(kept, nowMs())
  for (const { poll, quiz } of quizzes)
    await polls.open({ id: poll, room, quiz: quiz.id, correct: quiz.right }, nowMs())
  const { locale } = reply
  const pictured = cards.map(async card =>
    renderCard(card, await pictureOf(card, locale, counter), locale),
  )
  return [...messages, ...(await Promise.all(pictured))]
}

/** What stands in no message with words. */
const alone: readonly Block['kind'][] = ['quiz', 'card', 'actions']

/** What does not read back as the corpus has it is not drawn: an apology stands in its place. */
export function drawReply(reply: Reply, asking: Asking, stage: Stage, counter: Counter): Drawn {
  const { library } = counter.desk
  const draw = (page: Reply, asked: Asking): Drawn => {
    const words = renderReply(page, { ...asked, ...stage })
    checkReceipt(quotationsIn(words.texts), page, library)
    const quizzes = page.blocks
      .flatMap(block => (block.kind === 'quiz' ? [block] : []))
      .map((quiz, at): OpenQuiz => ({ poll: `discord:${stage.message}.${at}`, quiz }))
    for (const { quiz } of quizzes) checkShown(quiz, counter)
    const cards = page.blocks.flatMap(block => (block.kind === 'card' ? [block] : []))
    for (const card of cards)
      for (const shown of quotationsIn([wordsOfCard(card, page.locale)]))
        checkExcerpt(shown, card.quote, library)
    const worded = page.blocks.some(({ kind }) => !alone.includes(kind))
    return {
      messages: [
        ...(worded || quizzes.length + cards.length === 0 ? [words] : []),
        ...quizzes.map(quiz => renderQuiz(quiz, page.locale)),
      ],
      quizzes,
      cards,
    }
  }
  return drawPage(reply, asking, { limit: pageLimit, draw }, counter)
}

/** What shows a quiz's answer to be right is shown once it is answered, and must be the corpus's already. */
const checkShown = ({ quote }: Quiz, { desk }: Counter) =>
  checkExcerpt(quote.words, quote, desk.library)
