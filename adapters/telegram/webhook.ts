import { createHash, timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bot } from 'grammy'
import type { Update } from 'grammy/types'
import type { Deliveries } from '../deliveries.ts'
import type { Log } from '../log.ts'
import { answerUpdate } from './bot.ts'
import type { Ledger } from './ledger.ts'
import type { Intaking } from './polling.ts'
import { handledUpdates } from './read.ts'

export interface WebhookSettings {
  /** Where Telegram delivers updates; its path is the one that is listened on. */
  readonly url: string
  /** What Telegram sends in a header with each, so that no one else is heard. */
  readonly secret: string
  readonly deliveries: Deliveries
}

/** An update is some kilobytes; nothing larger is read. */
const maxBodyBytes = 1024 * 1024
/** Telegram is told that an update has arrived when it is answered, or after so long, while the answer goes on. */
const acknowledgeMs = 5000
const secretHeader = 'x-telegram-bot-api-secret-token'

/** Listens for updates that Telegram delivers and hands them to `bot`. */
export async function startWebhook(
  bot: Bot,
  { url, secret, deliveries }: WebhookSettings,
  ledger: Ledger,
  log: Log,
): Promise<Intaking> {
  const path = new URL(url).pathname
  const close = deliveries.open(path, async request =>
    respond(await receive(request, secret, bot, ledger, log)),
  )
  await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: handledUpdates })
  log.info({ path }, 'updates are delivered by webhook')
  let end = () => {}
  const ended = new Promise<void>(resolve => {
    end = resolve
  })
  return {
    ended,
    // What Telegram delivers and how often is known to it alone.
    isConnected: () => true,
    stop: async () => {
      close()
      end()
    },
    // Each is confirmed by its answer; the server waits for those that are on their way.
    confirm: async () => {},
  }
}

/** The HTTP status that a delivery gets. */
async function receive(
  request: Request,
  secret: string,
  bot: Bot,
  ledger: Ledger,
  log: Log,
): Promise<number> {
  if (request.method !== 'POST') return 405
  if (!sameSecret(request.headers.get(secretHeader), secret)) {
    log.warn('a delivery had not the secret')
    return 401
  }
  const body = await readBody(request).catch((error: unknown) => {
    log.warn({ err: error }, 'a delivery broke off')
    return ''
  })
  if (body === undefined) return 413
  const update = parseUpdate(body)
  if (update === undefined) return 400
  const answered = answerUpdate(bot, update, log)
  const late = sleep(acknowledgeMs, 'late' as const, { ref: false })
  if ((await Promise.race([answered, late])) === 'late') await ledger.keep()
  return 200
}

/** What is left of a body that was refused is not waited for. */
const respond = (status: number) =>
  new Response(null, { status, ...(status !== 200 && { headers: { connection: 'close' } }) })

/** Compares by digests of one length, so that the time taken tells nothing of the secret. */
function sameSecret(given: string | null, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(secret))
}

/** The body, or `undefined` where it is larger than is read. */
async function readBody({ body }: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > maxBodyBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseUpdate(body: string): Update | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return isUpdate(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whoever knows the secret is Telegram, so that the number vouches for the rest. */
const isUpdate = (value: unknown): value is Update =>
  typeof value === 'object' &&
  value !== null &&
  'update_id' in value &&
  Number.isSafeInteger(value.update_id)
