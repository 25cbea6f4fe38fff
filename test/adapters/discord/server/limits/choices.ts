import { type Payload, recordsOf, textOf } from '../payload.ts'
import { lengthOf, limits } from './limits.ts'
import { fieldAt, unless, type Violation } from './violation.ts'

/** What is wrong with the choices of an option, or of an answer to autocomplete. */
export function choicesFaults(holder: Payload, at: string): readonly Violation[] {
  const choices = recordsOf(holder, 'choices')
  const place = fieldAt(at, 'choices')
  const names = choices.map(choice => textOf(choice, 'name'))
  return [
    ...unless(
      choices.length <= limits.choices,
      place,
      `has ${choices.length} choices, more than ${limits.choices}`,
    ),
    ...unless(new Set(names).size === names.length, place, 'holds a name more than once'),
    ...choices.flatMap((choice, index) => choiceFaults(choice, `${place}[${index}]`)),
  ]
}

const choiceFaults = (choice: Payload, at: string) =>
  ['name', 'value'].flatMap(field => {
    const text = textOf(choice, field)
    // A number is a value too, and has no length.
    if (text === undefined && field === 'value' && choice['value'] !== undefined) return []
    const length = lengthOf(text ?? '')
    return unless(
      length >= 1 && length <= limits.choice,
      fieldAt(at, field),
      `has ${length} characters, not 1–${limits.choice}`,
    )
  })
