/** What is being answered now, by its number or id. */
export interface InHand<Id> {
  has(id: Id): boolean
  add(id: Id): void
  drop(id: Id): void
  ids(): Iterable<Id>
  readonly size: number
  /** Waits until nothing is in hand, for at most `ms` milliseconds; whether that was reached. */
  drained(ms: number): Promise<boolean>
}

export function createInHand<Id>(): InHand<Id> {
  const ids = new Set<Id>()
  let whenEmpty: (() => void)[] = []
  return {
    has: id => ids.has(id),
    add: id => void ids.add(id),
    drop: id => {
      ids.delete(id)
      if (ids.size > 0) return
      for (const tell of whenEmpty) tell()
      whenEmpty = []
    },
    ids: () => ids.keys(),
    get size() {
      return ids.size
    },
    drained: ms => {
      if (ids.size === 0) return Promise.resolve(true)
      return new Promise(resolve => {
        const timer = setTimeout(() => resolve(false), ms)
        whenEmpty.push(() => {
          clearTimeout(timer)
          resolve(true)
        })
      })
    },
  }
}
