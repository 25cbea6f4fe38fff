import { isRecord, listOf, type Payload, recordOf, recordsOf, textOf } from '../payload.ts'
import { additions } from './additions.ts'

/** A JSON Schema. */
export type Schema = Payload

export interface SchemaOptions {
  /** All schemas of the spec, by their names. */
  readonly schemas: Payload
  /** Whether an object may have no other fields than those that are named. */
  readonly closed: boolean
}

/** The spec's schema of that name, with `$id`, so that others can refer to it. */
export function namedSchema(name: string, options: SchemaOptions): Schema {
  const schema = recordOf(options.schemas, name) ?? {}
  const more = options.closed ? additions[name] : undefined
  const properties = { ...recordOf(schema, 'properties'), ...more }
  return { $id: name, ...toSchema(more ? { ...schema, properties } : schema, options) }
}

/**
 * A schema of the spec as one for Ajv: references by name, and alternatives told apart by
 * what names them, so that an error is about the alternative that was meant.
 */
export function toSchema(schema: Schema, options: SchemaOptions): Schema {
  const { oneOf, anyOf, $ref, ...rest } = schema
  const union = [...recordsOf({ oneOf }, 'oneOf'), ...recordsOf({ anyOf }, 'anyOf')]
  return {
    ...Object.fromEntries(
      Object.entries(rest)
        .filter(([key]) => !key.startsWith('x-') && key !== 'format')
        .map(([key, value]) => [key, inner(key, value, options)]),
    ),
    ...(typeof $ref === 'string' && { $ref: nameOf($ref) }),
    ...(union.length > 0 && unionOf(union, options)),
    ...(options.closed &&
      isRecord(rest['properties']) &&
      rest['additionalProperties'] === undefined && { additionalProperties: false }),
  }
}

function inner(key: string, value: unknown, options: SchemaOptions): unknown {
  if (key === 'properties' && isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, schema]) => [
        name,
        isRecord(schema) ? toSchema(schema, options) : schema,
      ]),
    )
  }
  if (['items', 'additionalProperties', 'not'].includes(key) && isRecord(value)) {
    return toSchema(value, options)
  }
  if (key === 'allOf' && Array.isArray(value)) {
    return value.filter(isRecord).map(schema => toSchema(schema, options))
  }
  return value
}

function unionOf(union: readonly Schema[], options: SchemaOptions): Schema {
  const isNull = (schema: Schema) => schema['type'] === 'null'
  const kinds = union.filter(schema => !isNull(schema))
  // Numbers with names, as Discord writes its enumerations.
  if (kinds.every(kind => 'const' in kind)) {
    const values = kinds.map(kind => kind['const'])
    return { enum: kinds.length < union.length ? [...values, null] : values }
  }
  const names = kinds.flatMap(kind => {
    const $ref = textOf(kind, '$ref')
    return $ref === undefined ? [] : [nameOf($ref)]
  })
  const chosen = names.length === kinds.length ? byName(names, options) : undefined
  const schema = chosen ?? { anyOf: kinds.map(kind => toSchema(kind, options)) }
  return kinds.length < union.length ? { if: { type: 'null' }, else: schema } : schema
}

/** Alternatives of which `type`, a field of its own or its size says which one is meant. */
function byName(names: readonly string[], { schemas }: SchemaOptions): Schema | undefined {
  const [only] = names
  if (names.length === 1 && only !== undefined) return { $ref: only }
  return byType(names, schemas) ?? byTelltale(names, schemas) ?? widest(names, schemas)
}

const fieldsOf = (name: string, schemas: Payload) =>
  recordOf(recordOf(schemas, name) ?? {}, 'properties') ?? {}

function byType(names: readonly string[], schemas: Payload): Schema | undefined {
  const marks = names.map(name => ({
    name,
    values: listOf(recordOf(fieldsOf(name, schemas), 'type') ?? {}, 'enum'),
  }))
  const all = marks.flatMap(({ values }) => values)
  if (marks.some(({ values }) => values.length === 0) || new Set(all).size < all.length) {
    return undefined
  }
  return {
    type: 'object',
    required: ['type'],
    properties: { type: { enum: all } },
    allOf: marks.map(({ name, values }) => ({
      if: { required: ['type'], properties: { type: { enum: values } } },
      then: { $ref: name },
    })),
  }
}

/** Two alternatives, of which one has a required field that the other does not know. */
function byTelltale(names: readonly string[], schemas: Payload): Schema | undefined {
  const [one, other] = names
  if (names.length !== 2 || one === undefined || other === undefined) return undefined
  const telltale = listOf(recordOf(schemas, one) ?? {}, 'required').find(
    field => typeof field === 'string' && !(field in fieldsOf(other, schemas)),
  )
  if (telltale === undefined) return undefined
  return { if: { required: [telltale] }, then: { $ref: one }, else: { $ref: other } }
}

/** The one alternative that demands nothing and knows every field of the others. */
function widest(names: readonly string[], schemas: Payload): Schema | undefined {
  const wide = names.filter(
    name =>
      listOf(recordOf(schemas, name) ?? {}, 'required').length === 0 &&
      names.every(other =>
        Object.keys(fieldsOf(other, schemas)).every(field => field in fieldsOf(name, schemas)),
      ),
  )
  return wide.length === 1 ? { $ref: wide[0] } : undefined
}

const nameOf = (reference: string) => reference.replace('#/components/schemas/', '')
