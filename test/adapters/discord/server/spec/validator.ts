import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Violation, violation } from '../limits/violation.ts'
import { isRecord, type Payload } from '../payload.ts'
import { namedSchema, toSchema } from './schema.ts'
import { readSpec, type Spec, specUrl } from './spec.ts'

/** What stands in the spec, asked of a call. Paths are templates: `/channels/{channel_id}`. */
export interface Validator {
  readonly spec: Spec
  faultsOfBody(method: string, template: string, body: unknown): readonly Violation[]
  faultsOfQuery(method: string, template: string, query: URLSearchParams): readonly Violation[]
  /** The same for what this server answers. */
  faultsOfAnswer(
    method: string,
    template: string,
    status: number,
    body: unknown,
  ): readonly Violation[]
}

// Shared by all servers of a process: compiling what messages are made of takes its time.
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
  const bodies = createCompiler(spec, true)
  const answers = createCompiler(spec, false)
  return {
    spec,
    faultsOfBody: (method, template, body) => {
      const operation = spec.operation(method, template)
      if (operation === undefined) return [violation('', 'is no operation of the spec')]
      const { body: schema, bodyRequired } = operation
      if (schema === undefined) return []
      if (body === undefined) return bodyRequired ? [violation('', 'has no body')] : []
      return faults(bodies(`${method} ${template}`, schema), body)
    },
    faultsOfQuery: (method, template, query) => {
      const known = spec.operation(method, template)?.query ?? new Map<string, Payload>()
      return [...query].flatMap(([name, value]) => {
        const schema = known.get(name)
        if (schema === undefined) return [violation(name, 'is no parameter of the query')]
        const key = `${method} ${template}?${name}`
        return faults(bodies(key, schema), queryValue(value, schema), name)
      })
    },
    faultsOfAnswer: (method, template, status, body) => {
      const schema = spec.operation(method, template)?.answer(status)
      return schema === undefined
        ? []
        : faults(answers(`${method} ${template} ${status}`, schema), body)
    },
  }
}

/** Compiles a schema when it is first asked for, by the key that it is remembered under. */
function createCompiler(spec: Spec, closed: boolean) {
  const options = { schemas: spec.schemas, closed }
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    validateSchema: false,
    validateFormats: false,
    verbose: true,
    logger: false,
  })
  for (const name of Object.keys(spec.schemas)) ajv.addSchema(namedSchema(name, options))
  const compiled = new Map<string, ValidateFunction>()
  return (key: string, schema: Payload): ValidateFunction => {
    const validate = compiled.get(key) ?? ajv.compile(toSchema(schema, options))
    compiled.set(key, validate)
    return validate
  }
}

/** A query's text as the number or the boolean that its schema has. */
function queryValue(value: string, schema: Payload): unknown {
  if (schema['type'] === 'boolean' && /^(?:true|false)$/i.test(value)) return /^t/i.test(value)
  return schema['type'] === 'integer' && /^-?\d+$/.test(value) ? Number(value) : value
}

function faults(validate: ValidateFunction, value: unknown, root = ''): readonly Violation[] {
  if (validate(value) === true) return []
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if')
  // Where none of the alternatives fits, what each of them lacks would bury the reason.
  const undecided = errors.filter(({ keyword }) => keyword === 'anyOf')
  const telling = errors.filter(
    error =>
      error.keyword === 'anyOf' ||
      !undecided.some(({ instancePath }) => error.instancePath.startsWith(instancePath)),
  )
  const unique = new Map(
    telling.map(error => {
      const it = violationOf(error, root)
      return [`${it.at} ${it.sentence}`, it]
    }),
  )
  return [...unique.values()]
}

function violationOf(error: ErrorObject, root: string): Violation {
  const { keyword, instancePath, params, message, data } = error
  const at = pathOf(instancePath) || root
  const facts: Payload = isRecord(params) ? params : {}
  const field = (name: string) => {
    const field = String(facts[name])
    return at === '' ? field : `${at}.${field}`
  }
  switch (keyword) {
    case 'required':
      return violation(field('missingProperty'), 'is missing')
    case 'additionalProperties':
      return violation(field('additionalProperty'), 'is no field of Discord’s')
    case 'type':
      return violation(at, `must be ${words(facts['type'], ' or ')}, not ${JSON.stringify(data)}`)
    case 'enum':
      return violation(
        at,
        `must be one of ${words(facts['allowedValues'], ', ')}, not ${JSON.stringify(data)}`,
      )
    case 'anyOf':
      return violation(at, `is none of what may stand there: ${JSON.stringify(data)}`)
    default:
      return violation(at, message ?? keyword)
  }
}

/** `/components/0/label` as `components[0].label`. */
const pathOf = (pointer: string) =>
  pointer
    .slice(1)
    .replaceAll(/(^|\/)(\d+)(?=\/|$)/g, '[$2]')
    .replaceAll('/', '.')

const words = (value: unknown, between: string) =>
  Array.isArray(value) ? value.join(between) : String(value)
