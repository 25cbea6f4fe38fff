import type { Question } from '../src/inquiry.ts'
import { samePlace } from '../src/reply/button.ts'
import { fit, pageLabelsIn } from '../src/reply/fit.ts'
import type { Limit } from '../src/reply/limit.ts'
import type { Reply } from '../src/reply/reply.ts'
import { apologise, type Counter } from './counter.ts'

/** What a message answers, and what it answered first: where its way back leads. */
export interface Asking {
  readonly question: Question
  readonly origin: Question
}

/** How a platform draws. */
export interface Drawer<Drawing> {
  readonly limit: Limit
  /**
   * Draws one page and compares what it drew with the corpus.
   *
   * @throws ReceiptError when a quotation does not read back as the corpus has it
   */
  draw(page: Reply, asking: Asking): Drawing
}

/**
 * The page of `reply` that the question asks for. What does not read back as the corpus
 * has it is not drawn: an apology stands in its place.
 */
export function drawPage<Drawing>(
  reply: Reply,
  { question, origin }: Asking,
  { limit, draw }: Drawer<Drawing>,
  { log }: Counter,
): Drawing {
  const { command, words } = reply.again ?? question
  const asked: Question = {
    command,
    words,
    ...(question.page !== undefined && { page: question.page }),
  }
  const asking = { question: asked, origin: samePlace(question, origin) ? asked : origin }
  try {
    return draw(fit(reply, asked, limit, pageLabelsIn(reply.locale)), asking)
  } catch (error) {
    const sorry = apologise(error, reply.locale, log, { command: question.command })
    return draw(sorry, asking)
  }
}
