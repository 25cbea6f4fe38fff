import { openLibrary } from '../../src/library.ts'

/** Opens the library of the folder that is named, and prints the milliseconds since the process began and its memory. */
const { library, index } = await openLibrary(process.argv[2] ?? 'corpus')
const readyMs = performance.now()
library.search.find('绿色丝绸之路')
globalThis.gc?.()
const { rss } = process.memoryUsage()
process.stdout.write(
  JSON.stringify({ passages: library.passages.length, index, readyMs, residentMb: rss / 1e6 }),
)
