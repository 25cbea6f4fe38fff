import { z } from 'zod'
import { locales } from './passage.ts'

/** A variable that is set to nothing is as good as not set. */
const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess(value => (value === '' ? undefined : value), type.optional())

const webAddress = z.url({ protocol: /^https?$/ }).transform(url => url.replace(/\/+$/, ''))

/** Nets that have a name: this machine, what is on its own link, private ones. */
const netNames = ['loopback', 'linklocal', 'uniquelocal']

/** Every variable that Zhangju reads; `describe` says what a good value is. */
const schema = z.object({
  CORPUS_DIR: optional(z.string()).describe('a folder of corpus files'),
  DEFAULT_LANGUAGE: optional(z.enum(locales)).describe(`one of ${locales.join(', ')}`),
  LOG_LEVEL: optional(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
  ).describe('one of trace, debug, info, warn, error, fatal, silent'),
  PUBLIC_URL: optional(webAddress).describe('an address that begins with https:// or http://'),
  DATABASE_PATH: optional(z.string()).describe('the path of a file'),
  HOST: optional(z.string()).describe('an address of this machine, such as 127.0.0.1 or 0.0.0.0'),
  PORT: optional(z.coerce.number().int().min(0).max(65_535)).describe(
    'a whole number from 0 to 65535',
  ),
  OPS_PORT: optional(z.coerce.number().int().min(0).max(65_535)).describe(
    'a whole number from 0 to 65535',
  ),
  WEB: optional(z.enum(['on', 'off'])).describe('on or off'),
  TRUSTED_PROXIES: optional(
    z
      .string()
      .transform(list =>
        list
          .split(',')
          .map(one => one.trim())
          .filter(one => one !== ''),
      )
      .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.enum(netNames)]))),
  ).describe(
    `addresses and nets with commas between, such as 127.0.0.1 or 10.0.0.0/8; or ${netNames.join(', ')}`,
  ),
  TELEGRAM_TOKEN: optional(z.string().regex(/^\d+:[\w-]{10,}$/)).describe(
    'a token as @BotFather gives it: digits, a colon, letters and digits',
  ),
  TELEGRAM_API_ROOT: optional(webAddress).describe(
    'an address that begins with https:// or http://',
  ),
  TELEGRAM_WEBHOOK_URL: optional(z.url({ protocol: /^https?$/ })).describe(
    'the address at which Telegram delivers updates, beginning with https://',
  ),
  TELEGRAM_WEBHOOK_SECRET: optional(z.string().regex(/^[\w-]{1,256}$/)).describe(
    '1–256 letters, digits, _ and -',
  ),
  DISCORD_TOKEN: optional(z.string().regex(/^[\w-]{10,}(?:\.[\w-]+){2}$/)).describe(
    'a bot’s token as https://discord.com/developers/applications gives it: three parts with full stops between',
  ),
  DISCORD_API_ROOT: optional(webAddress).describe(
    'an address that begins with https:// or http://',
  ),
  DISCORD_GUILD_ID: optional(z.string().regex(/^\d{17,20}$/)).describe(
    'the id of a server: 17–20 digits',
  ),
  DISCORD_SHARDS: optional(
    z.union([z.literal('auto'), z.coerce.number().int().min(1).max(1000)]),
  ).describe('auto, or a whole number of processes from 1'),
  SHARDING_MANAGER: optional(z.string()),
})

type Environment = Readonly<Record<string, string | undefined>>

/** Variables whose values nobody may read in a log or a message. */
const secretNames: readonly string[] = [
  'TELEGRAM_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'DISCORD_TOKEN',
]

export type LogLevel = NonNullable<z.infer<typeof schema>['LOG_LEVEL']>

/** What the environment asks for. */
export interface Config {
  readonly corpusDir: string
  /** The language of a reader who has none of their own. */
  readonly language: (typeof locales)[number]
  /** `undefined`: what suits whatever is started. */
  readonly logLevel: LogLevel | undefined
  /** Where the web reader can be reached, without a slash at its end. */
  readonly publicUrl: string | undefined
  /** The file of what is remembered, but for a session in the terminal. */
  readonly databasePath: string
  /** Where the web server listens. */
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  /** Where readiness and figures are served instead of beside the pages; absent: beside them. */
  readonly opsPort: number | undefined
  /** Whether the corpus is served as pages. */
  readonly web: boolean
  /** Addresses and nets of reverse proxies: whom they name as the reader is believed. */
  readonly trustedProxies: readonly string[]
  /** Absent: Telegram is not served. */
  readonly telegram: TelegramConfig | undefined
  /** Absent: Discord is not served. */
  readonly discord: DiscordConfig | undefined
  /** What no log may hold. */
  readonly secrets: readonly string[]
}

interface TelegramConfig {
  readonly token: string
  /** Telegram's own server, or one of one's own, without a slash at its end. */
  readonly apiRoot: string
  /** Absent: updates are fetched by long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | undefined
}

interface DiscordConfig {
  readonly token: string
  /** Another server than Discord's own, without its version and a slash at its end. */
  readonly apiRoot: string | undefined
  /** The server for which alone commands are registered. */
  readonly guildId: string | undefined
  /** How many processes share the servers; absent where this one serves all, or is one of several itself. */
  readonly shards: number | 'auto' | undefined
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * The only reader of the environment. A secret may stand in a file that the variable with
 * `_FILE` at its end names.
 *
 * @param readSecret what a file holds; throws when it cannot be read. Absent where nothing is
 *   served and no secret is needed
 * @throws ConfigError naming every variable with a value that cannot be used.
 */
export function readConfig(given: Environment, readSecret?: (path: string) => string): Config {
  const env = withSecrets(given, readSecret)
  const { success, data, error } = schema.safeParse(env)
  if (!success) throw new ConfigError(error.issues.map(issue => problemOf(issue, env)).join('\n'))
  return {
    corpusDir: data.CORPUS_DIR ?? 'corpus',
    language: data.DEFAULT_LANGUAGE ?? systemLanguage(env),
    logLevel: data.LOG_LEVEL,
    publicUrl: data.PUBLIC_URL,
    databasePath: data.DATABASE_PATH ?? 'data/zhangju.db',
    host: data.HOST ?? '127.0.0.1',
    port: data.PORT ?? 8080,
    // A process that discord.js started for a part of the servers does nothing else.
    opsPort: data.SHARDING_MANAGER === undefined ? data.OPS_PORT : undefined,
    web: data.WEB !== 'off' && data.SHARDING_MANAGER === undefined,
    trustedProxies: data.TRUSTED_PROXIES ?? [],
    telegram: data.SHARDING_MANAGER === undefined ? telegramConfig(data) : undefined,
    discord: discordConfig(data),
    secrets: secretNames.flatMap(name => env[name] || []),
  }
}

/** `env` with the secrets that stand in files, without the line break that an editor ends them with. */
function withSecrets(env: Environment, readSecret?: (path: string) => string): Environment {
  const faults: string[] = []
  const found = secretNames.flatMap(name => {
    const variable = `${name}_FILE`
    const path = env[variable]
    // discord.js hands the token itself to each process that it starts.
    const isHanded = env['SHARDING_MANAGER'] !== undefined && env[name]
    if (!path || isHanded || readSecret === undefined) return []
    const fault = (problem: string) => {
      faults.push(`${variable} ${problem}`)
      return []
    }
    if (env[name]) return fault(`and ${name} are both set: leave one of them empty`)
    const secret = contentOf(path, readSecret)
    if (secret === undefined) return fault(`must name a file that can be read, not "${path}"`)
    if (secret === '') return fault(`must name a file with the secret in it; "${path}" is empty`)
    return [[name, secret] as const]
  })
  if (faults.length > 0) throw new ConfigError(faults.join('\n'))
  return { ...env, ...Object.fromEntries(found) }
}

function contentOf(path: string, readSecret: (path: string) => string): string | undefined {
  try {
    return readSecret(path).trim()
  } catch {
    return undefined
  }
}

function telegramConfig(data: z.infer<typeof schema>): TelegramConfig | undefined {
  const { TELEGRAM_TOKEN: token, TELEGRAM_WEBHOOK_URL: url } = data
  if (token === undefined) return undefined
  const secret = data.TELEGRAM_WEBHOOK_SECRET
  if (url !== undefined && secret === undefined)
    throw new ConfigError('TELEGRAM_WEBHOOK_SECRET must be set where TELEGRAM_WEBHOOK_URL is')
  return {
    token,
    apiRoot: data.TELEGRAM_API_ROOT ?? 'https://api.telegram.org',
    webhook: url !== undefined && secret !== undefined ? { url, secret } : undefined,
  }
}

function discordConfig({
  DISCORD_TOKEN: token,
  DISCORD_API_ROOT: apiRoot,
  DISCORD_GUILD_ID: guildId,
  DISCORD_SHARDS: shards,
  SHARDING_MANAGER: isShard,
}: z.infer<typeof schema>): DiscordConfig | undefined {
  if (token === undefined) return undefined
  return { token, apiRoot, guildId, shards: isShard === undefined ? shards : undefined }
}

function problemOf({ path }: z.core.$ZodIssue, env: Environment): string {
  const name = String(path[0])
  const entry = Object.entries(schema.shape).find(([key]) => key === name)
  const given = secretNames.includes(name) ? 'what it is set to' : `"${env[name] ?? ''}"`
  return `${name} must be ${entry?.[1].description ?? 'another value'}, not ${given}`
}

/** English where the system says so, as POSIX orders its variables; Chinese everywhere else. */
function systemLanguage(env: Environment): Config['language'] {
  const system = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^en(?:[_.-]|$)/i.test(system) ? 'en' : 'zh'
}
