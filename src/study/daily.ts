import type { Library } from '../library.ts'
import type { Passage } from '../passage.ts'
import type { Store } from '../store/store.ts'
import type { Daily } from '../store/study.ts'

/** What chooses a room's next passage. */
export interface Choosing {
  readonly library: Library
  readonly store: Pick<Store, 'dailies'>
  /** A number from 0 up to 1. */
  random(): number
}

/**
 * The passage that comes next to a room, noted as shown: the first in the order of the
 * texts, or one by chance, that was not shown in this round. When all were, a new round
 * begins.
 */
export async function nextPassage(
  { room, work, order }: Pick<Daily, 'room' | 'work' | 'order'>,
  { library, store, random }: Choosing,
): Promise<Passage | undefined> {
  const { dailies } = store
  const all = library.passages.filter(passage => work === undefined || passage.work === work)
  const shown = new Set(await dailies.shown(room))
  const left = all.filter(({ address }) => !shown.has(address))
  if (left.length === 0) await dailies.startOver(room)
  const round = left.length === 0 ? all : left
  const passage = order === 'random' ? round[Math.floor(random() * round.length)] : round[0]
  if (passage) await dailies.show(room, passage.address)
  return passage
}
