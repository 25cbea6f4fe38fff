import { numberOf, type Payload, recordsOf, textOf } from '../payload.ts'
import { componentType } from './component-type.ts'
import { lengthOf, limits } from './limits.ts'
import { fieldAt, unless, type Violation } from './violation.ts'

/** What is wrong with a select. */
export function selectFaults(select: Payload, at: string): readonly Violation[] {
  const placeholder = lengthOf(textOf(select, 'placeholder') ?? '')
  const [least, most] = [numberOf(select, 'min_values') ?? 1, numberOf(select, 'max_values') ?? 1]
  return [
    ...unless(textOf(select, 'custom_id') !== undefined, fieldAt(at, 'custom_id'), 'is missing'),
    ...unless(
      placeholder <= limits.placeholder,
      fieldAt(at, 'placeholder'),
      `has ${placeholder} characters, more than ${limits.placeholder}`,
    ),
    ...unless(least <= most, at, `asks for at least ${least} and at most ${most} values`),
    ...(numberOf(select, 'type') === componentType.stringSelect
      ? optionsFaults(select, at, { least, most })
      : []),
  ]
}

function optionsFaults(
  select: Payload,
  at: string,
  { least, most }: { readonly least: number; readonly most: number },
): readonly Violation[] {
  const options = recordsOf(select, 'options')
  const place = fieldAt(at, 'options')
  const values = options.map(option => textOf(option, 'value'))
  const chosen = options.filter(option => option['default'] === true).length
  return [
    ...unless(
      options.length >= 1 && options.length <= limits.selectOptions,
      place,
      `has ${options.length} options, not 1–${limits.selectOptions}`,
    ),
    ...unless(new Set(values).size === values.length, place, 'holds a value more than once'),
    ...unless(
      Math.max(least, most) <= options.length,
      at,
      `asks for ${Math.max(least, most)} values of ${options.length} options`,
    ),
    ...unless(chosen <= most, place, `has ${chosen} defaults, more than max_values ${most}`),
    ...options.flatMap((option, index) => optionFaults(option, `${place}[${index}]`)),
  ]
}

const optionFaults = (option: Payload, at: string) =>
  [
    { name: 'label', least: 1 },
    { name: 'value', least: 1 },
    { name: 'description', least: 0 },
  ].flatMap(({ name, least }) => {
    const length = lengthOf(textOf(option, name) ?? '')
    return unless(
      length >= least && length <= limits.selectOption,
      fieldAt(at, name),
      `has ${length} characters, not ${least}–${limits.selectOption}`,
    )
  })
