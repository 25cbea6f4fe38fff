import { type Bot, GrammyError } from 'grammy'
import type { Counter } from '../counter.ts'
import { startDaily } from '../daily.ts'
import type { Log } from '../log.ts'
import type { Running } from '../running.ts'
import { StartError } from '../start-fault.ts'
import { administratorsBy } from './administers.ts'
import {
  answerUpdate,
  type BotSettings,
  concernsBy,
  createBot,
  serveUpdates,
  tellerBy,
} from './bot.ts'
import { chatLink } from './keyboard.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { setMenus } from './menu.ts'
import { startPolling } from './polling.ts'
import { posterBy } from './post.ts'
import { startWebhook, type WebhookSettings } from './webhook.ts'

export interface TelegramSettings extends BotSettings {
  /** Absent: updates are fetched by long polling. */
  readonly webhook?: WebhookSettings
}

/** What is in hand at the end may take so long; with confirming, it keeps within ten seconds. */
const drainMs = 7500

/**
 * Starts answering on Telegram.
 *
 * @throws StartError when Telegram does not know the token
 */
export async function startTelegram(settings: TelegramSettings, given: Counter): Promise<Running> {
  const bot = createBot(settings, given)
  const administers = administratorsBy(bot.api, Date.now)
  const counter: Counter = { ...given, desk: { ...given.desk, administers } }
  const { desk, commands, log } = counter
  await bot.init().catch(refuseToken)
  const ledger = createLedger(desk.store.updates, concernsBy(bot, counter), log, Date.now)
  serveUpdates(bot, settings, counter, ledger)
  await setMenus(commands, bot.api, log).catch((error: unknown) => {
    log.warn({ err: error }, 'the command menus could not be set')
  })
  await answerLeftOver(bot, ledger, log)
  const intaking = settings.webhook
    ? await startWebhook(bot, settings.webhook, ledger, log)
    : await startPolling(bot, settings.patience, ledger, log)
  const daily = startDaily(posterBy(tellerBy(bot, counter)), { everyMs: settings.dailyMs }, counter)
  const { username } = bot.botInfo
  log.info({ bot: username, by: settings.webhook ? 'webhook' : 'polling' }, 'on Telegram')
  return {
    ended: intaking.ended.catch(refuseToken),
    isConnected: () => intaking.isConnected(),
    linkTo: place => chatLink(username, place),
    stop: async () => {
      await intaking.stop()
      await daily.stop()
      const drained = await ledger.drained(drainMs)
      if (!drained) log.warn('some answers were not finished; their questions come again')
      await ledger.written()
      await intaking.confirm()
    },
  }
}

/** Begins to answer what was in hand as the process before was killed; it goes before what comes then. */
async function answerLeftOver(bot: Bot, ledger: Ledger, log: Log): Promise<void> {
  const updates = await ledger.leftOver().catch((error: unknown) => {
    log.error({ err: error }, 'what the last process left over cannot be read')
    return []
  })
  if (updates.length === 0) return
  log.warn({ updates: updates.length }, 'the last process was killed; its questions are answered')
  for (const update of updates) answerUpdate(bot, update, log)
}

/** Telegram answers 401 to a token that was revoked and 404 to one that never was. */
function refuseToken(error: unknown): never {
  if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404))
    throw new StartError(
      'Telegram does not know TELEGRAM_TOKEN. Ask @BotFather for the token of your bot.',
      { cause: error },
    )
  throw error
}
