import { type Logger, type LoggerOptions, pino } from 'pino'
import type { LogLevel } from '../src/config.ts'
import { currentAnswer } from './answering.ts'

export type Log = Logger

/**
 * Events to standard error, so that answers on standard output stay clean: readable
 * ones on a terminal, one JSON object a line elsewhere.
 */
export async function createLog(
  level: LogLevel,
  isTerminal: boolean,
  secrets: readonly string[] = [],
): Promise<Log> {
  const options = logOptions(level, secrets)
  if (!isTerminal) return pino(options, pino.destination({ dest: 2, sync: true }))
  const { default: pretty } = await import('pino-pretty')
  return pino(options, pretty({ destination: 2, sync: true, ignore: 'pid,hostname' }))
}

/**
 * What gives each line the answer that it belongs to, and keeps secrets and readers' words
 * out of a log: no line is written with one of `secrets` in it.
 */
export const logOptions = (level: LogLevel, secrets: readonly string[]): LoggerOptions => ({
  level,
  mixin: () => {
    const answer = currentAnswer()
    return answer === undefined ? {} : { answer }
  },
  serializers: { err: describeError },
  hooks: {
    streamWrite: line =>
      secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line),
  },
})

/** An error without the fields that libraries hang on it: they hold whole messages and addresses. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) }
  const { type, message, stack } = pino.stdSerializers.err(error)
  const reason = 'error' in error && error.error instanceof Error ? error.error.message : undefined
  return { type, message, stack, ...(reason !== undefined && { reason }) }
}
