import { readFileSync } from 'node:fs'
import { dayOf } from '../src/archive/day.ts'
import { commandsOf } from '../src/commands/all.ts'
import type { Config } from '../src/config.ts'
import type { Desk } from '../src/desk.ts'
import { openLibrary } from '../src/library.ts'
import { projectFile } from '../src/project-file.ts'
import { type Renewable, renewable } from '../src/renewable.ts'
import type { Store } from '../src/store/store.ts'
import { archiveCorpus } from './archive.ts'
import { createCards } from './card/cards.ts'
import type { Counter } from './counter.ts'
import type { Log } from './log.ts'

/** A counter whose corpus can be read anew. */
export type OpenCounter = Counter & Pick<Renewable, 'renew'>

/**
 * Opens the library, archives how its passages read, and sets up the desk that every
 * adapter serves from.
 *
 * @param store what is remembered of rooms and readers
 * @param isServed whether answers can come unasked: a platform is served, and not a terminal
 *
 * @throws CorpusError when the corpus has faults
 */
export async function openCounter(
  config: Config,
  log: Log,
  store: Store,
  isServed = false,
): Promise<OpenCounter> {
  const startedAt = performance.now()
  const { library: first, index, warning } = await openLibrary(config.corpusDir)
  const { library, renew } = renewable(first)
  if (warning !== undefined) log.warn({ index }, warning)
  const { segmenter } = library.search
  if (segmenter.warning !== undefined) {
    log.warn(
      { segmenter: segmenter.engine, reason: segmenter.warning },
      'nodejieba cannot be loaded; words are cut by Intl.Segmenter. To mend it, install python3, make and g++ and run `npm rebuild nodejieba`',
    )
  }
  const commands = commandsOf(library).filter(({ posts }) => isServed || !posts)
  const desk: Desk = {
    library,
    store,
    locale: config.language,
    commands,
    version: packageVersion(),
    ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }),
    random: Math.random,
    now: Date.now,
    // Each platform tells of its own rooms; a terminal has one reader.
    administers: async () => true,
    today: () => dayOf(Date.now()),
  }
  log.info(
    {
      works: library.works.length,
      passages: library.passages.length,
      segmenter: segmenter.engine,
      index,
      tookMs: Math.round(performance.now() - startedAt),
    },
    'library open',
  )
  await archiveCorpus(desk, log)
  return { desk, commands, log, cards: createCards(log), renew }
}

/** The version in package.json. */
function packageVersion(): string {
  try {
    const parsed: unknown = JSON.parse(readFileSync(projectFile('package.json'), 'utf8'))
    if (typeof parsed === 'object' && parsed !== null && 'version' in parsed)
      return String(parsed.version)
  } catch {
    // A program without it answers all the same.
  }
  return 'unknown'
}
