import { createHash } from 'node:crypto'

/** Tells whether a passage still reads as it did: the first 12 hexadecimal digits of its SHA-256. */
export const contentHash = (text: string) =>
  createHash('sha256').update(text).digest('hex').slice(0, 12)
