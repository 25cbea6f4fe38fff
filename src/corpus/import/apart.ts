import { Worker } from 'node:worker_threads'
import type { ImportFault, ImportResult } from './import-works.ts'

/** What one file may cost to read. */
export interface ImportLimits {
  readonly seconds: number
  /** Memory beyond what the process holds before, in MiB. */
  readonly mebibytes: number
}

const defaults: ImportLimits = { seconds: 120, mebibytes: 1024 }

/** What the thread tells: the file that it begins, or all that it made. */
export type Told = { readonly at: string } | { readonly result: ImportResult }

/**
 * `importWorks` in a thread of its own, which is ended when a file takes too long or too
 * much memory: what a few kilobytes inflate to is known only by inflating them, and no
 * parser can be asked to stop. Runs compiled only.
 *
 * @throws what `importWorks` throws
 */
export async function importApart(
  paths: readonly string[],
  ids: readonly string[],
  { seconds, mebibytes }: ImportLimits = defaults,
): Promise<ImportResult> {
  const before = process.memoryUsage.rss()
  const worker = new Worker(new URL('./thread.js', import.meta.url), {
    workerData: { paths, ids },
    resourceLimits: { maxOldGenerationSizeMb: mebibytes },
  })
  let file = paths[0] ?? ''
  let clock: NodeJS.Timeout | undefined
  let watch: NodeJS.Timeout | undefined
  try {
    return await new Promise<ImportResult>((resolve, reject) => {
      const refuse = (problem: string) => resolve({ faults: [faultOf(file, problem)] })
      const tooMuch = () => refuse(`needs more than ${mebibytes} MiB of memory to be read`)
      const restart = () => {
        clearTimeout(clock)
        clock = setTimeout(
          () => refuse(`takes longer than ${seconds} seconds to be read`),
          seconds * 1000,
        )
      }
      restart()
      worker.on('message', (told: Told) => {
        if ('result' in told) return resolve(told.result)
        file = told.at
        restart()
      })
      worker.on('error', error =>
        'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : reject(error),
      )
      worker.on('exit', () => reject(new Error('the thread that reads files ended early')))
      // The thread's own limit counts objects, not the buffers that archives inflate into.
      watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > mebibytes * 2 ** 20) tooMuch()
      }, 20)
    })
  } finally {
    clearTimeout(clock)
    clearInterval(watch)
    await worker.terminate()
  }
}

const faultOf = (file: string, problem: string): ImportFault => ({
  file,
  problem,
  remedy: 'save its text alone, as .txt, in parts if it is long',
})
