import type { Library } from './library.ts'

/** A library that can give way to another while it is in use. */
export interface Renewable {
  /** Whoever holds it sees what the newest library has, whenever they look. */
  readonly library: Library
  /** From now on `library` is what `next` is, all of it at once. */
  renew(next: Library): void
}

export function renewable(first: Library): Renewable {
  let now = first
  const library: Library = {
    get corpus() {
      return now.corpus
    },
    get works() {
      return now.works
    },
    get passages() {
      return now.passages
    },
    get search() {
      return now.search
    },
    get completer() {
      return now.completer
    },
    get quizzes() {
      return now.quizzes
    },
    workOf: passage => now.workOf(passage),
    workNamed: name => now.workNamed(name),
    locate: typed => now.locate(typed),
    locateIn: (work, typed) => now.locateIn(work, typed),
    neighbours: passage => now.neighbours(passage),
  }
  return {
    library,
    renew: next => {
      now = next
    },
  }
}
