import { benchAnswers } from './answers.ts'
import { benchDiscord } from './discord.ts'
import { benchHostile } from './hostile.ts'
import { benchLoad } from './load.ts'
import { benchRetrieval } from './retrieval.ts'
import { benchTelegram } from './telegram.ts'
import { benchWeb } from './web.ts'

/** Each benchmark by the name that `npm run bench -- NAME` takes. */
const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  answers: benchAnswers,
  retrieval: benchRetrieval,
  telegram: benchTelegram,
  discord: benchDiscord,
  load: benchLoad,
  hostile: benchHostile,
  web: benchWeb,
}

const name = process.argv[2] ?? ''
const bench = benches[name]
if (bench === undefined) {
  console.error(`usage: npm run bench -- ${Object.keys(benches).join('|')}`)
  process.exitCode = 2
} else {
  await bench(process.argv.slice(3))
}
