import { textOf } from '../payload.ts'
import { found, refusals } from './answer.ts'
import { fieldsOf } from './body.ts'
import type { RestDesk } from './desk.ts'
import type { Route } from './route.ts'

/** Who the bot is, whom it knows, and where its gateway is. */
export const basicRoutes = ({ world, gatewayUrl }: RestDesk): readonly Route[] => [
  {
    method: 'GET',
    template: '/gateway/bot',
    handle: () =>
      found({
        url: gatewayUrl,
        shards: 1,
        session_start_limit: {
          total: 1000,
          remaining: 1000,
          reset_after: 0,
          max_concurrency: 1,
        },
      }),
  },
  {
    method: 'GET',
    template: '/oauth2/applications/@me',
    handle: () => found(applicationOf(world)),
  },
  { method: 'GET', template: '/applications/@me', handle: () => found(applicationOf(world)) },
  {
    method: 'GET',
    template: '/users/@me',
    handle: () =>
      found({ ...world.bot, mfa_enabled: true, locale: 'en-US', verified: true, email: null }),
  },
  {
    method: 'GET',
    template: '/users/{user_id}',
    handle: ({ params }) => {
      const user = world.user(params['user_id'] ?? '')
      return user ? found(user) : refusals.unknownUser
    },
  },
  {
    method: 'POST',
    template: '/users/@me/channels',
    handle: ({ body }) => {
      const user = world.user(textOf(fieldsOf(body), 'recipient_id') ?? '')
      return user ? found(world.dmWith(user)) : refusals.unknownUser
    },
  },
]

const applicationOf = ({ applicationId, bot, reader, guilds }: RestDesk['world']) => ({
  id: applicationId,
  name: bot.username,
  icon: null,
  description: '',
  type: null,
  bot,
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: '0'.repeat(64),
  flags: 0,
  flags_new: '0',
  redirect_uris: [],
  interactions_endpoint_url: null,
  role_connections_verification_url: null,
  integration_types_config: { 0: {}, 1: {} },
  owner: reader,
  approximate_guild_count: guilds.length,
  approximate_user_install_count: 1,
  approximate_user_authorization_count: 1,
  explicit_content_filter: 0,
  team: null,
  eligible_oauth2_scopes: [],
})
