import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { readQuestion } from '../../src/inquiry.ts'
import { exchangeOf, isRoom, newRoom } from './chat.ts'
import type { WebEnv } from './env.ts'
import { maxLine, maxPayload } from './limits.ts'
import { ChatPage, ExchangePart } from './pages/chat.tsx'
import { notKept, page, refuse } from './respond.tsx'
import type { Site } from './site.ts'
import { visitOf } from './visit.ts'

const formSchema = z.object({
  room: z.string().refine(isRoom).optional(),
  words: z.string().max(maxLine).optional(),
  line: z.string().max(maxLine).optional(),
  ask: z.string().max(maxPayload).optional(),
  choice: z.string().max(maxLine).optional(),
})

/** The commands as a conversation in a browser. */
export function chattingRoutes(site: Site): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/chat', context => chatPage(context, site))
  routes.post('/chat', context => answerForm(context, site))
  return routes
}

/** A link may bring a question, which is answered if that changes nothing; another waits for the reader to send it. */
async function chatPage(context: Context, site: Site): Promise<Response> {
  const visit = visitOf(context, site)
  const { room: given = '', q = '' } = context.req.query()
  const room = isRoom(given) ? given : newRoom()
  const words = q.slice(0, maxLine)
  const command = site.counter.commands.find(({ name }) => name === readQuestion(words)?.command)
  const reads = command !== undefined && command.group !== 'study' && command.group !== 'settings'
  const exchange = reads ? await exchangeOf({ words }, room, visit, site.counter) : undefined
  const draft = reads || words === '' ? undefined : words
  return page(
    context,
    <ChatPage visit={visit} room={room} exchange={exchange} draft={draft} />,
    site,
    notKept,
  )
}

/** What a form sent, as a page of its own or, for the script, the exchange alone. */
async function answerForm(context: Context, site: Site): Promise<Response> {
  const visit = visitOf(context, site)
  const sent = formSchema.safeParse(await context.req.parseBody().catch(() => undefined))
  if (!sent.success) return refuse(context, site, 400, 'web.badRequest')
  const { room = newRoom(), ...rest } = sent.data
  const exchange = await exchangeOf(rest, room, visit, site.counter)
  const alone = context.req.header('x-part') === 'exchange'
  if (alone && exchange === undefined) return context.body(null, 204)
  return page(
    context,
    alone && exchange !== undefined ? (
      <ExchangePart visit={visit} exchange={exchange} />
    ) : (
      <ChatPage visit={visit} room={room} exchange={exchange} />
    ),
    site,
    notKept,
  )
}
