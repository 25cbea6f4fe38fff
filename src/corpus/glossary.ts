import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { foldName } from '../text.ts'
import type { Fault } from './fault.ts'
import { yamlFaults } from './yaml-faults.ts'

/** What kind of thing a term names; a quiz offers terms of one kind against each other. */
const termKinds = [
  'place',
  'organisation',
  'agreement',
  'mechanism',
  'project',
  'policy',
  'field',
  'concept',
] as const

/** A term of the corpus with the other names that a reader may use for it. */
interface Term {
  /** As the corpus writes it. */
  readonly term: string
  readonly kind: (typeof termKinds)[number]
  /** Abbreviations, English, older or longer names; some may stand in the corpus too. */
  readonly also: readonly string[]
  /** What it means in everyday words, for who does not know it; never shown as a quotation. Empty where nobody wrote one. */
  readonly gloss: string
}
export type Glossary = readonly Term[]

const name = z.string().trim().min(1).max(100)
const entry = z.strictObject({
  term: name,
  kind: z.enum(termKinds),
  also: z.array(name).default([]),
  gloss: z.string().trim().max(200).default(''),
})

/** Reads `glossary.yaml`: a list of `{term, kind, also, gloss}`. A name may belong to one term only. */
export function parseGlossary(
  source: string,
  file: string,
): { readonly glossary: Glossary } | { readonly faults: readonly Fault[] } {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines })
  const lineAt = (offset: number) => lines.linePos(offset).line
  if (document.errors.length > 0) {
    return { faults: yamlFaults(document.errors, file, 'not YAML', lineAt) }
  }
  const { contents } = document
  if (contents === null) return { glossary: [] }
  if (!isSeq(contents)) {
    return {
      faults: [{ file, line: 1, problem: 'not a list', remedy: 'write one "- term: …" an entry' }],
    }
  }
  const faults: Fault[] = []
  const glossary: Term[] = []
  const claimed = new Map<string, string>()
  for (const node of contents.items) {
    const line = isMap(node) && node.range ? lineAt(node.range[0]) : 1
    const { data, error } = entry.safeParse(isMap(node) ? node.toJS(document) : node)
    if (error) {
      const [issue] = error.issues
      faults.push({
        file,
        line,
        problem: `entry cannot be used: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
        remedy: `an entry has term, kind (${termKinds.join(', ')}) also, a list of names, and gloss, what it means`,
      })
      continue
    }
    for (const name of new Set([data.term, ...data.also].map(foldName))) {
      const holder = claimed.get(name)
      if (holder === undefined) claimed.set(name, data.term)
      else {
        faults.push({
          file,
          line,
          problem: `"${name}" is a name of both ${holder} and ${data.term}`,
          remedy: 'leave the name to one of the two terms',
        })
      }
    }
    glossary.push(data)
  }
  return faults.length > 0 ? { faults } : { glossary }
}
