import { setTimeout as sleep } from 'node:timers/promises'
import {
  Client,
  DefaultRestOptions,
  GatewayIntentBits,
  Options,
  Partials,
  type RESTOptions,
} from 'discord.js'
import type { Counter } from '../counter.ts'

/** What is told to us of a server: that it is there, and what is written in it. None of it is privileged. */
const intents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
]

/** Nobody but the bot itself is looked up later: everything comes with the event that needs it. */
const onlySelf = {
  maxSize: 1,
  keepOverLimit: ({ id, client }: { readonly id: string; readonly client: Client<true> }) =>
    id === client.user.id,
}

/** So that memory stays flat in large servers. Threads are kept while they are open: discussions are found again. */
const makeCache = Options.cacheWithLimits({
  ...Options.DefaultMakeCacheSettings,
  ApplicationCommandManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: onlySelf,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  UserManager: onlySelf,
  VoiceStateManager: 0,
})

/** A server that is down must not hold up the others, whose commands wait for three seconds alone. */
const waitGuildMs = 1000

/** @param apiRoot another server than Discord's own, without its version and a slash at its end */
export const createClient = (apiRoot: string | undefined, counter: Counter): Client =>
  new Client({
    intents,
    makeCache,
    // A private talk is told of by its messages alone.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    // A message that is sent again, as the answer to it was lost, is written once.
    enforceNonce: true,
    waitGuildTimeout: waitGuildMs,
    rest: {
      ...(apiRoot !== undefined && { api: apiRoot }),
      makeRequest: again(watchingCalls(counter)),
    },
  })

/** Makes requests, logs each attempt and how it went, and counts those that Discord refuses or that do not come through. */
const watchingCalls =
  ({ log, metrics }: Counter): RESTOptions['makeRequest'] =>
  async (url, init) => {
    const startedAt = performance.now()
    const done = (code: number | 'network') => {
      if (code === 'network' || code >= 400) metrics?.apiFailed('discord', code)
      const tookMs = Math.round(performance.now() - startedAt)
      log.debug({ method: init.method, path: withoutTokens(url), code, tookMs }, 'called Discord')
    }
    try {
      const response = await whole(await DefaultRestOptions.makeRequest(url, init))
      done(response.status)
      return response
    } catch (error) {
      if (init.signal?.aborted !== true) done('network')
      throw error
    }
  }

type Answer = Awaited<ReturnType<RESTOptions['makeRequest']>>

/**
 * Reads an answer to its end, as one that breaks off is none.
 *
 * @throws SyntaxError where it is no JSON and says that it is; else as reading does
 */
async function whole(answer: Answer): Promise<Answer> {
  const { status, statusText, headers } = answer
  const bytes = await answer.arrayBuffer()
  if (headers.get('content-type')?.startsWith('application/json'))
    JSON.parse(new TextDecoder().decode(bytes))
  return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers })
}

/** A call whose connection is cut is made so often, after a pause of so many milliseconds. */
const attempts = 3
const pauseMs = 100

type Init = Parameters<RESTOptions['makeRequest']>[1]

/** Discord gives up an interaction after three seconds: what hangs is tried again in time, after so many milliseconds. */
const answerWithinMs = 1000

/**
 * Makes a call again whose connection was cut, which discord.js gives up, or hangs, which it
 * waits for fifteen seconds, where doing it twice does no harm: an interaction is answered
 * once, a message has a nonce that Discord enforces.
 */
const again =
  (makeRequest: RESTOptions['makeRequest']): RESTOptions['makeRequest'] =>
  async (url, init) => {
    const { pathname } = new URL(url)
    const isSafe = init.method !== 'POST' || /\/(?:callback|messages)$/.test(pathname)
    // A picture that is sent along may take its time.
    const isHasty = pathname.endsWith('/callback') && typeof init.body === 'string'
    for (let attempt = 1; ; attempt++) {
      try {
        return await makeRequest(url, isHasty ? within(answerWithinMs, init) : init)
      } catch (error) {
        if (!isSafe || attempt === attempts || init.signal?.aborted === true) throw error
        await sleep(pauseMs * attempt)
      }
    }
  }

const within = (ms: number, init: Init): Init => ({
  ...init,
  signal: AbortSignal.any([AbortSignal.timeout(ms), ...(init.signal ? [init.signal] : [])]),
})

/** An interaction's token stands in the path of its answer, and lets anyone answer it. */
const withoutTokens = (url: string) =>
  new URL(url).pathname.replace(/\/(interactions|webhooks)\/(\d+)\/[^/]+/, '/$1/$2/…')
