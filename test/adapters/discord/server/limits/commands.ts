import { isRecord, numberOf, type Payload, recordOf, recordsOf, textOf } from '../payload.ts'
import { choicesFaults } from './choices.ts'
import { commandNamePattern, lengthOf, limits } from './limits.ts'
import { fieldAt, unless, type Violation } from './violation.ts'

/** Discord's numbers for kinds of commands and for options that hold options. */
const chatInput = 1
const subcommands: readonly unknown[] = [1, 2]

/** What is wrong with all commands of an application or a guild. */
export function commandsFaults(commands: readonly unknown[]): readonly Violation[] {
  const records = commands.filter(isRecord)
  const types = records.map(typeOf)
  const keys = records.map(command => `${typeOf(command)} ${textOf(command, 'name')}`)
  const repeated = new Set(keys.filter((key, index) => keys.indexOf(key) !== index))
  return [
    ...[...new Set(types)].flatMap(type => {
      const length = types.filter(it => it === type).length
      const most = type === chatInput ? limits.slashCommands : limits.menuCommands
      return unless(length <= most, '', `has ${length} commands of type ${type}, more than ${most}`)
    }),
    ...[...repeated].map(key => ({ at: '', sentence: `has the command “${key}” more than once` })),
    ...records.flatMap((command, index) => commandFaults(command, `[${index}]`)),
  ]
}

/** What is wrong with one command. */
export function commandFaults(command: Payload, at = ''): readonly Violation[] {
  const type = typeOf(command)
  const length = textLength(command)
  const isSlash = type === chatInput
  const described = command['description'] ?? ''
  return [
    ...(isSlash
      ? namedFaults(command, at)
      : [
          ...menuNameFaults(command, at),
          ...unless(described === '', fieldAt(at, 'description'), 'belongs to slash commands'),
          ...unless(
            recordsOf(command, 'options').length === 0,
            fieldAt(at, 'options'),
            'belongs to slash commands',
          ),
        ]),
    ...unless(
      length <= limits.commandText,
      at,
      `has ${length} characters in names, descriptions and values, more than ${limits.commandText}`,
    ),
    ...optionsFaults(command, at),
  ]
}

const typeOf = (command: Payload) => numberOf(command, 'type') ?? chatInput

/** A name and a description, each in all its languages. */
function namedFaults(named: Payload, at: string): readonly Violation[] {
  return [
    ...inAllLanguages(named, 'name').flatMap(({ field, text }) =>
      unless(
        commandNamePattern.test(text) && text === text.toLowerCase(),
        fieldAt(at, field),
        `is “${text}”, not 1–${limits.commandName} lower-case letters, digits, - or _`,
      ),
    ),
    ...inAllLanguages(named, 'description').flatMap(({ field, text }) =>
      unless(
        lengthOf(text) >= 1 && lengthOf(text) <= limits.commandDescription,
        fieldAt(at, field),
        `has ${lengthOf(text)} characters, not 1–${limits.commandDescription}`,
      ),
    ),
  ]
}

/** Context-menu commands may have spaces and capitals in their names. */
const menuNameFaults = (command: Payload, at: string) =>
  inAllLanguages(command, 'name').flatMap(({ field, text }) =>
    unless(
      lengthOf(text) >= 1 && lengthOf(text) <= limits.commandName,
      fieldAt(at, field),
      `has ${lengthOf(text)} characters, not 1–${limits.commandName}`,
    ),
  )

/** A text with its localisations: `name`, then `name_localizations.zh-CN`. */
const inAllLanguages = (named: Payload, name: string) => [
  { field: name, text: textOf(named, name) ?? '' },
  ...Object.entries(recordOf(named, `${name}_localizations`) ?? {}).map(([locale, text]) => ({
    field: `${name}_localizations.${locale}`,
    text: String(text),
  })),
]

function optionsFaults(holder: Payload, at: string): readonly Violation[] {
  const options = recordsOf(holder, 'options')
  const place = fieldAt(at, 'options')
  const names = options.map(option => textOf(option, 'name'))
  const optional = options.findIndex(({ required, type }) => required !== true && !holds(type))
  const late = options.findLastIndex(({ required }) => required === true)
  return [
    ...unless(
      options.length <= limits.commandOptions,
      place,
      `has ${options.length} options, more than ${limits.commandOptions}`,
    ),
    ...unless(new Set(names).size === names.length, place, 'holds a name more than once'),
    ...unless(
      optional < 0 || late < optional,
      place,
      'has a required option after an optional one',
    ),
    ...unless(
      options.every(({ type }) => holds(type)) || !options.some(({ type }) => holds(type)),
      place,
      'mixes subcommands with other options',
    ),
    ...options.flatMap((option, index) => optionFaults(option, `${place}[${index}]`)),
  ]
}

const holds = (type: unknown) => subcommands.includes(type)

const optionFaults = (option: Payload, at: string): readonly Violation[] => [
  ...namedFaults(option, at),
  ...choicesFaults(option, at),
  ...unless(
    option['autocomplete'] !== true || recordsOf(option, 'choices').length === 0,
    at,
    'has both autocomplete and choices',
  ),
  ...optionsFaults(option, at),
]

/** What counts towards a command's 8000 characters; of all languages only the longest does. */
function textLength(part: Payload): number {
  const longest = (name: string) =>
    Math.max(...inAllLanguages(part, name).map(({ text }) => lengthOf(text)))
  const value = part['value']
  return (
    longest('name') +
    longest('description') +
    (value === undefined ? 0 : lengthOf(String(value))) +
    [...recordsOf(part, 'options'), ...recordsOf(part, 'choices')]
      .map(textLength)
      .reduce((sum, length) => sum + length, 0)
  )
}
