import type { Library } from '../library.ts'
import { about } from './about.ts'
import { cite } from './cite.ts'
import type { AnyCommand } from './command.ts'
import { context } from './context.ts'
import { help } from './help.ts'
import { language } from './language.ts'
import { random } from './random.ts'
import { search } from './search.ts'
import { terms } from './terms.ts'
import { topicCommand } from './topic.ts'
import { topics } from './topics.ts'
import { verify } from './verify.ts'

/** Every command: one a work, then those that every corpus has. */
export const commandsOf = (library: Library): readonly AnyCommand[] => [
  ...library.works.map(topicCommand),
  topics,
  context,
  random,
  search,
  terms,
  cite,
  verify,
  help,
  language,
  about,
]
