import type { Locale } from '../../src/passage.ts'
import type { Terminal } from './session.ts'

/** The terminal that the process was started in, or the pipe. */
export function standardTerminal(locale: Locale): Terminal {
  const { stdin, stdout } = process
  return {
    input: stdin,
    output: stdout,
    interactive: stdin.isTTY === true && stdout.isTTY === true,
    colour: stdout.isTTY === true && stdout.hasColors(),
    width: () => (stdout.isTTY === true ? stdout.columns : Number.POSITIVE_INFINITY),
    locale,
  }
}
