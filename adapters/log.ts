import { type Logger, pino } from 'pino'
import type { LogLevel } from '../src/config.ts'

export type Log = Logger

/**
 * Events to standard error, so that answers on standard output stay clean: readable
 * ones on a terminal, one JSON object a line elsewhere.
 */
export async function createLog(level: LogLevel, isTerminal: boolean): Promise<Log> {
  if (!isTerminal) return pino({ level }, pino.destination({ dest: 2, sync: true }))
  const { default: pretty } = await import('pino-pretty')
  return pino({ level }, pretty({ destination: 2, sync: true, ignore: 'pid,hostname' }))
}
