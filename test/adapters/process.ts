import { type ChildProcess, spawn } from 'node:child_process'
import { expect, onTestFinished, vi } from 'vitest'

/** `npm start` as it is configured by `env`, with its output so far; gone after the test. */
export function start(
  env: Readonly<Record<string, string>>,
  stdin: 'ignore' | 'pipe' = 'ignore',
  command: readonly [string, ...string[]] = [
    process.execPath,
    'scripts/run.mjs',
    'adapters/main.js',
  ],
): {
  readonly child: ChildProcess
  output(): string
  readonly ended: Promise<number | null>
} {
  const child = spawn(command[0], command.slice(1), {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'trace', PORT: '0', ...env },
    stdio: [stdin, 'pipe', 'pipe'],
  })
  let output = ''
  const secrets = Object.entries(env).flatMap(([name, value]) =>
    /TOKEN|SECRET/.test(name) && !name.endsWith('_FILE') && value !== '' ? [value] : [],
  )
  onTestFinished(() => {
    child.kill('SIGKILL')
    // Whatever a test is about, and whatever was logged at whichever level.
    for (const secret of secrets) expect(output).not.toContain(secret)
  })
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  return { child, output: () => output, ended }
}

export const patience = { timeout: 15_000, interval: 20 }

/** Where the pages of a process are, once its log says so. */
export const addressIn = (output: () => string) =>
  vi.waitFor(() => {
    const [, address] =
      /"address":"(http:[^"]+)","pages":true,"msg":"on the web"/.exec(output()) ?? []
    if (address === undefined) throw new Error(`not on the web yet:\n${output()}`)
    return address
  }, patience)
