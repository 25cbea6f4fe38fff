/** A wait for something that happens elsewhere, with a limit. */
export interface Waiting {
  /** Looks again at everything that is waited for. */
  look(): void
  /**
   * What `find` gives as soon as it gives anything.
   *
   * @throws Error with what `missing` says, after `ms` milliseconds
   */
  until<T>(find: () => T | undefined, missing: () => string, ms: number): Promise<T>
}

export function createWaiting(): Waiting {
  const looks = new Set<() => void>()
  return {
    look: () => {
      for (const look of [...looks]) look()
    },
    until: (find, missing, ms) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          looks.delete(look)
          reject(new Error(missing()))
        }, ms)
        const look = () => {
          const found = find()
          if (found === undefined) return
          clearTimeout(timer)
          looks.delete(look)
          resolve(found)
        }
        looks.add(look)
        look()
      }),
  }
}
