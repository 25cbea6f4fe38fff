import type { Work } from '../passage.ts'
import { foldName } from '../text.ts'

/** Finds a work by any name that a reader may use: id, command, title or alias. */
export function workFinder(works: readonly Work[]): (name: string) => Work | undefined {
  const byName = new Map(
    works.flatMap(work =>
      [work.id, work.command, work.title.zh, work.title.en, ...work.aliases].map(
        name => [foldName(name), work] as const,
      ),
    ),
  )
  return name => byName.get(foldName(name))
}
