import { readConfig } from '../../src/config.ts'
import { readQuestion } from '../../src/inquiry.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { createLog } from '../log.ts'
import { openCounter } from '../open.ts'
import { refuseStart } from '../start-fault.ts'
import { ask } from './session.ts'
import { standardTerminal } from './standard.ts'

/** `npm run ask -- "/ftz 2"`: one question, one answer. */
try {
  const config = readConfig(process.env)
  const { colour, width, locale } = standardTerminal(config.language)
  const question = readQuestion(process.argv.slice(2).join(' ')) ?? { command: 'help', words: '' }
  const counter = await openCounter(
    config,
    await createLog(config.logLevel ?? 'warn', process.stderr.isTTY),
    createMemoryStore(),
  )
  const { text } = await ask(question, counter, { colour, width: width() }, locale)
  process.stdout.write(`${text}\n`)
} catch (error) {
  refuseStart(error)
}
