import { sequentialize } from '@grammyjs/runner'
import { Bot, GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import { apologise, type Counter } from '../counter.ts'
import { drawPage, type Teller } from './answer.ts'
import { GivenUpError, logPolling, type Patience, setPatience } from './api.ts'
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
}

export const createBot = ({ token, apiRoot, patience }: BotSettings, counter: Counter): Bot => {
  const bot = new Bot(token, { client: { apiRoot, timeoutSeconds: patience.attemptSeconds } })
  setPatience(bot.api, patience)
  logPolling(bot.api, counter.log)
  return bot
}

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
  }
}

/** Has an initialised bot answer its updates, in order within a room. */
export function serveUpdates(
  bot: Bot,
  { bracketsMs }: BotSettings,
  counter: Counter,
  ledger: Ledger,
): void {
  const { commands, desk } = counter
  const { id, username } = bot.botInfo
  const self: Self = { id, username, locale: desk.locale, commands }
  const teller = tellerBy(bot, counter)
  const cooldown = createCooldown(bracketsMs)
  bot.use(async (ctx, next) => {
    if (!(await ledger.take(ctx.update.update_id))) return
    await next()
    ledger.done(ctx.update.update_id)
  })
  bot.use(sequentialize(({ update }) => queueOf(update)))
  bot.use(({ update }) => handle(update, self, teller, cooldown))
}

/** Updates of one queue are answered one after the other. */
function queueOf({
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
  self: Self,
  teller: Teller,
  cooldown: Cooldown,
): Promise<void> {
  let intake: Intake | undefined
  try {
    intake = readUpdate(update, self)
    if (intake) await dispatch(intake, teller, cooldown)
  } catch (error) {
    await sayOfFault(error, update.update_id, intake, self, teller)
  }
}

async function sayOfFault(
  error: unknown,
  update: number,
  intake: Intake | undefined,
  self: Self,
  teller: Teller,
): Promise<void> {
  const { log, api } = teller
  const facts = { update, intake: intake?.kind ?? 'unread' }
  // Whom Telegram does not let us reach, we cannot tell either.
  if (isOutage(error)) {
    log.error({ err: error, ...facts }, 'an answer could not be sent')
    return
  }
  const sorry = apologise(error, askerOf(intake)?.locale ?? self.locale, log, facts)
  try {
    const question = { command: 'help', words: '' }
    const { message } = drawPage(sorry, question, question, 'group', teller)
    if (message === undefined) return
    if (intake?.kind === 'press')
      await api.answerCallbackQuery(intake.query, { text: message.text })
    if (intake?.kind === 'ask' || intake?.kind === 'brackets')
      await sendMessage(message, intake.target, teller)
  } catch (second) {
    log.error({ err: second, ...facts }, 'an apology could not be sent')
  }
}

const isOutage = (error: unknown) =>
  error instanceof GivenUpError || (error instanceof GrammyError && error.error_code === 429)

function askerOf(intake: Intake | undefined) {
  if (intake?.kind === 'ask') return intake.inquiry
  return intake?.kind === 'brackets' || intake?.kind === 'press' ? intake.from : undefined
}
