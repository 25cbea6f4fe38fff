import { z } from 'zod'
import { locales } from './passage.ts'

/** A variable that is set to nothing is as good as not set. */
const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess(value => (value === '' ? undefined : value), type.optional())

/** Every variable that Zhangju reads; `describe` says what a good value is. */
const schema = z.object({
  CORPUS_DIR: optional(z.string()).describe('a folder of corpus files'),
  DEFAULT_LANGUAGE: optional(z.enum(locales)).describe(`one of ${locales.join(', ')}`),
  LOG_LEVEL: optional(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
  ).describe('one of trace, debug, info, warn, error, fatal, silent'),
  PUBLIC_URL: optional(
    z.url({ protocol: /^https?$/ }).transform(url => url.replace(/\/+$/, '')),
  ).describe('an address that begins with https:// or http://'),
})

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
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * The only reader of the environment.
 *
 * @throws ConfigError naming every variable with a value that cannot be used.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const { success, data, error } = schema.safeParse(env)
  if (!success) throw new ConfigError(error.issues.map(issue => problemOf(issue, env)).join('\n'))
  return {
    corpusDir: data.CORPUS_DIR ?? 'corpus',
    language: data.DEFAULT_LANGUAGE ?? systemLanguage(env),
    logLevel: data.LOG_LEVEL,
    publicUrl: data.PUBLIC_URL,
  }
}

function problemOf(
  { path }: z.core.$ZodIssue,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const name = String(path[0])
  const entry = Object.entries(schema.shape).find(([key]) => key === name)
  return `${name} must be ${entry?.[1].description ?? 'another value'}, not "${env[name] ?? ''}"`
}

/** English where the system says so, as POSIX orders its variables; Chinese everywhere else. */
function systemLanguage(env: Readonly<Record<string, string | undefined>>): Config['language'] {
  const system = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^en(?:[_.-]|$)/i.test(system) ? 'en' : 'zh'
}
