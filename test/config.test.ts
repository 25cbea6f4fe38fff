import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      corpusDir: 'corpus',
      language: 'zh',
      logLevel: undefined,
      publicUrl: undefined,
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
      }),
    ).toEqual({
      corpusDir: '/srv/texts',
      language: 'en',
      logLevel: 'debug',
      publicUrl: 'https://reading.example.org',
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
  ])('refuses %s=%s and says what it must be', (name, value, message) => {
    expect(() => readConfig({ [name]: value })).toThrow(new ConfigError(message))
  })

  it('names every bad variable at once', () => {
    expect(() => readConfig({ LOG_LEVEL: 'x', DEFAULT_LANGUAGE: 'y' })).toThrow(
      /DEFAULT_LANGUAGE must be .*\nLOG_LEVEL must be /,
    )
  })
})
