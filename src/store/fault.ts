/** What keeps a store from being opened, and what would mend it. */
export interface StoreFault {
  readonly problem: string
  readonly remedy: string
}

/** A store that cannot be opened: `/data/zhangju.db: not a SQLite database: move the file away, or …`. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly path: string

  constructor(path: string, { problem, remedy }: StoreFault, options?: ErrorOptions) {
    super(`${path}: ${problem}: ${remedy}`, options)
    this.path = path
  }
}
