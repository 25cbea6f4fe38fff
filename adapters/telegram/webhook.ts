import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Bot } from 'grammy'
import type { Update } from 'grammy/types'
import type { Log } from '../log.ts'
import type { Intaking } from './polling.ts'
import { handledUpdates } from './read.ts'

export interface WebhookSettings {
  /** Where Telegram delivers updates; its path is the one that is listened on. */
  readonly url: string
  /** What Telegram sends in a header with each, so that no one else is heard. */
  readonly secret: string
  readonly host: string
  readonly port: number
}

/** An update is some kilobytes; nothing larger is read. */
const maxBodyBytes = 1024 * 1024
/** Telegram is told that an update has arrived when it is answered, or after so long, while the answer goes on. */
const acknowledgeMs = 5000
/** Answers that are on their way at the end get so long. */
const lastAnswersMs = 1000
const secretHeader = 'x-telegram-bot-api-secret-token'

/** Listens for updates that Telegram delivers and hands them to `bot`. */
export async function startWebhook(
  bot: Bot,
  { url, secret, host, port }: WebhookSettings,
  log: Log,
): Promise<Intaking> {
  const path = new URL(url).pathname
  const server = createServer((request, response) => {
    receive(request, path, secret, bot, log).then(
      status => respond(response, status),
      (error: unknown) => {
        log.warn({ err: error }, 'a delivery broke off')
        respond(response, 400)
      },
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: handledUpdates })
  log.info({ host, port, path }, 'updates are delivered by webhook')
  const ended = new Promise<void>(resolve => server.once('close', resolve))
  return {
    ended,
    stop: async () => {
      server.close()
      server.closeIdleConnections()
    },
    // Each is confirmed by its answer, which may be on its way.
    confirm: async () => {
      await Promise.race([ended, pause(lastAnswersMs)])
      server.closeAllConnections()
    },
  }
}

/** The HTTP status that a delivery gets. */
async function receive(
  request: IncomingMessage,
  path: string,
  secret: string,
  bot: Bot,
  log: Log,
): Promise<number> {
  if (new URL(request.url ?? '/', 'http://localhost').pathname !== path) return 404
  if (request.method !== 'POST') return 405
  if (!sameSecret(request.headers[secretHeader], secret)) {
    log.warn('a delivery had not the secret')
    return 401
  }
  const body = await readBody(request)
  if (body === undefined) return 413
  const update = parseUpdate(body)
  if (update === undefined) return 400
  const answered = bot.handleUpdate(update).catch((error: unknown) => {
    log.error({ err: error, update: update.update_id }, 'an update was not handled')
  })
  await Promise.race([answered, pause(acknowledgeMs)])
  return 200
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms).unref())

function respond(response: ServerResponse, status: number): void {
  // What is left of a body that was refused is not waited for.
  response.writeHead(status, status === 200 ? {} : { connection: 'close' }).end()
}

/** Compares by digests of one length, so that the time taken tells nothing of the secret. */
function sameSecret(given: string | string[] | undefined, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(secret))
}

/** The body, or `undefined` where it is larger than is read. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > maxBodyBytes) return undefined
    chunks.push(bytes)
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
