import { isRecord, listOf, numberOf, type Payload, recordOf, textOf } from '../payload.ts'
import { componentType, isSelect, isV2 } from './component-type.ts'
import { lengthOf, limits } from './limits.ts'
import { selectFaults } from './select.ts'
import { fieldAt, unless, type Violation } from './violation.ts'

/** A component and where it stands: `components[0].components[1]`. */
export interface PlacedComponent {
  readonly at: string
  readonly component: Payload
  readonly type: number | undefined
}

/** Every component of a message or a modal, those within others too, in reading order. */
export function componentsIn(payload: Payload, at = ''): readonly PlacedComponent[] {
  const inner = [
    ...listOf(payload, 'components').map((item, index) => ({
      at: `${fieldAt(at, 'components')}[${index}]`,
      item,
    })),
    ...['component', 'accessory'].map(name => ({ at: fieldAt(at, name), item: payload[name] })),
  ]
  return inner.flatMap(({ at, item }) =>
    isRecord(item)
      ? [{ at, component: item, type: numberOf(item, 'type') }, ...componentsIn(item, at)]
      : [],
  )
}

/** What the text displays of a message say together, in code points. */
const componentsTextLength = (payload: Payload): number =>
  componentsIn(payload)
    .filter(({ type }) => type === componentType.textDisplay)
    .reduce((sum, { component }) => sum + lengthOf(textOf(component, 'content') ?? ''), 0)

export interface ComponentRules {
  /** Whether the message has the Components V2 flag. */
  readonly v2: boolean
  /** This project's own limit: the text of a message stays below so many code points. */
  readonly textBelow: number
}

/** What is wrong with the components of a message. */
export function componentFaults(
  message: Payload,
  { v2, textBelow }: ComponentRules,
): readonly Violation[] {
  const all = componentsIn(message)
  const top = listOf(message, 'components').length
  const textLength = componentsTextLength(message)
  const ids = all.flatMap(({ component }) => textOf(component, 'custom_id') ?? [])
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
  return [
    ...(v2
      ? [
          ...unless(
            all.length <= limits.components,
            'components',
            `has ${all.length} components, more than ${limits.components}`,
          ),
          ...unless(
            textLength <= limits.componentsText,
            'components',
            `says ${textLength} characters, more than ${limits.componentsText}`,
          ),
          ...unless(
            textLength < textBelow || textLength > limits.componentsText,
            'components',
            `says ${textLength} characters: this project stays below ${textBelow}`,
          ),
        ]
      : [
          ...unless(
            top <= limits.rows,
            'components',
            `has ${top} action rows, more than ${limits.rows}`,
          ),
          ...all
            .filter(({ type }) => isV2(type))
            .map(({ at, type }) => ({
              at,
              sentence: `has type ${type}, which needs the IS_COMPONENTS_V2 flag`,
            })),
        ]),
    ...[...repeated].map(id => ({
      at: 'components',
      sentence: `holds the custom_id “${id}” more than once`,
    })),
    ...all.flatMap(componentFault),
  ]
}

/** What is wrong with a component, whatever stands around it. */
function componentFault({ at, component, type }: PlacedComponent): readonly Violation[] {
  const customId = textOf(component, 'custom_id')
  return [
    ...(customId === undefined ? [] : customIdFaults(customId, fieldAt(at, 'custom_id'))),
    ...(type === componentType.row ? rowFaults(component, at) : []),
    ...(type === componentType.button ? buttonFaults(component, at) : []),
    ...(isSelect(type) ? selectFaults(component, at) : []),
    ...(type === componentType.textDisplay
      ? unless(textOf(component, 'content') !== '', at, 'is a text display without text')
      : []),
  ]
}

export const customIdFaults = (id: string, at: string) =>
  unless(
    lengthOf(id) >= 1 && lengthOf(id) <= limits.customId,
    at,
    `has ${lengthOf(id)} characters, not 1–${limits.customId}`,
  )

function rowFaults(row: Payload, at: string): readonly Violation[] {
  const types = componentsIn(row).map(({ type }) => type)
  const buttons = types.filter(type => type === componentType.button).length
  const others = types.length - buttons
  return [
    ...unless(types.length > 0, at, 'is an empty action row'),
    ...unless(
      buttons <= limits.buttonsOfRow,
      at,
      `has ${buttons} buttons, more than ${limits.buttonsOfRow}`,
    ),
    ...unless(
      others === 0 || (others === 1 && buttons === 0),
      at,
      'holds more than buttons alone or one select alone',
    ),
  ]
}

const style = { link: 5, premium: 6 } as const

function buttonFaults(button: Payload, at: string): readonly Violation[] {
  const label = textOf(button, 'label')
  const url = textOf(button, 'url')
  const kind = numberOf(button, 'style')
  const wanted = kind === style.link ? 'url' : kind === style.premium ? 'sku_id' : 'custom_id'
  const isPremium = kind === style.premium
  return [
    ...unless(textOf(button, wanted) !== undefined, fieldAt(at, wanted), 'is missing'),
    ...['url', 'sku_id', 'custom_id']
      .filter(name => name !== wanted)
      .flatMap(name =>
        unless(
          (button[name] ?? undefined) === undefined,
          fieldAt(at, name),
          `does not belong to a button of style ${kind}`,
        ),
      ),
    ...unless(
      isPremium || (label !== undefined && label !== '') || recordOf(button, 'emoji') !== undefined,
      at,
      'is a button with neither label nor emoji',
    ),
    ...unless(
      lengthOf(label ?? '') <= limits.buttonLabel,
      fieldAt(at, 'label'),
      `has ${lengthOf(label ?? '')} characters, more than ${limits.buttonLabel}`,
    ),
    ...(url === undefined
      ? []
      : [
          ...unless(
            lengthOf(url) <= limits.buttonUrl,
            fieldAt(at, 'url'),
            `has ${lengthOf(url)} characters, more than ${limits.buttonUrl}`,
          ),
          ...unless(
            /^(?:https?|discord):\/\//.test(url) && URL.canParse(url),
            fieldAt(at, 'url'),
            `is no link that a button opens: “${url}”`,
          ),
        ]),
  ]
}
