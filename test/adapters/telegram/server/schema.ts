import type { Field, Kind, Spec } from './spec.ts'

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>

/** How JSON writes the spec's plain types. A file is `attach://name`, a URL or an id: text. */
const plain: Readonly<Record<string, string>> = {
  Integer: 'integer',
  Float: 'number',
  'Float number': 'number',
  Boolean: 'boolean',
  True: 'boolean',
  String: 'string',
  InputFile: 'string',
}

/** The schema of a method's arguments or of a type, named so that others can refer to it. */
export function schemaOf(kind: Kind, spec: Spec): Schema {
  const named = { $id: kind.name }
  if (kind.subtypes !== undefined) return { ...named, ...oneOf(kind.subtypes, spec) }
  const fields = kind.fields ?? []
  return {
    ...named,
    type: 'object',
    additionalProperties: false,
    required: fields.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(fields.map(field => [field.name, fieldSchema(field, spec)])),
  }
}

/** A value of any of these types. */
export function oneOf(types: readonly string[], spec: Spec): Schema {
  const [only] = types
  const scalars = types.flatMap(type => plain[type] ?? [])
  const arrays = types.filter(type => type.startsWith('Array of '))
  const objects = types.filter(type => plain[type] === undefined && !arrays.includes(type))
  // A named type may itself be a list or text (RichText), so it alone says what it is.
  if (types.length === 1 && only !== undefined && objects.length === 1) return { $ref: only }
  const items = arrays.map(type => type.slice('Array of '.length))
  return {
    type: [
      ...new Set([
        ...scalars,
        ...(arrays.length > 0 ? ['array'] : []),
        ...(objects.length > 0 ? ['object'] : []),
      ]),
    ],
    allOf: [
      ...(arrays.length > 0
        ? [{ if: { type: 'array' }, then: { items: oneOf(items, spec) } }]
        : []),
      ...(objects.length > 0 ? [{ if: { type: 'object' }, then: byConstant(objects, spec) }] : []),
    ],
  }
}

const fieldSchema = (field: Field, spec: Spec): Schema => {
  const constant = constantOf(field)
  return constant === undefined ? oneOf(field.types, spec) : { const: constant }
}

/** The one value that `type`, `status` or `source` has in an alternative: “must be article”. */
function constantOf({ name, types, description }: Field): string | undefined {
  if (!['type', 'status', 'source'].includes(name) || types[0] !== 'String') return undefined
  return /(?:must be|always) ["“]?(\w+)["”]?$/.exec(description)?.[1]
}

/**
 * Alternatives told apart by the one field that says which of them it is, so that an
 * error is about the alternative that was meant and not about all the others.
 */
function byConstant(names: readonly string[], spec: Spec): Schema {
  const marks = names.map(name => {
    const field = spec.types[name]?.fields?.find(field => constantOf(field) !== undefined)
    return { name, field: field?.name, value: field && constantOf(field) }
  })
  const field = marks[0]?.field
  if (field === undefined || marks.some(mark => mark.field !== field)) {
    return byTelltale(names, spec)
  }
  const values = [...new Set(marks.map(({ value }) => value))]
  return {
    required: [field],
    properties: { [field]: { enum: values } },
    allOf: values.map(value => ({
      if: { required: [field], properties: { [field]: { const: value } } },
      then: byTelltale(
        marks.filter(mark => mark.value === value).map(({ name }) => name),
        spec,
      ),
    })),
  }
}

/** Alternatives told apart by a required field that only one of them has: `message_text`. */
function byTelltale(names: readonly string[], spec: Spec): Schema {
  const [only] = names
  if (names.length === 1 && only !== undefined) return { $ref: only }
  const fieldsOf = (name: string) => spec.types[name]?.fields ?? []
  const marks = names.map(name => ({
    name,
    telltale: fieldsOf(name).find(
      field =>
        field.required &&
        !names.some(other => other !== name && fieldsOf(other).some(it => it.name === field.name)),
    )?.name,
  }))
  const without = marks.filter(({ telltale }) => telltale === undefined).map(({ name }) => name)
  const rest: Schema = { anyOf: (without.length > 0 ? without : names).map($ref => ({ $ref })) }
  return marks.reduce(
    (otherwise: Schema, { name, telltale }) =>
      telltale === undefined
        ? otherwise
        : { if: { required: [telltale] }, then: { $ref: name }, else: otherwise },
    rest,
  )
}
