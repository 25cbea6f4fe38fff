import type { Message } from '../channel/message.ts'
import { componentType } from '../limits/component-type.ts'
import { componentsIn } from '../limits/components.ts'
import { numberOf, type Payload, recordsOf, textOf } from '../payload.ts'

/**
 * The component of a message that a reader uses.
 *
 * @throws RangeError when the message has none, or it cannot be used
 */
export function usableComponent(message: Message, customId: string): Payload {
  const components = componentsIn({ components: message.components })
  const found = components.find(({ component }) => component['custom_id'] === customId)
  if (found === undefined) {
    const there = components.flatMap(({ component }) => textOf(component, 'custom_id') ?? [])
    throw new RangeError(`the message has no “${customId}” but ${there.join(', ') || 'nothing'}`)
  }
  if (found.component['disabled'] === true) throw new RangeError(`“${customId}” is disabled`)
  return found.component
}

/** @throws RangeError when a reader cannot choose these of that select */
export function checkChosen(select: Payload, values: readonly string[]): void {
  const offered = recordsOf(select, 'options').map(option => option['value'])
  const strange = values.find(value => !offered.includes(value))
  const isString = select['type'] === componentType.stringSelect
  if (isString && strange !== undefined) throw new RangeError(`“${strange}” is not offered`)
  const [least, most] = [numberOf(select, 'min_values') ?? 1, numberOf(select, 'max_values') ?? 1]
  if (values.length < least || values.length > most) {
    throw new RangeError(`${values.length} values are chosen, not ${least}–${most}`)
  }
}

/** A button as a reader sees it. */
export interface ShownButton {
  readonly label: string
  /** Undefined for a link. */
  readonly customId: string | undefined
  readonly url: string | undefined
  readonly style: number
  readonly disabled: boolean
}

/** The buttons of a message or of what is shown, in reading order. */
export const buttonsOf = (shown: {
  readonly components: readonly Payload[]
}): readonly ShownButton[] =>
  componentsIn({ components: shown.components })
    .filter(({ type }) => type === componentType.button)
    .map(({ component }) => ({
      label: textOf(component, 'label') ?? '',
      customId: textOf(component, 'custom_id'),
      url: textOf(component, 'url'),
      style: numberOf(component, 'style') ?? 0,
      disabled: component['disabled'] === true,
    }))
