import type { Message } from 'discord.js'
import { type Question, readQuestion } from '../../src/inquiry.ts'
import { answerFor, type Teller } from './answer.ts'
import { answerMessage } from './deliver.ts'
import { takesThreads, writerOf } from './place.ts'

/** Answers a message that names us, or that a reader writes to us alone. */
export async function answerMention(
  message: Message,
  question: Question,
  teller: Teller,
): Promise<void> {
  const { desk } = teller.counter
  const from = writerOf(message, desk.locale)
  teller.administrators.note(from, message)
  const stage = { isPrivate: false, threads: takesThreads(message.channel), message: message.id }
  const answers = await answerFor({ ...question, ...from }, question, stage, teller)
  await answerMessage(message, answers)
}

/** What a message asks of us; `undefined` where it does not speak to us. */
export function questionIn(message: Message): Question | undefined {
  const { content, author, client, mentions, system, webhookId } = message
  if (author.bot || system || webhookId !== null) return undefined
  const alone = !message.inGuild()
  const roles = mentions.roles.filter(({ tags }) => tags?.botId === client.user.id)
  const named = mentions.users.has(client.user.id) || roles.size > 0
  if (!alone && !named) return undefined
  const marks = [`<@!?${client.user.id}>`, ...roles.map(({ id }) => `<@&${id}>`)]
  const words = content
    .replace(new RegExp(marks.join('|'), 'g'), ' ')
    // A place is written in brackets where a text is quoted from.
    .replace(/\[\[([^[\]\n]{1,100})\]\]/gu, ' $1 ')
    .trim()
  return readQuestion(words) ?? { command: 'help', words: '' }
}
