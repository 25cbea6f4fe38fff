import { Bot, GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import { localeOf } from '../../src/commands/answer.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { inAnswer } from '../answering.ts'
import { apologise, type Counter } from '../counter.ts'
import type { Log } from '../log.ts'
import { createTurns, type Pace, type PutOff, putOffReply, type Turns } from '../turns.ts'
import { drawPage, type Teller } from './answer.ts'
import { countErrors, GivenUpError, logCalls, type Patience, setPatience } from './api.ts'
import { type Cooldown, createCooldown } from './cooldown.ts'
import { sendMessage } from './deliver.ts'
import { dispatch } from './dispatch.ts'
import type { Intake, Self } from './intake.ts'
import type { Ledger } from './ledger.ts'
import { readUpdate } from './read.ts'

/** How a bot is reached and how it behaves. */
export interface BotSettings {
  readonly token: string
  /** Telegram's own server, or one of one's own, without a slash at its end. */
  readonly apiRoot: string
  readonly patience: Patience
  /** A passage named in brackets is brought again in the same room after so many milliseconds. */
  readonly bracketsMs: number
  /** Looks for daily passages that have fallen due so often, in milliseconds. */
  readonly dailyMs: number
  readonly pace: Pace
}

export const createBot = ({ token, apiRoot, patience }: BotSettings, counter: Counter): Bot => {
  const bot = new Bot(token, { client: { apiRoot, timeoutSeconds: patience.attemptSeconds } })
  if (counter.metrics) bot.api.config.use(countErrors(counter.metrics))
  setPatience(bot.api, patience)
  bot.api.config.use(logCalls(counter.log))
  return bot
}

const selfOf = (bot: Bot, { commands, desk }: Counter): Self => {
  const { id, username } = bot.botInfo
  return { id, username, locale: desk.locale, commands }
}

/** Whether an update asks anything of an initialised bot; one that cannot be read is answered with an apology. */
export function concernsBy(bot: Bot, counter: Counter): (update: Update) => boolean {
  const self = selfOf(bot, counter)
  return update => {
    try {
      return readUpdate(update, self) !== undefined
    } catch {
      return true
    }
  }
}

/** Has the bot answer an update; fulfilled when it has, or when a line says why not. */
export const answerUpdate = (bot: Bot, update: Update, log: Log): Promise<void> =>
  bot.handleUpdate(update).catch((error: unknown) => {
    log.error({ err: error, update: update.update_id }, 'an update was not handled')
  })

/** What an initialised bot answers with. */
export function tellerBy(bot: Bot, counter: Counter): Teller {
  const { username, supports_inline_queries } = bot.botInfo
  return {
    counter,
    api: bot.api,
    store: counter.desk.store,
    log: counter.log,
    bot: { username, inline: supports_inline_queries },
    nowMs: Date.now,
    topics: new Map(),
  }
}

/** Has an initialised bot answer its updates, in order within a room. */
export function serveUpdates(
  bot: Bot,
  { bracketsMs, pace }: BotSettings,
  counter: Counter,
  ledger: Ledger,
): void {
  const self = selfOf(bot, counter)
  const teller = tellerBy(bot, counter)
  const cooldown = createCooldown(bracketsMs)
  const turns = createTurns(pace)
  counter.metrics?.watchQueue('telegram', turns.waiting)
  bot.use(async ({ update }) => {
    if (!(await ledger.take(update))) return
    const id = update.update_id
    const isRepeated = ledger.wasLeftOver(id)
    await inAnswer(`telegram:${id}`, () =>
      handle(update, isRepeated, self, teller, turns, cooldown),
    )
    ledger.done(id)
  })
}

const markRepeated = (intake: Intake | undefined, isRepeated: boolean): Intake | undefined =>
  intake?.kind === 'ask' && isRepeated
    ? { ...intake, inquiry: { ...intake.inquiry, isRepeated } }
    : intake

/** What is answered one after the other. */
function lineOf({
  message,
  channel_post,
  callback_query,
  inline_query,
  poll_answer,
}: Update): string | undefined {
  const posted = message ?? channel_post ?? callback_query?.message
  if (posted) return `${posted.chat.id}/${posted.is_topic_message ? posted.message_thread_id : ''}`
  if (poll_answer) return `poll/${poll_answer.poll_id}`
  const from = inline_query?.from ?? callback_query?.from
  return from && `inline/${from.id}`
}

/** The one place where every fault ends: it is logged with its update, and the reader is told. */
async function handle(
  update: Update,
  isRepeated: boolean,
  self: Self,
  teller: Teller,
  turns: Turns,
  cooldown: Cooldown,
): Promise<void> {
  let intake: Intake | undefined
  try {
    const read = markRepeated(readUpdate(update, self), isRepeated)
    intake = read
    if (read === undefined) return
    const turn = { room: lineOf(update), reader: askerOf(read)?.reader }
    const putOff = await turns.take(turn, () => dispatch(read, teller, cooldown))
    if (putOff) await sayPutOff(putOff, read, update.update_id, teller)
  } catch (error) {
    await sayOfFault(error, update.update_id, intake, self, teller)
  }
}

/** What was put off is said once in a while, but of every press: Telegram shows it as going on till then. */
async function sayPutOff(
  putOff: PutOff,
  intake: Intake,
  update: number,
  teller: Teller,
): Promise<void> {
  const asker = askerOf(intake)
  if (asker === undefined) return
  const { reason, isNew } = putOff
  teller.counter.metrics?.putOff('telegram', reason)
  if (isNew) teller.log.warn({ update, reason, room: asker.room }, 'questions are put off')
  if (isNew || intake.kind === 'press')
    await say(putOffReply(putOff, await localeOf(asker, teller.counter.desk)), intake, teller)
}

/** Says something of our own to whoever asked, where that is. */
async function say(reply: Reply, intake: Intake | undefined, teller: Teller): Promise<void> {
  const question = { command: 'help', words: '' }
  const { message } = drawPage(reply, question, question, 'group', teller)
  if (message === undefined) return
  if (intake?.kind === 'press')
    await teller.api.answerCallbackQuery(intake.query, { text: message.text })
  if (intake?.kind === 'ask' || intake?.kind === 'brackets')
    await sendMessage(message, intake.target, teller)
}

async function sayOfFault(
  error: unknown,
  update: number,
  intake: Intake | undefined,
  self: Self,
  teller: Teller,
): Promise<void> {
  const { log } = teller
  const facts = { update, intake: intake?.kind ?? 'unread' }
  // Whom Telegram does not let us reach, we cannot tell either.
  if (isOutage(error)) {
    log.error({ err: error, ...facts }, 'an answer could not be sent')
    return
  }
  const sorry = apologise(error, askerOf(intake)?.locale ?? self.locale, log, facts)
  try {
    await say(sorry, intake, teller)
  } catch (second) {
    log.error({ err: second, ...facts }, 'an apology could not be sent')
  }
}

const isOutage = (error: unknown) =>
  error instanceof GivenUpError || (error instanceof GrammyError && error.error_code === 429)

function askerOf(intake: Intake | undefined) {
  switch (intake?.kind) {
    case 'ask':
      return intake.inquiry
    case 'brackets':
    case 'press':
    case 'inline':
      return intake.from
    case 'choice':
    case 'moved':
    case 'standing':
    case undefined:
      return undefined
  }
}
