/** A wait for something that happens elsewhere, with a limit. */
export interface Waiting {
  /** Looks again at everything that is waited for. */
  look(): void
  /**
   * What `find` gives as soon as it gives anything.
   *
   * @throws Error with what `missing` says, after `ms` milliseconds or when all waiting ends
   */
  until<T>(find: () => T | undefined, missing: () => string, ms: number): Promise<T>
  /** Ends all waiting. */
  close(): void
}

interface Look {
  again(): void
  giveUp(): void
}

export function createWaiting(): Waiting {
  const looks = new Set<Look>()
  return {
    look: () => {
      for (const look of [...looks]) look.again()
    },
    until: (find, missing, ms) =>
      new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(timer)
          looks.delete(look)
        }
        const look: Look = {
          again: () => {
            const found = find()
            if (found === undefined) return
            end()
            resolve(found)
          },
          giveUp: () => {
            end()
            reject(new Error(missing()))
          },
        }
        const timer = setTimeout(look.giveUp, ms)
        looks.add(look)
        look.again()
      }),
    close: () => {
      for (const look of [...looks]) look.giveUp()
    },
  }
}
