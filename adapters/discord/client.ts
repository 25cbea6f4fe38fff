import { Client, GatewayIntentBits, Options, Partials } from 'discord.js'
import type { Counter } from '../counter.ts'
import { callsFor } from './calls.ts'

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
      makeRequest: callsFor(counter),
    },
  })
