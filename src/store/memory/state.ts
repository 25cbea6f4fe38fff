import type { Poll, RoomSettings } from '../store.ts'
import type { Card, Daily, Pin, Session } from '../study.ts'

/** All that a store in memory keeps of rooms and readers. A map gives its entries in the order they were made. */
export interface State {
  readonly rooms: Map<string, RoomSettings & { readonly reachable?: boolean }>
  readonly polls: Map<string, Poll>
  /** By poll, then by reader. */
  readonly answers: Map<string, Map<string, { readonly choice: number; readonly atMs: number }>>
  readonly names: Map<string, string>
  readonly sessions: Map<
    string,
    { readonly session: Session; readonly read: Set<string>; readonly readers: Set<string> }
  >
  /** By reader, then by quiz. */
  readonly cards: Map<string, Map<string, Card>>
  readonly dailies: Map<string, Daily>
  /** Claimed slots by room. */
  readonly slots: Map<string, Set<number>>
  readonly shown: Map<string, Set<string>>
  readonly pins: Map<string, Pin>
}

export const emptyState = (): State => ({
  rooms: new Map(),
  polls: new Map(),
  answers: new Map(),
  names: new Map(),
  sessions: new Map(),
  cards: new Map(),
  dailies: new Map(),
  slots: new Map(),
  shown: new Map(),
  pins: new Map(),
})
