import type { Store } from '../src/store/store.ts'
import type { Log } from './log.ts'

/** Whether the program can answer, and each part of it. */
interface Readiness {
  readonly ready: boolean
  /** `corpus`, `store`, and each platform by its name. */
  readonly parts: Readonly<Record<string, boolean>>
}

/** Says whether the program can answer now: to whoever sends requests to it, or starts it anew. */
export interface Watch {
  /** From now on the program is ready only while `isConnected` says so of `platform`. */
  add(platform: string, isConnected: () => boolean): void
  /** Nothing more is taken: from now on it is not ready, whatever its parts are. */
  close(): void
  look(): Promise<Readiness>
}

/** A look so fresh is not taken anew, in milliseconds: the store is written to for each. */
const freshMs = 1000

/** What the store is written to with; like an update that was answered, it is swept in time. */
const probe = 'readiness:probe'

/** Watches a program whose corpus is loaded and which remembers in `store`. */
export function watchOver(store: Store, log: Log, now: () => number): Watch {
  const platforms = new Map<string, () => boolean>()
  let closed = false
  let writable = true
  let looked: { readonly atMs: number; readonly isWritable: Promise<boolean> } | undefined
  const write = async () => {
    const fault = await store.updates.setAnswered([probe], now()).then(
      () => undefined,
      (error: unknown) => error,
    )
    if (writable && fault !== undefined) log.error({ err: fault }, 'the store cannot be written to')
    if (!writable && fault === undefined) log.warn('the store can be written to again')
    writable = fault === undefined
    return writable
  }
  const isWritable = () => {
    const atMs = now()
    if (looked === undefined || atMs - looked.atMs >= freshMs)
      looked = { atMs, isWritable: write() }
    return looked.isWritable
  }
  return {
    add: (platform, isConnected) => void platforms.set(platform, isConnected),
    close: () => {
      closed = true
    },
    look: async () => {
      const connected = [...platforms].map(([name, isConnected]) => [name, isConnected()] as const)
      const parts = {
        corpus: true,
        store: await isWritable(),
        ...Object.fromEntries(connected),
      }
      return { ready: !closed && Object.values(parts).every(Boolean), parts }
    },
  }
}
