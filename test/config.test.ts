import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

const token = '123456:AbCdEf-GhIjKl_MnOpQrStUvWx'
const discordToken = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.GabcDE.a-token_of-nobody'

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      corpusDir: 'corpus',
      language: 'zh',
      logLevel: undefined,
      publicUrl: undefined,
      databasePath: 'data/zhangju.db',
      host: '127.0.0.1',
      port: 8080,
      web: true,
      trustedProxies: [],
      telegram: undefined,
      discord: undefined,
      secrets: [],
    })
  })

  it('takes a variable that is set to nothing as not set', () => {
    const nothing = { CORPUS_DIR: '', DEFAULT_LANGUAGE: '', LOG_LEVEL: '', PUBLIC_URL: '' }
    expect(readConfig(nothing)).toEqual(readConfig({}))
  })

  it('takes every variable as it is set', () => {
    expect(
      readConfig({
        CORPUS_DIR: '/srv/texts',
        DEFAULT_LANGUAGE: 'en',
        LOG_LEVEL: 'debug',
        PUBLIC_URL: 'https://reading.example.org',
        DATABASE_PATH: '/var/lib/zhangju.db',
        HOST: '0.0.0.0',
        PORT: '9000',
        OPS_PORT: '9090',
        WEB: 'off',
        TRUSTED_PROXIES: ' 127.0.0.1, 10.0.0.0/8,loopback,',
        TELEGRAM_TOKEN: token,
        TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
        TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/telegram',
        TELEGRAM_WEBHOOK_SECRET: 'only_Telegram-knows',
        DISCORD_TOKEN: discordToken,
        DISCORD_API_ROOT: 'http://127.0.0.1:8082/api/',
        DISCORD_GUILD_ID: '123456789012345678',
        DISCORD_SHARDS: '4',
      }),
    ).toEqual({
      corpusDir: '/srv/texts',
      language: 'en',
      logLevel: 'debug',
      publicUrl: 'https://reading.example.org',
      databasePath: '/var/lib/zhangju.db',
      host: '0.0.0.0',
      port: 9000,
      opsPort: 9090,
      web: false,
      trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'loopback'],
      telegram: {
        token,
        apiRoot: 'http://127.0.0.1:8081',
        webhook: { url: 'https://bot.example.org/telegram', secret: 'only_Telegram-knows' },
      },
      discord: {
        token: discordToken,
        apiRoot: 'http://127.0.0.1:8082/api',
        guildId: '123456789012345678',
        shards: 4,
      },
      secrets: [token, 'only_Telegram-knows', discordToken],
    })
  })

  it('fetches updates from Telegram’s own server unless told otherwise', () => {
    expect(readConfig({ TELEGRAM_TOKEN: token }).telegram).toEqual({
      token,
      apiRoot: 'https://api.telegram.org',
      webhook: undefined,
    })
  })

  it('serves Discord alone, and all of its part, where discord.js has started the process', () => {
    const env = { TELEGRAM_TOKEN: token, DISCORD_TOKEN: discordToken, DISCORD_SHARDS: 'auto' }
    expect(readConfig(env).discord).toMatchObject({ shards: 'auto' })
    const shard = readConfig({ ...env, OPS_PORT: '9090', SHARDING_MANAGER: 'true' })
    expect(shard.telegram).toBeUndefined()
    expect([shard.web, shard.opsPort]).toEqual([false, undefined])
    expect(shard.discord).toMatchObject({ token: discordToken, shards: undefined })
  })

  it('wants a secret for a webhook', () => {
    const env = { TELEGRAM_TOKEN: token, TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/' }
    expect(() => readConfig(env)).toThrow(
      new ConfigError('TELEGRAM_WEBHOOK_SECRET must be set where TELEGRAM_WEBHOOK_URL is'),
    )
  })

  it.each(['TELEGRAM_TOKEN', 'TELEGRAM_WEBHOOK_SECRET', 'DISCORD_TOKEN'])(
    'never repeats a bad %s',
    name => {
      const value = 'not:a good one!'
      expect(() => readConfig({ [name]: value })).toThrow(`${name} must be`)
      expect(() => readConfig({ [name]: value })).not.toThrow(value)
    },
  )

  describe('a secret in a file', () => {
    const files: Readonly<Record<string, string>> = {
      '/run/telegram': `${token}\n`,
      '/run/discord': `${discordToken}\r\n`,
      '/run/webhook': 'only_Telegram-knows',
      '/run/empty': '\n',
      '/run/bad': 'not a token\n',
    }
    const readSecret = (path: string) => {
      const content = files[path]
      if (content === undefined) throw new Error('ENOENT')
      return content
    }
    const read = (env: Readonly<Record<string, string>>) => readConfig(env, readSecret)

    it('is as good as one in a variable, and as secret', () => {
      const config = read({
        TELEGRAM_TOKEN_FILE: '/run/telegram',
        TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/telegram',
        TELEGRAM_WEBHOOK_SECRET_FILE: '/run/webhook',
        DISCORD_TOKEN_FILE: '/run/discord',
      })
      expect(config.telegram?.token).toBe(token)
      expect(config.telegram?.webhook?.secret).toBe('only_Telegram-knows')
      expect(config.discord?.token).toBe(discordToken)
      expect(config.secrets).toEqual([token, 'only_Telegram-knows', discordToken])
    })

    it.each([
      ['/run/none', 'DISCORD_TOKEN_FILE must name a file that can be read, not "/run/none"'],
      [
        '/run/empty',
        'DISCORD_TOKEN_FILE must name a file with the secret in it; "/run/empty" is empty',
      ],
    ])('is asked for where %s has none', (path, message) => {
      expect(() => read({ DISCORD_TOKEN_FILE: path })).toThrow(new ConfigError(message))
    })

    it('is not repeated when it is a bad one', () => {
      expect(() => read({ TELEGRAM_TOKEN_FILE: '/run/bad' })).toThrow(/not what it is set to$/)
    })

    it('is not looked for where nothing is served', () => {
      expect(readConfig({ DISCORD_TOKEN_FILE: '/run/none' }).discord).toBeUndefined()
    })

    it('gives way to the token that discord.js hands to a process it starts', () => {
      const shard = { SHARDING_MANAGER: 'true', DISCORD_TOKEN: discordToken }
      const config = read({ ...shard, DISCORD_TOKEN_FILE: '/run/discord' })
      expect(config.discord?.token).toBe(discordToken)
    })

    it('is not wanted beside the variable itself', () => {
      const both = { TELEGRAM_TOKEN: token, TELEGRAM_TOKEN_FILE: '/run/telegram' }
      expect(() => read(both)).toThrow(
        new ConfigError(
          'TELEGRAM_TOKEN_FILE and TELEGRAM_TOKEN are both set: leave one of them empty',
        ),
      )
      expect(read({ ...both, TELEGRAM_TOKEN: '' }).telegram?.token).toBe(token)
    })
  })

  it('takes the slashes off the end of the public address', () => {
    expect(readConfig({ PUBLIC_URL: 'http://localhost:8080/read//' }).publicUrl).toBe(
      'http://localhost:8080/read',
    )
  })

  it.each([
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'C.UTF-8' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'en_US.UTF-8', DEFAULT_LANGUAGE: 'zh' }, 'zh'],
  ] as const)('with %j speaks %s', (env, language) => {
    expect(readConfig(env).language).toBe(language)
  })

  it.each([
    ['DEFAULT_LANGUAGE', 'fr', 'DEFAULT_LANGUAGE must be one of zh, en, not "fr"'],
    [
      'LOG_LEVEL',
      'loud',
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, not "loud"',
    ],
    [
      'PUBLIC_URL',
      'reading.example.org',
      'PUBLIC_URL must be an address that begins with https:// or http://, not "reading.example.org"',
    ],
    [
      'PUBLIC_URL',
      'ftp://example.org',
      'PUBLIC_URL must be an address that begins with https:// or http://, not "ftp://example.org"',
    ],
    ['PORT', 'many', 'PORT must be a whole number from 0 to 65535, not "many"'],
    ['PORT', '70000', 'PORT must be a whole number from 0 to 65535, not "70000"'],
    [
      'DISCORD_SHARDS',
      '0',
      'DISCORD_SHARDS must be auto, or a whole number of processes from 1, not "0"',
    ],
    [
      'DISCORD_GUILD_ID',
      'here',
      'DISCORD_GUILD_ID must be the id of a server: 17–20 digits, not "here"',
    ],
  ])('refuses %s=%s and says what it must be', (name, value, message) => {
    expect(() => readConfig({ [name]: value })).toThrow(new ConfigError(message))
  })

  it('names every bad variable at once', () => {
    expect(() => readConfig({ LOG_LEVEL: 'x', DEFAULT_LANGUAGE: 'y' })).toThrow(
      /DEFAULT_LANGUAGE must be .*\nLOG_LEVEL must be /,
    )
  })
})
