import type { Pace } from '../adapters/turns.ts'

/** For readers who ask as fast as they can. */
export const unhurried: Pace = {
  questions: 1_000_000,
  seconds: 1,
  perRoom: 1_000_000,
  together: 1_000_000,
}
