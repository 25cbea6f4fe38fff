import { componentType, isSelect } from '../limits/component-type.ts'
import { isRecord, numberOf, type Payload } from '../payload.ts'
import { withoutNulls } from './message.ts'

/** The components of a message as Discord shows them: numbered, with what they say by default. */
export function shownComponents(components: readonly Payload[]): readonly Payload[] {
  let last = 0
  const show = (component: Payload): Payload => {
    last += 1
    const { components: within, accessory, ...own } = withoutNulls(component)
    return {
      ...defaultsOf(numberOf(own, 'type')),
      ...own,
      id: own['id'] ?? last,
      ...(Array.isArray(within) && { components: within.filter(isRecord).map(show) }),
      ...(isRecord(accessory) && { accessory: show(accessory) }),
    }
  }
  return components.map(show)
}

function defaultsOf(type: number | undefined): Payload {
  if (isSelect(type)) return { min_values: 1, max_values: 1 }
  if (type === componentType.container) return { accent_color: null, spoiler: false }
  if (type === componentType.separator) return { spacing: 1, divider: true }
  return {}
}
