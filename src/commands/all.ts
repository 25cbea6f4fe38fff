import type { Library } from '../library.ts'
import { about } from './about.ts'
import { board } from './board.ts'
import { card } from './card.ts'
import { cite } from './cite.ts'
import type { AnyCommand } from './command.ts'
import { context } from './context.ts'
import { daily } from './daily.ts'
import { discuss } from './discuss.ts'
import { exportCommand } from './export.ts'
import { forget } from './forget.ts'
import { help } from './help.ts'
import { language } from './language.ts'
import { pin } from './pin.ts'
import { privacy } from './privacy.ts'
import { quiz } from './quiz.ts'
import { random } from './random.ts'
import { review } from './review.ts'
import { score } from './score.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { study } from './study.ts'
import { terms } from './terms.ts'
import { topicCommand } from './topic.ts'
import { topics } from './topics.ts'
import { verify } from './verify.ts'

/** Every command: one a work, then those that every corpus has. */
export const commandsOf = (library: Library): readonly AnyCommand[] => [
  ...library.works.map(topicCommand),
  topics,
  context,
  card,
  random,
  search,
  terms,
  cite,
  verify,
  study,
  quiz,
  score,
  review,
  discuss,
  daily,
  pin,
  board,
  exportCommand,
  help,
  settings,
  language,
  privacy,
  forget,
  about,
]
