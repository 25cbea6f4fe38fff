import { lengthOf } from '../limits/limits.ts'
import { numberOf, type Payload, recordsOf, textOf } from '../payload.ts'

/** What a reader fills in, by the options' names; users and channels by their ids. */
export type Given = Readonly<Record<string, string | number | boolean>>

const subcommandTypes: readonly unknown[] = [1, 2]

/** The JSON type that an option's number stands for; ids are text. */
const jsonTypes: Readonly<Record<number, string>> = {
  3: 'string',
  4: 'number',
  5: 'boolean',
  6: 'string',
  7: 'string',
  8: 'string',
  9: 'string',
  10: 'number',
}

/**
 * The options as an interaction carries them; `path` leads through subcommands.
 *
 * @throws RangeError where Discord would not let the reader send this
 */
export function filledIn(
  command: Payload,
  path: readonly string[],
  given: Given,
  focused?: string,
): readonly Payload[] {
  const [step, ...rest] = path
  const declared = recordsOf(command, 'options')
  if (step !== undefined) {
    const sub = declared.find(({ name, type }) => name === step && subcommandTypes.includes(type))
    if (sub === undefined) throw new RangeError(`${textOf(command, 'name')} has no ${step}`)
    return [{ type: sub['type'], name: step, options: filledIn(sub, rest, given, focused) }]
  }
  const unknown = Object.keys(given).find(name => !declared.some(option => option['name'] === name))
  if (unknown !== undefined) throw new RangeError(`${textOf(command, 'name')} has no ${unknown}`)
  return declared.flatMap(option => {
    const name = textOf(option, 'name') ?? ''
    const value = given[name]
    if (name === focused) {
      if (option['autocomplete'] !== true) throw new RangeError(`${name} has no autocomplete`)
      return [{ name, type: option['type'], value: value ?? '', focused: true }]
    }
    if (value === undefined) {
      // While a reader still types, what is required may be missing.
      if (option['required'] !== true || focused !== undefined) return []
      throw new RangeError(`${textOf(command, 'name')} needs ${name}`)
    }
    const why = refused(option, value)
    if (why !== undefined) throw new RangeError(`${name} cannot be ${value}: ${why}`)
    return [{ name, type: option['type'], value }]
  })
}

/** Why a reader's client does not take a value. */
function refused(option: Payload, value: string | number | boolean): string | undefined {
  const type = numberOf(option, 'type') ?? 0
  const choices = recordsOf(option, 'choices')
  const size = typeof value === 'string' ? lengthOf(value) : Number(value)
  const [least, most] =
    typeof value === 'string' ? ['min_length', 'max_length'] : ['min_value', 'max_value']
  if (typeof value !== jsonTypes[type]) return `it must be a ${jsonTypes[type]}`
  if (type === 4 && !Number.isInteger(value)) return 'it must be a whole number'
  if (choices.length > 0 && !choices.some(choice => choice['value'] === value)) {
    return 'it is none of the choices'
  }
  if (size < (numberOf(option, least) ?? Number.NEGATIVE_INFINITY)) return 'it is too small'
  if (size > (numberOf(option, most) ?? Number.POSITIVE_INFINITY)) return 'it is too large'
  return undefined
}
