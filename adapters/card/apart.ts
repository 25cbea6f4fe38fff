import { Worker } from 'node:worker_threads'
import type { CardText } from './design.ts'
import type { Drawn } from './draw.ts'

/** What the thread tells of an order. */
export type Told = { readonly drawn: Drawn } | { readonly failed: string }

/** Drawing cards failed: a fault of ours, whatever the card. */
export class DrawingError extends Error {
  override readonly name = 'DrawingError'
}

/** No card takes so long, the first with the reading of the font. */
const giveUpMs = 30_000

/**
 * Draws one card at a time in a thread of its own, so that nothing waits for it but who
 * asked. The thread is begun with the first card and ended when none has been wanted for
 * `idleMs` milliseconds: the font takes memory. It keeps no process alive. Runs compiled only.
 *
 * @param thread the compiled `thread.ts`
 */
export function createDrawer(thread: URL, idleMs: number): (card: CardText) => Promise<Drawn> {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  const end = () => {
    void worker?.terminate()
    worker = undefined
  }
  const drawNext = async (card: CardText): Promise<Drawn> => {
    clearTimeout(idle)
    worker ??= new Worker(thread)
    try {
      const told = await answerOf(worker, card)
      if ('failed' in told) throw new DrawingError(told.failed)
      return told.drawn
    } catch (error) {
      end()
      throw error
    } finally {
      idle = setTimeout(end, idleMs).unref()
    }
  }
  return card => {
    const drawing = last.then(() => drawNext(card))
    last = drawing.catch(() => {})
    return drawing
  }
}

async function answerOf(worker: Worker, card: CardText): Promise<Told> {
  worker.ref()
  let clock: NodeJS.Timeout | undefined
  try {
    return await new Promise<Told>((resolve, reject) => {
      clock = setTimeout(
        () => reject(new DrawingError(`a card took longer than ${giveUpMs} ms to draw`)),
        giveUpMs,
      )
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new DrawingError('the thread that draws ended early')))
      worker.postMessage(card)
    })
  } finally {
    clearTimeout(clock)
    worker.removeAllListeners()
    // What goes wrong between two cards is told by the next.
    worker.on('error', () => {})
    worker.unref()
  }
}
