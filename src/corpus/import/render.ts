import { stringify } from 'yaml'
import { reservedCommands } from '../check.ts'
import type { Part } from './outline.ts'

/** The fields that an import can fill in; a person completes the rest. */
export interface Fields {
  readonly id: string
  readonly title: string
  readonly source: string | null
  readonly language: string
}

/** The corpus file of a work, as `parseWorkFile` reads it. */
export function renderWork(
  { id, title, source, language }: Fields,
  parts: readonly Part[],
): string {
  const front = { id, title: { zh: title }, command: commandOf(id), aliases: [], source, language }
  // A folded line would move words that a person looks for in one place.
  const yaml = stringify(front, { lineWidth: 0 })
  const body = parts.map(part =>
    part.kind === 'heading' ? `${'#'.repeat(part.depth + 1)} ${part.text}` : part.text,
  )
  return `---\n${yaml}---\n\n${body.join('\n\n')}\n`
}

function commandOf(id: string): string {
  const command = id.replaceAll('-', '_')
  return reservedCommands.includes(command) ? `${command}_work` : command
}
