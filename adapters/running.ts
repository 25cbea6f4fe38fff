import type { Place } from '../src/address.ts'

/** A platform that is being served. */
export interface Running {
  /** Takes no more, finishes what is in hand, and leaves. */
  stop(): Promise<void>
  /** Fulfilled when it is stopped; rejected when the platform will have no more of it. */
  readonly ended: Promise<void>
  /** Whether the platform reaches us now. */
  isConnected(): boolean
  /** A link that opens the place there; absent where the platform has none. */
  linkTo?(place: Place): string
}

/** Fulfilled when `signal` stops what is running. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
