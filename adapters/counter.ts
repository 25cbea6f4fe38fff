import { randomUUID } from 'node:crypto'
import { answer, settingsOf } from '../src/commands/answer.ts'
import type { AnyCommand } from '../src/commands/command.ts'
import type { Desk } from '../src/desk.ts'
import { wordingIn } from '../src/i18n/wording.ts'
import type { Inquiry } from '../src/inquiry.ts'
import type { Locale } from '../src/passage.ts'
import type { Reply } from '../src/reply/reply.ts'
import { StoreError } from '../src/store/fault.ts'
import type { Cards } from './card/cards.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** What every adapter serves its readers with. */
export interface Counter {
  readonly desk: Desk
  readonly commands: readonly AnyCommand[]
  readonly log: Log
  /** Absent where nobody looks at pictures. */
  readonly cards?: Cards
  /** Absent where nobody reads figures. */
  readonly metrics?: Metrics
}

/**
 * Answers one inquiry and logs that it was answered: which command, how many
 * quotations, how long; never a reader's words. A fault of ours is logged and becomes
 * an apology with the number that the log has it under.
 */
export async function serve(
  inquiry: Inquiry,
  { desk, commands, log, metrics }: Counter,
): Promise<Reply> {
  const startedAt = performance.now()
  const command = commands.some(({ name }) => name === inquiry.command)
    ? inquiry.command
    : 'unknown'
  const measure = (failed: boolean) =>
    metrics?.answered({
      platform: platformOf(inquiry),
      command,
      failed,
      seconds: since(startedAt) / 1000,
    })
  try {
    const settings = await settingsOf(inquiry.room, desk).catch((error: unknown) => {
      // What only reads the texts can be answered without.
      log.error({ err: error }, 'the store cannot be read')
      return {}
    })
    const reply = await answer(inquiry, desk, commands, settings)
    const quotations = reply.blocks.filter(({ kind }) => kind === 'quotation').length
    log.info({ command, quotations, tookMs: since(startedAt) }, 'answered')
    measure(false)
    return reply
  } catch (error) {
    measure(true)
    return apologise(error, inquiry.locale, log, { command, tookMs: since(startedAt) })
  }
}

/** Rooms are named after the platform that they are on: `telegram:-100123`. */
const platformOf = ({ room }: Inquiry) => room.split(':', 1)[0] ?? room

/** Logs a fault of ours with `facts` and says sorry for it, with the number that the log has it under. */
export function apologise(
  error: unknown,
  locale: Locale,
  log: Log,
  facts: Readonly<Record<string, unknown>>,
): Reply {
  const id = randomUUID().slice(0, 8)
  log.error({ err: error, id, ...facts }, 'an answer failed')
  const say = wordingIn(locale)
  const key = error instanceof StoreError ? 'fault.store' : 'fault.sorry'
  return {
    locale,
    blocks: [{ kind: 'notice', tone: 'fault', text: say[key](id) }],
  }
}

/** Milliseconds to a hundredth. */
const since = (startedAt: number) => Math.round((performance.now() - startedAt) * 100) / 100
