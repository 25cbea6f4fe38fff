import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { isWorkId } from '../address.ts'
import type { Fault } from './fault.ts'
import { yamlFaults } from './yaml-faults.ts'

/**
 * A topic command's name: what Telegram (1–32 of `a-z 0-9 _`) and Discord
 * (1–32, lower case) both take, opening with a letter.
 */
const commandPattern = /^[a-z][a-z0-9_]{0,31}$/

const name = z.string().trim().min(1)

/** The fields of a corpus file's front matter; `describe` holds the remedy for a faulty one. */
const schema = z.strictObject({
  id: z
    .string()
    .refine(isWorkId)
    .describe('lower-case Latin letters, digits and single hyphens, at most 32: `beltroad`'),
  title: z
    .strictObject({ zh: name, en: name.optional() })
    .describe('`zh:` with the title as printed and, if there is one, `en:` with its English name'),
  command: z
    .string()
    .regex(commandPattern)
    .optional()
    .describe('1–32 of a-z, 0-9 and _, opening with a letter, or leave it out'),
  aliases: z
    .array(name)
    .default([])
    .describe('a list of other names, each in quotation marks where it holds a colon'),
  source: name.nullish().describe('who published it, as the document says, or `null`'),
  language: name
    .refine(isLanguageTag)
    .default('zh-Hans')
    .describe('a language tag such as `zh-Hans`, `zh-Hant` or `en`'),
  author: name.optional().describe('the author, only as the document names one'),
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional()
    .describe('`2024`, `2024-07` or `2024-07-18`, only as the document says'),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('where the document was published, beginning with https://'),
})

export type FrontMatter = z.infer<typeof schema>

/**
 * Reads the YAML between a file's opening `---` lines.
 *
 * @param yaml the lines between them, the first of which is line 2 of `file`
 */
export function parseFrontMatter(
  yaml: string,
  file: string,
): { readonly fields: FrontMatter } | { readonly faults: readonly Fault[] } {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, schema: 'core' })
  const lineAt = (offset: number) => lines.linePos(offset).line + 1
  if (document.errors.length > 0) {
    return { faults: yamlFaults(document.errors, file, 'front matter is not YAML', lineAt) }
  }
  const value: unknown = document.toJS() ?? {}
  const { success, data, error } = schema.safeParse(value)
  if (success) return { fields: data }
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node: unknown = document.getIn(path.slice(0, 1), true)
    const inner: unknown = document.getIn(path, true)
    return lineAt(offsetOf(inner) ?? offsetOf(node) ?? 0)
  }
  return { faults: error.issues.flatMap(issue => faultsOf(issue, value, file, lineOf)) }
}

function faultsOf(
  issue: z.core.$ZodIssue,
  value: unknown,
  file: string,
  lineOf: (path: readonly PropertyKey[]) => number,
): readonly Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      file,
      line: lineOf([...issue.path, key]),
      problem: `unknown field "${[...issue.path, key].join('.')}"`,
      remedy: `the fields are ${Object.keys(schema.shape).join(', ')}`,
    }))
  }
  const field = issue.path.join('.') || 'front matter'
  const missing = issue.path.length > 0 && valueAt(value, issue.path) === undefined
  const remedy = remedyFor(issue.path[0])
  return [
    {
      file,
      line: lineOf(issue.path),
      problem: missing ? `missing field "${field}"` : `field "${field}" cannot be used as it is`,
      remedy: missing ? `add it: ${remedy}` : `give ${remedy}`,
    },
  ]
}

function remedyFor(field: PropertyKey | undefined): string {
  const entry = Object.entries(schema.shape).find(([key]) => key === field)
  return entry?.[1].description ?? `fields ${Object.keys(schema.shape).join(', ')}`
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined,
    value,
  )

function offsetOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined
  const { range } = node
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
