import { parentPort } from 'node:worker_threads'
import { z } from 'zod'
import type { Told } from './apart.ts'
import { openDrawer } from './draw.ts'

const order = z.object({
  words: z.string(),
  citation: z.string(),
  title: z.string(),
  address: z.string(),
  excerpt: z.string(),
})

const opening = openDrawer()
const tell = (told: Told) => parentPort?.postMessage(told)

/** Orders come one at a time: whoever gives them waits for what each one came to. */
parentPort?.on('message', async (given: unknown) => {
  try {
    const draw = await opening
    tell({ drawn: await draw(order.parse(given)) })
  } catch (error) {
    tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
