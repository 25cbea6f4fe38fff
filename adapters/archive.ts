import { wordingsOf } from '../src/archive/wordings.ts'
import type { Desk } from '../src/desk.ts'
import type { Log } from './log.ts'

/**
 * Keeps how every passage reads today, so that what is cited now can be shown when the
 * texts have changed. Where it cannot be kept, the log says so, and all else goes on.
 */
export async function archiveCorpus(
  { library, store, now }: Pick<Desk, 'library' | 'store' | 'now'>,
  log: Log,
): Promise<void> {
  const startedAt = performance.now()
  try {
    const wordings = wordingsOf(library)
    const added = await store.archive.keep(wordings, now())
    const tookMs = Math.round(performance.now() - startedAt)
    log.info({ wordings: wordings.length, added, tookMs }, 'corpus archived')
  } catch (error) {
    log.error(
      { err: error },
      'the corpus cannot be archived: what is cited now cannot be shown once it has changed',
    )
  }
}
