import { type Payload, recordsOf, textOf } from '../payload.ts'
import { commandName, languageCode, limits } from './limits.ts'
import { unless, type Violation } from './violation.ts'

/** What is wrong with a command menu that is set. */
export function commandFaults(payload: Payload): readonly Violation[] {
  const commands = recordsOf(payload, 'commands')
  return [
    ...languageFaults(payload),
    ...unless(
      commands.length <= limits.commands,
      `commands has ${commands.length}, more than ${limits.commands}`,
      'BOT_COMMANDS_TOO_MUCH',
    ),
    ...commands.flatMap((command, index) => {
      const name = textOf(command, 'command') ?? ''
      const description = textOf(command, 'description') ?? ''
      return [
        ...unless(
          commandName.test(name),
          `commands[${index}].command is “${name}”, not 1–32 of a–z 0–9 _`,
          'BOT_COMMAND_INVALID',
        ),
        ...unless(
          description.trim() !== '' && description.length <= limits.commandDescription,
          `commands[${index}].description has ${description.length} UTF-16 units, not 1–${limits.commandDescription}`,
          'BOT_COMMAND_DESCRIPTION_INVALID',
        ),
      ]
    }),
  ]
}

/** What is wrong with the language of a menu: `zh-Hans` is no two letters. */
export function languageFaults(payload: Payload): readonly Violation[] {
  const language = textOf(payload, 'language_code') ?? ''
  return unless(
    languageCode.test(language),
    `language_code is “${language}”, not two letters of ISO 639-1`,
    'invalid language code specified',
  )
}
