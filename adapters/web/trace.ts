import { type PassagePlace, type Trace, traceOf } from '../../src/archive/trace.ts'
import type { Site } from './site.ts'

/** What became of a passage; where the archive cannot be read, what the texts alone say of it. */
export async function traceIn(
  site: Site,
  place: PassagePlace,
  version: string | undefined,
): Promise<Trace> {
  const { desk, log } = site.counter
  const { library, store } = desk
  try {
    return await traceOf(place, version, { library, archive: store.archive })
  } catch (error) {
    log.error({ err: error, platform: 'web' }, 'the archive cannot be read')
    return traceOf(place, version, { library, archive: nothingKept })
  }
}

const nothingKept = { wording: async () => undefined, latest: async () => undefined }
