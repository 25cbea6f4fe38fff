import { numberOf, type Payload, recordsOf, textOf } from '../payload.ts'
import { componentType, isSelect } from './component-type.ts'
import { componentsIn, customIdFaults, type PlacedComponent } from './components.ts'
import { lengthOf, limits } from './limits.ts'
import { selectFaults } from './select.ts'
import { fieldAt, unless, type Violation } from './violation.ts'

/** What is wrong with a modal. */
export function modalFaults(modal: Payload): readonly Violation[] {
  const all = componentsIn(modal)
  const top = recordsOf(modal, 'components').length
  const ids = all.flatMap(({ component }) => textOf(component, 'custom_id') ?? [])
  return [
    ...lengthFaults(modal, 'title', '', { least: 1, most: limits.modalTitle }),
    ...customIdFaults(textOf(modal, 'custom_id') ?? '', 'custom_id'),
    ...unless(
      top >= 1 && top <= limits.modalComponents,
      'components',
      `has ${top} components, not 1–${limits.modalComponents}`,
    ),
    ...unless(new Set(ids).size === ids.length, 'components', 'holds a custom_id more than once'),
    ...ids.flatMap(id => customIdFaults(id, 'components')),
    ...all.flatMap(partFaults),
  ]
}

function partFaults({ at, component, type }: PlacedComponent): readonly Violation[] {
  if (isSelect(type)) return selectFaults(component, at)
  switch (type) {
    case componentType.row: {
      const inputs = componentsIn(component)
      return [
        ...unless(
          inputs.length === 1 && inputs[0]?.type === componentType.textInput,
          at,
          'does not hold exactly one text input',
        ),
        ...inputs.flatMap(({ at: inner, component: input }) =>
          lengthFaults(input, 'label', `${at}.${inner}`, { least: 1, most: limits.modalLabel }),
        ),
      ]
    }
    case componentType.label:
      return [
        ...lengthFaults(component, 'label', at, { least: 1, most: limits.modalLabel }),
        ...lengthFaults(component, 'description', at, { least: 0, most: limits.modalDescription }),
        ...componentsIn(component, at).flatMap(({ at: inner, component: input, type }) =>
          unless(
            type !== componentType.textInput || (input['label'] ?? undefined) === undefined,
            fieldAt(inner, 'label'),
            'is given although the label around the input has one',
          ),
        ),
      ]
    case componentType.textInput:
      return inputFaults(component, at)
    default:
      return []
  }
}

function inputFaults(input: Payload, at: string): readonly Violation[] {
  const most = numberOf(input, 'max_length') ?? limits.inputText
  const least = numberOf(input, 'min_length') ?? 0
  return [
    ...lengthFaults(input, 'placeholder', at, { least: 0, most: limits.inputPlaceholder }),
    ...lengthFaults(input, 'value', at, { least: 0, most: limits.inputText }),
    ...unless(
      most >= 1 && most <= limits.inputText,
      fieldAt(at, 'max_length'),
      `is ${most}, not 1–${limits.inputText}`,
    ),
    ...unless(
      least >= 0 && least <= most,
      fieldAt(at, 'min_length'),
      `is ${least}, more than max_length ${most}`,
    ),
  ]
}

function lengthFaults(
  object: Payload,
  name: string,
  at: string,
  { least, most }: { readonly least: number; readonly most: number },
): readonly Violation[] {
  const length = lengthOf(textOf(object, name) ?? '')
  return unless(
    length >= least && length <= most,
    fieldAt(at, name),
    `has ${length} characters, not ${least}–${most}`,
  )
}
