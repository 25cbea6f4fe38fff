import { once } from 'node:events'
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
  const begin = () => {
    const begun = new Worker(thread, { resourceLimits: { maxYoungGenerationSizeMb: 16 } })
    // One that has ended between two cards is begun anew for the next.
    begun.on('error', () => {})
    begun.on('exit', () => {
      if (worker === begun) worker = undefined
    })
    return begun
  }
  const drawNext = async (card: CardText): Promise<Drawn> => {
    clearTimeout(idle)
    worker ??= begin()
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
  const deadline = AbortSignal.timeout(giveUpMs)
  const over = new AbortController()
  const signal = AbortSignal.any([deadline, over.signal])
  worker.ref()
  worker.postMessage(card)
  try {
    // `once` rejects with what the thread died of.
    const told = once(worker, 'message', { signal })
    const ended = once(worker, 'exit', { signal }).then(() => {
      throw new DrawingError('the thread that draws ended early')
    })
    ended.catch(() => {})
    const [first]: readonly Told[] = await Promise.race([told, ended])
    if (first === undefined) throw new DrawingError('the thread that draws told nothing')
    return first
  } catch (cause) {
    if (cause instanceof DrawingError) throw cause
    const reason = deadline.aborted ? `took longer than ${giveUpMs} ms` : 'cannot be drawn'
    throw new DrawingError(`a card ${reason}`, { cause })
  } finally {
    over.abort()
    worker.unref()
  }
}
