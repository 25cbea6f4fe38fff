import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** As little of Telegram's Bot API, on this machine, as a bot needs to be timed against. */
export interface BenchServer {
  readonly root: string
  /** Queues a private message for the bot, from a chat of that number; the update's own number. */
  push(chat: number, text: string): number
  /** Fulfilled when the bot has sent so many messages since it was asked. */
  sent(count: number): Promise<void>
  close(): Promise<void>
}

const me = {
  id: 1,
  is_bot: true,
  first_name: 'bench',
  username: 'bench_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
}

/** What is told of each update and each message, as they come and go. */
export interface Hearing {
  /** The bot has been given an update. */
  given(update: number): void
  /** The bot has sent a message. */
  sent(chat: number, text: string): void
}

export async function startBenchServer(hearing?: Hearing): Promise<BenchServer> {
  let queue: { readonly update_id: number; readonly message: object }[] = []
  let nextUpdate = 1
  let waiting: (() => void) | undefined
  let messages = 0
  let awaited: { readonly count: number; readonly tell: () => void } | undefined
  const answer = (response: ServerResponse, result: unknown) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ok: true, result }))
  }
  const server = createServer((request, response) => {
    const method = request.url?.split('/').at(-1)
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', () => {
      if (method === 'getUpdates') {
        const give = () => {
          waiting = undefined
          const updates = queue.slice(0, 100)
          queue = queue.slice(100)
          answer(response, updates)
          for (const { update_id } of updates) hearing?.given(update_id)
        }
        if (queue.length > 0) give()
        else waiting = give
      } else if (method === 'sendMessage') {
        messages++
        if (hearing) {
          const { chat_id, text } = JSON.parse(body) as {
            readonly chat_id: number
            readonly text: string
          }
          hearing.sent(chat_id, text)
        }
        answer(response, { message_id: messages, date: 0, chat: { id: 1, type: 'private' } })
        if (awaited && messages >= awaited.count) awaited.tell()
      } else answer(response, method === 'getMe' ? me : method === 'getMyCommands' ? [] : true)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    root: `http://127.0.0.1:${portOf(server.address())}`,
    push: (chat, text) => {
      const from = { id: chat, is_bot: false, first_name: 'r', language_code: 'zh' }
      queue.push({
        update_id: nextUpdate,
        message: {
          message_id: nextUpdate++,
          date: 0,
          chat: { id: chat, type: 'private', first_name: 'r' },
          from,
          text,
        },
      })
      waiting?.()
      return nextUpdate - 1
    },
    sent: count => {
      messages = 0
      return new Promise(resolve => {
        awaited = { count, tell: resolve }
      })
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const portOf = (address: string | AddressInfo | null) =>
  typeof address === 'object' && address !== null ? address.port : 0
