import { pino } from 'pino'
import { createCards } from '../../adapters/card/cards.ts'

/** The compiled file that draws: a thread runs no TypeScript. */
export const drawingThread = new URL('../../dist/adapters/card/thread.js', import.meta.url)

/** Cards as the program draws them, kept by all tests of a process. */
export const cards = createCards(pino({ level: 'silent' }), drawingThread)

/** Width and height of a PNG, in pixels; `undefined` where it is none. */
export function sizeOfPng(bytes: Uint8Array): readonly [number, number] | undefined {
  const view = Buffer.from(bytes)
  if (view.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') return undefined
  return [view.readUInt32BE(16), view.readUInt32BE(20)]
}
