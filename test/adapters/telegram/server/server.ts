import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Message, Update, User, UserFromGetMe } from 'grammy/types'
import { type Answer, accepted, badRequest, refused } from './answer.ts'
import { readBody } from './body.ts'
import { createChats } from './chats.ts'
import { createEditing } from './editing.ts'
import { breakOff, type Fault } from './faults.ts'
import { createInbox, type Pending } from './inbox.ts'
import { limitFaults } from './limits/check.ts'
import { createMembers } from './members.ts'
import { createMenus, type Menus } from './menus.ts'
import type { Payload } from './payload.ts'
import { createQueries } from './queries.ts'
import { createSending } from './sending.ts'
import { specUrl } from './spec.ts'
import { validatorAt } from './validator.ts'
import { createWaiting } from './waiting.ts'

export interface BotApiOptions {
  readonly username?: string
  readonly inline?: boolean
  /** Privacy mode is off. */
  readonly readsAll?: boolean
  /** Where the spec is read from. */
  readonly spec?: URL
}

/** A call to the API and what it was told; no answer where a fault was put in its place. */
interface Call {
  readonly method: string
  readonly payload: Payload
  /** When it arrived, in milliseconds of `performance.now`. */
  readonly atMs: number
  readonly answer: Answer | undefined
}

/** Telegram's Bot API on this machine, as strict as Telegram and more talkative. */
export interface BotApi {
  readonly root: string
  readonly token: string
  readonly me: UserFromGetMe
  /** Whether calls are held against the spec, and why not. */
  readonly validation: string
  readonly calls: readonly Call[]
  /** Every rule of the spec or of Telegram's limits that a call has broken. */
  readonly problems: readonly string[]
  push(update: Pending): Update
  /** Has the next so many calls of a method go wrong. */
  fail(method: string, fault: Fault, times?: number): void
  /** The calls of a method that were accepted, as soon as there are so many. */
  accepted(method: string, count?: number, ms?: number): Promise<readonly Call[]>
  /** The same for calls whatever they were told. */
  arrived(method: string, count?: number, ms?: number): Promise<readonly Call[]>
  readonly menus: Menus
  /** What a chat shows now. */
  messages(chat: number): readonly Message[]
  /** Takes out of a chat a message that readers have written or the bot has. */
  deleteFromChat(chat: number, message: number): void
  declareForum(chat: number, threads: readonly number[]): void
  /** Takes a topic out of a forum, as an administrator can. */
  deleteTopic(chat: number, thread: number): void
  /** Has a reader administer a chat. */
  declareAdmin(chat: number, user: User): void
  block(chat: number, blocked?: boolean): void
  migrate(from: number, to: number): void
  /** The first update that the bot has not confirmed. */
  offset(): number
  waiting(): readonly Update[]
  allowedUpdates(): readonly string[] | undefined
  unansweredQueries(): readonly string[]
  webhook(): { readonly url: string; readonly secret: string | undefined } | undefined
  /** Delivers an update to the webhook, on this machine only; the HTTP status that it gets. */
  deliver(
    update: Pending | string,
    rest?: { readonly secret?: string | null; readonly path?: string; readonly method?: string },
  ): Promise<number>
  close(): Promise<void>
}

const token = '123456789:AAtest-token_of-a-bot-on-loopback'

/** Said once a process, so that a run without the spec does not look like one with it. */
const said = new Set<string>()

export async function startBotApi(options: BotApiOptions = {}): Promise<BotApi> {
  const { username = 'zhangju_bot', inline = true, readsAll = false, spec = specUrl } = options
  const me: UserFromGetMe = {
    id: 123456789,
    is_bot: true,
    first_name: '章句',
    username,
    can_join_groups: true,
    can_read_all_group_messages: readsAll,
    supports_inline_queries: inline,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_guest_queries: false,
    supports_join_request_queries: false,
  }
  const validator = validatorAt(spec)
  const validation = validator
    ? `the spec, ${validator.spec.version}, and the limits`
    : `the limits only: there is no ${spec.pathname}`
  if (!said.has(validation))
    process.stderr.write(`calls to Telegram are held against ${validation}\n`)
  said.add(validation)
  const calls: Call[] = []
  const problems: string[] = []
  const planned: { readonly method: string; readonly fault: Fault }[] = []
  const report = (sentence: string) => {
    problems.push(sentence)
  }
  const chats = createChats()
  const now = () => Math.floor(Date.now() / 1000)
  const desk = { bot: me, chats, now, report }
  const [sending, editing] = [createSending(desk), createEditing(desk)]
  const [menus, members, queries] = [createMenus(), createMembers(chats), createQueries()]
  const [inbox, waiting] = [createInbox(), createWaiting()]
  const methods: Readonly<Record<string, (payload: Payload) => Answer>> = {
    getMe: () => accepted(me),
    sendMessage: sending.sendMessage,
    sendPoll: sending.sendPoll,
    sendDocument: sending.sendDocument,
    sendPhoto: sending.sendPhoto,
    editMessageText: editing.editMessageText,
    editMessageReplyMarkup: editing.editMessageReplyMarkup,
    deleteMessage: editing.deleteMessage,
    sendChatAction: sending.sendChatAction,
    answerCallbackQuery: payload => queries.answer(payload, 'callback_query_id'),
    answerInlineQuery: payload => queries.answer(payload, 'inline_query_id'),
    setMyCommands: menus.set,
    getMyCommands: menus.get,
    deleteMyCommands: menus.drop,
    createForumTopic: payload => {
      const chat = chats.idOf(payload['chat_id'])
      const topic = chat === undefined ? undefined : chats.openTopic(chat)
      return topic === undefined
        ? badRequest('the chat is not a forum')
        : accepted({ message_thread_id: topic, name: payload['name'], icon_color: 7322096 })
    },
    getChatMember: members.getChatMember,
    getChatAdministrators: members.getChatAdministrators,
    setWebhook: inbox.setWebhook,
    deleteWebhook: inbox.deleteWebhook,
    getWebhookInfo: inbox.webhookInfo,
  }

  /** What the call breaks of the spec and the limits; the first as Telegram would say it. */
  const refusalOf = (method: string, payload: Payload): Answer | undefined => {
    const unspecified = validator?.faultsOfCall(method, payload) ?? []
    const beyond = limitFaults(method, payload, { forbidParseMode: true })
    problems.push(...unspecified, ...beyond.map(({ sentence }) => `${method}: ${sentence}`))
    const told = beyond[0]?.told ?? unspecified[0]
    return told === undefined ? undefined : badRequest(told)
  }

  const respond = (response: ServerResponse, answer: Answer) => {
    response.writeHead(answer.ok ? 200 : answer.error_code, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer))
  }

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? '/', 'http://localhost')
    const [, given, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(url.pathname) ?? []
    const texts = validator?.spec.methods[method]?.fields ?? []
    const isText = (field: string) =>
      texts.some(({ name, types }) => name === field && types[0] === 'String')
    const body = await readBody(incoming, url.searchParams, isText)
    const atMs = performance.now()
    const payload = body?.payload ?? {}
    const finish = (answer: Answer | undefined) => {
      calls.push({ method, payload, atMs, answer })
      waiting.look()
    }
    const tell = (answer: Answer) => {
      respond(response, answer)
      finish(answer)
    }
    if (given !== token) return tell(refused(401, 'Unauthorized'))
    if (body === undefined) return tell(badRequest("can't parse request body"))
    const at = planned.findIndex(plan => plan.method === method)
    const fault = at < 0 ? undefined : planned.splice(at, 1)[0]?.fault
    if (fault?.kind === 'refuse') return tell(fault.answer)
    if (fault && fault.kind !== 'dropAfter') {
      breakOff(fault, response)
      return finish(undefined)
    }
    if (method !== 'getUpdates' && methods[method] === undefined) {
      report(`there is no method ${method}`)
      return tell(refused(404, 'Not Found'))
    }
    const refusal = refusalOf(method, payload)
    if (refusal) return tell(refusal)
    if (method === 'getUpdates') {
      const { gone } = inbox.fetch(payload, tell)
      response.once('close', gone)
      return
    }
    const answer = methods[method]?.(payload) ?? refused(404, 'Not Found')
    if (fault === undefined) return tell(answer)
    breakOff(fault, response)
    finish(answer)
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => report(`the server failed: ${error}`))
  })
  const sockets = new Set<Socket>()
  server.on('connection', socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))

  const learn = (update: Update) => {
    const message = update.message ?? update.channel_post ?? update.callback_query?.message
    if (message) chats.know(message.chat)
    const posted = update.message ?? update.channel_post
    if (posted) chats.put(posted)
    if (update.callback_query) queries.open(update.callback_query.id)
    if (update.inline_query) queries.open(update.inline_query.id)
    const inlineId = update.callback_query?.inline_message_id
    if (inlineId !== undefined) editing.knowInline(inlineId)
  }
  const named = (method: string) => calls.filter(call => call.method === method)
  const seen = (
    pick: (call: Call) => boolean,
    method: string,
    count: number,
    ms: number,
  ): Promise<readonly Call[]> =>
    waiting.until(
      () => {
        const found = named(method).filter(pick)
        return found.length >= count ? found : undefined
      },
      () =>
        `${count} × ${method} did not come; there came: ${calls.map(call => `${call.method}${call.answer?.ok ? '' : ' (refused)'}`).join(', ')}`,
      ms,
    )

  return {
    root: `http://127.0.0.1:${portOf(server.address())}`,
    token,
    me,
    validation,
    calls,
    problems,
    push: pending => {
      const update = inbox.push(pending)
      learn(update)
      return update
    },
    fail: (method, fault, times = 1) => {
      for (let time = 0; time < times; time++) planned.push({ method, fault })
    },
    accepted: (method, count = 1, ms = 5000) =>
      seen(({ answer }) => answer?.ok === true, method, count, ms),
    arrived: (method, count = 1, ms = 5000) => seen(() => true, method, count, ms),
    menus,
    messages: chats.messages,
    deleteFromChat: chats.remove,
    declareForum: chats.declareForum,
    deleteTopic: chats.deleteTopic,
    declareAdmin: members.declareAdmin,
    block: (chat, blocked = true) => chats.setBlocked(chat, blocked),
    migrate: chats.migrate,
    offset: inbox.offset,
    waiting: inbox.waiting,
    allowedUpdates: inbox.allowed,
    unansweredQueries: queries.unanswered,
    webhook: inbox.webhook,
    deliver: (update, rest = {}) => {
      const hook = inbox.webhook()
      if (hook === undefined) throw new Error('no webhook is set')
      const body = typeof update === 'string' ? update : JSON.stringify({ update_id: 1, ...update })
      if (typeof update !== 'string') learn({ update_id: 1, ...update })
      return post(hook.url, body, { secret: hook.secret ?? null, ...rest })
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** Posts to an address on this machine, and to no other. */
function post(
  address: string,
  body: string,
  { secret, path, method = 'POST' }: { secret: string | null; path?: string; method?: string },
): Promise<number> {
  const url = new URL(path ?? address, address)
  if (url.hostname !== '127.0.0.1') throw new Error(`${url.hostname} is not this machine`)
  const headers = {
    'content-type': 'application/json',
    ...(secret !== null && { 'x-telegram-bot-api-secret-token': secret }),
  }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, response => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end(method === 'GET' ? undefined : body)
  })
}

const portOf = (address: string | AddressInfo | null) =>
  typeof address === 'object' && address !== null ? address.port : 0
