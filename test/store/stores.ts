import { createMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { openTrial, trialPath } from './trial.ts'

/** Every store, by what it keeps things in. */
export const stores: readonly (readonly [string, () => Promise<Store>])[] = [
  ['memory', async () => createMemoryStore()],
  ['an SQLite file', async () => openTrial(await trialPath())],
]

/** 2026-01-31T08:00Z and one day later: past what 32 bits hold. */
export const morning = 1_769_846_400_000
export const nextDay = 1_769_932_800_000

export const poll = { id: 'poll', room: 'a', quiz: 'ftz/2.1', correct: 2 } as const
