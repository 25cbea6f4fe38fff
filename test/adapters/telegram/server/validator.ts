import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { isRecord, recordsOf } from './payload.ts'
import { oneOf, schemaOf } from './schema.ts'
import { readSpec, type Spec, specUrl } from './spec.ts'

/** What stands in the spec, asked of a call. */
export interface Validator {
  readonly spec: Spec
  /** Each way in which the arguments differ from what the spec says, as a sentence. */
  faultsOfCall(method: string, payload: unknown): readonly string[]
  /** Each way in which a value differs from what the spec says that a method gives back. */
  faultsOfResult(method: string, result: unknown): readonly string[]
  /** Each way in which a value differs from a type of the spec. */
  faultsOfType(type: string, value: unknown): readonly string[]
}

// Shared by all servers of a process: compiling the larger methods takes a tenth of a second.
const validators = new Map<string, Validator | undefined>()

/** The validator over the spec at that place; undefined when there is none. */
export function validatorAt(url: URL = specUrl): Validator | undefined {
  if (!validators.has(url.href)) {
    const spec = readSpec(url)
    validators.set(url.href, spec && createValidator(spec))
  }
  return validators.get(url.href)
}

function createValidator(spec: Spec): Validator {
  const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false, verbose: true })
  for (const kind of [...Object.values(spec.types), ...Object.values(spec.methods)]) {
    ajv.addSchema(schemaOf(kind, spec))
  }
  for (const { name, returns } of Object.values(spec.methods)) {
    if (returns) ajv.addSchema({ $id: `${name}-result`, ...oneOf(returns, spec) })
  }
  // Compiled by Ajv when first asked for.
  const faultsOf = (name: string, id: string, value: unknown) => {
    const validate = ajv.getSchema(id)
    return validate === undefined ? [`the spec has no ${name}`] : sentences(name, validate, value)
  }
  return {
    spec,
    faultsOfCall: (method, payload) => faultsOf(method, method, payload),
    faultsOfResult: (method, result) => faultsOf(method, `${method}-result`, result),
    faultsOfType: (type, value) => faultsOf(type, type, value),
  }
}

function sentences(name: string, validate: ValidateFunction, value: unknown): readonly string[] {
  if (validate(value) === true) return []
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if')
  // Where none of the alternatives fits, what each of them lacks would bury the reason.
  const undecided = errors.filter(({ keyword }) => keyword === 'anyOf')
  const telling = errors.filter(
    error =>
      error.keyword === 'anyOf' ||
      !undecided.some(({ instancePath }) => error.instancePath.startsWith(instancePath)),
  )
  return [...new Set(telling.map(error => `${name}: ${sentence(error)}`))]
}

function sentence({ keyword, instancePath, params, message, data, parentSchema }: ErrorObject) {
  const at = pathOf(instancePath)
  const facts = isRecord(params) ? params : {}
  switch (keyword) {
    case 'required':
      return `${join(at, String(facts['missingProperty']))} is missing`
    case 'additionalProperties':
      return `${join(at, String(facts['additionalProperty']))} is no field of the Bot API`
    case 'type':
      return `${at} must be ${words(facts['type'], ' or ')}, not ${JSON.stringify(data)}`
    case 'enum':
      return `${at} must be one of ${words(facts['allowedValues'], ', ')}, not ${JSON.stringify(data)}`
    case 'const':
      return `${at} must be ${JSON.stringify(facts['allowedValue'])}, not ${JSON.stringify(data)}`
    case 'anyOf': {
      const kinds = recordsOf(parentSchema ?? {}, 'anyOf').map(kind => kind['$ref'])
      return `${at} is none of ${kinds.join(', ')}: ${JSON.stringify(data)}`
    }
    default:
      return `${at} ${message ?? keyword}`
  }
}

/** `/results/0/id` as `results[0].id`. */
const pathOf = (pointer: string) =>
  pointer
    .slice(1)
    .replaceAll(/\/(\d+)/g, '[$1]')
    .replaceAll('/', '.') || 'the payload'

const join = (path: string, field: string) => (path === 'the payload' ? field : `${path}.${field}`)
const words = (value: unknown, between: string) =>
  Array.isArray(value) ? value.join(between) : String(value)
