import { type Limit, plainLength } from '../../src/reply/limit.ts'

/** A page scrolls: only what is shown at once is limited. */
export const limit: Limit = {
  size: Number.POSITIVE_INFINITY,
  lengthOf: plainLength,
  quotations: 10,
  items: 100,
}

/** A search is no longer, in UTF-16 code units. */
export const maxWords = 500
/** A line of a conversation, and what a button of it sends. */
export const maxLine = 4000
export const maxPayload = 16_000
/** What is checked may be long; nothing that is sent is longer, in bytes. */
export const maxBodyBytes = 64 * 1024
