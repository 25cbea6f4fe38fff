import { componentType, isSelect } from '../limits/component-type.ts'
import { componentsIn } from '../limits/components.ts'
import { lengthOf, limits } from '../limits/limits.ts'
import { isRecord, listOf, numberOf, type Payload, textOf } from '../payload.ts'
import { checkChosen } from './find-component.ts'

/** What a reader fills in, by the inputs' custom_ids: text, or what is chosen. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/**
 * The components of a modal as they are submitted.
 *
 * @throws RangeError where Discord would not let the reader submit this
 */
export function submitted(modal: Payload, fields: Fields): readonly Payload[] {
  const ids = componentsIn(modal).map(({ component }) => component['custom_id'])
  const strange = Object.keys(fields).find(id => !ids.includes(id))
  if (strange !== undefined) throw new RangeError(`the modal has no “${strange}”`)
  let last = 0
  const submit = (component: Payload): Payload => {
    last += 1
    const { type } = component
    const base = { type, id: component['id'] ?? last }
    const inner: unknown = component['component']
    if (isRecord(inner)) return { ...base, component: submit(inner) }
    if (Array.isArray(component['components'])) {
      const inside = listOf(component, 'components').filter(isRecord)
      return { ...base, components: inside.map(submit) }
    }
    if (type === componentType.textDisplay) return base
    return { ...base, custom_id: component['custom_id'], ...filled(component, fields) }
  }
  return listOf(modal, 'components').filter(isRecord).map(submit)
}

function filled(component: Payload, fields: Fields): Payload {
  const id = textOf(component, 'custom_id') ?? ''
  const given = fields[id]
  if (isSelect(numberOf(component, 'type'))) {
    const values = typeof given === 'string' ? [given] : (given ?? [])
    if (values.length > 0 || component['required'] !== false) checkChosen(component, values)
    return { values }
  }
  const text = given ?? textOf(component, 'value') ?? ''
  if (typeof text !== 'string') throw new RangeError(`“${id}” takes one text`)
  const most = numberOf(component, 'max_length') ?? limits.inputText
  const least = numberOf(component, 'min_length') ?? 0
  const isMissing = text === '' && component['required'] !== false
  const isShort = text !== '' && lengthOf(text) < least
  if (isMissing || isShort || lengthOf(text) > most) {
    throw new RangeError(`“${id}” has ${lengthOf(text)} characters, not ${least || 1}–${most}`)
  }
  return { value: text }
}
