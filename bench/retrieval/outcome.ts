import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Trial, taskFor } from './trial.ts'

/** What one system did on one trial. */
const schema = z.object({
  /** For each question the ids of the documents found, best first. */
  found: z.array(z.array(z.number()).readonly()),
  /** How long questions took once the system was warm, in milliseconds. */
  times: z.array(z.number()),
  buildMs: z.number(),
  /** What its process holds in memory with the documents, the index built and warm, in MB. */
  residentMb: z.number(),
})
export type Outcome = z.infer<typeof schema>

export const own = 'Zhangju'
export const ownAlone = 'Zhangju, text alone'
export const xapian = 'Xapian, CJK n-grams'

/** Runs one system on one trial in a process of its own; `undefined` where it is not installed. */
export async function outcomeOf(system: string, trial: Trial): Promise<Outcome | undefined> {
  if (system !== xapian) {
    const child = fileURLToPath(new URL('./child.js', import.meta.url))
    return outcomeFrom(process.execPath, ['--expose-gc', child], { system, trial })
  }
  const python = await pythonWithXapian()
  if (python === undefined) return undefined
  const { documents, questions } = taskFor(trial)
  return outcomeFrom(python, [script], {
    texts: documents.map(({ text }) => text),
    questions: questions.map(({ text }) => text),
    limit: 10,
  })
}

/** Compiled, this file stands in `dist`, and the script where it was written. */
const script =
  [
    new URL('./xapian_peer.py', import.meta.url),
    new URL('../../../bench/retrieval/xapian_peer.py', import.meta.url),
  ]
    .map(url => fileURLToPath(url))
    .find(existsSync) ?? ''

async function outcomeFrom(
  command: string,
  args: readonly string[],
  input: object,
): Promise<Outcome> {
  return schema.parse(JSON.parse(await outputOf(command, args, JSON.stringify(input))))
}

/** The Python that has Xapian: Debian's own, even where another stands before it. */
async function pythonWithXapian(): Promise<string | undefined> {
  for (const python of ['python3', '/usr/bin/python3']) {
    const version = await outputOf(
      python,
      ['-c', 'import xapian; print(xapian.version_string())'],
      '',
    ).catch(() => '')
    if (version !== '') return python
  }
  return undefined
}

/** What a command prints; rejects where it fails. */
function outputOf(command: string, args: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] })
    const [out, fault] = [text(child.stdout), text(child.stderr)]
    child.on('error', reject)
    child.on('close', async code => {
      if (code === 0) resolve(await out)
      else reject(new Error(`${command} ended with ${code}: ${await fault}`))
    })
    child.stdin.end(input)
  })
}
