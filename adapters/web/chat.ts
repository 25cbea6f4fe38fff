import { randomBytes } from 'node:crypto'
import { settingsOf } from '../../src/commands/answer.ts'
import { wordingIn } from '../../src/i18n/wording.ts'
import { type Asker, type Question, readQuestion } from '../../src/inquiry.ts'
import { addressOfQuote } from '../../src/quote.ts'
import { readButton } from '../../src/reply/button.ts'
import { fit, pageLabelsIn } from '../../src/reply/fit.ts'
import type { Block, Reply } from '../../src/reply/reply.ts'
import { takeAnswer } from '../../src/study/answers.ts'
import { type Counter, serve } from '../counter.ts'
import { limit } from './limits.ts'
import type { Exchange } from './pages/chat.tsx'
import type { Visit } from './visit.ts'

/** 128 bits: whoever knows a conversation's name was given it. */
const roomBytes = 16
export const newRoom = () => randomBytes(roomBytes).toString('base64url')
export const isRoom = (name: string) => /^[\w-]{22}$/.test(name)

/** There are no accounts: who has a conversation's name is its one reader. */
const askerIn = (room: string, { locale }: Visit): Asker => ({
  room: `web:${room}`,
  reader: `web:${room}`,
  locale,
})

/** The page of the answer that `question` asks for. */
export async function answerPage(
  question: Question,
  room: string,
  visit: Visit,
  counter: Counter,
): Promise<Reply> {
  const reply = await serve({ ...question, ...askerIn(room, visit) }, counter)
  return fit(reply, reply.again ?? question, limit, pageLabelsIn(reply.locale))
}

/** What a reader sent: a typed line, a pressed button, a choice in a quiz; as a form names them. */
export type Sent = {
  readonly [K in 'words' | 'line' | 'ask' | 'choice']?: string | undefined
}

/** Asks what was sent; `undefined` where there is nothing in it. */
export async function exchangeOf(
  sent: Sent,
  room: string,
  visit: Visit,
  counter: Counter,
): Promise<Exchange | undefined> {
  if (sent.choice !== undefined) return takeChoice(sent.choice, room, visit, counter)
  const question =
    sent.ask === undefined
      ? readQuestion(sent.line ?? sent.words ?? '')
      : readButton(sent.ask)?.question
  if (question === undefined) return undefined
  const reply = await answerPage(question, room, visit, counter)
  return { asked: asTyped(question), reply, polls: await openPolls(reply, room, counter) }
}

/** A question as a reader would type it. */
const asTyped = ({ command, words }: Question) =>
  command === 'search' && !/^[/／]/u.test(words) ? words : `/${command} ${words}`.trim()

/** Opens each quiz of a reply, so that its first answer counts. */
async function openPolls(
  { blocks }: Reply,
  room: string,
  { desk }: Counter,
): Promise<ReadonlyMap<string, string>> {
  const polls = new Map<string, string>()
  for (const block of blocks) {
    if (block.kind !== 'quiz') continue
    const id = newRoom()
    await desk.store.polls.open(
      { id: `web:${id}`, room: `web:${room}`, quiz: block.id, correct: block.right },
      desk.now(),
    )
    polls.set(block.id, id)
  }
  return polls
}

/** A choice as its button sends it: the poll's name, the option's number, its words. */
const choiceForm = /^([\w-]{22}) (\d{1,2}) (.{1,200})$/su

async function takeChoice(
  sent: string,
  room: string,
  visit: Visit,
  counter: Counter,
): Promise<Exchange | undefined> {
  const { desk } = counter
  const [, name, option, words = ''] = choiceForm.exec(sent) ?? []
  if (name === undefined) return undefined
  const asker = askerIn(room, visit)
  const poll = await desk.store.polls.find(`web:${name}`)
  const locale = (await settingsOf(asker.room, desk)).locale ?? asker.locale
  const say = wordingIn(locale)
  const polls = new Map<string, string>()
  // Another conversation's quiz is not told apart from one that there is not.
  if (poll === undefined || poll.room !== asker.room)
    return {
      asked: words,
      reply: {
        locale,
        blocks: [{ kind: 'notice', tone: 'mistake', text: say['button.gone'] }],
      },
      polls,
    }
  const taken = await takeAnswer(
    { poll: poll.id, reader: asker.reader, choice: Number(option) },
    desk.store,
    desk.now(),
  )
  const quiz = desk.library.quizzes.find(poll.quiz)
  const label = (at: number) => quiz?.options[at] ?? ''
  const choice = taken?.choice ?? Number(option)
  const shown =
    quiz &&
    (await serve({ ...asker, command: 'search', words: addressOfQuote(quiz.quote) }, counter))
  return {
    asked: words,
    reply: {
      locale,
      blocks: [
        ...(taken?.isAgain ? [paragraph(say['quiz.again'](label(choice)))] : []),
        paragraph(
          choice === poll.correct ? say['quiz.right'] : say['quiz.wrong'](label(poll.correct)),
        ),
        ...(shown?.blocks ?? []),
      ],
    },
    polls,
  }
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
