import type { Locale } from './passage.ts'

/** What is asked, whoever asks it: a button is a question that has not been asked yet. */
export interface Question {
  /** A command's name without its slash. */
  readonly command: string
  /** What stands behind the command, as typed. */
  readonly words: string
  /** Which page of a long answer, counted from 1; 1 when absent. */
  readonly page?: number
}

/** Who asks, and where. */
export interface Asker {
  /** A Telegram chat or topic, a Discord channel or thread, a terminal session. */
  readonly room: string
  readonly reader: string
  /** By what name others know the reader, where the platform tells. */
  readonly name?: string
  /** The reader's own language; the one that the room chose goes before it. */
  readonly locale: Locale
}

/** A question with who asks it and where. */
export interface Inquiry extends Question, Asker {
  /** A process was killed before it was known to be answered: what it asks may have been done already. */
  readonly isRepeated?: true
}

/**
 * The question in a line that a reader typed: a command with its words, or words alone,
 * which are looked for. `undefined` when there is nothing in it.
 */
export function readQuestion(line: string): Question | undefined {
  const typed = line.trim()
  if (typed === '') return undefined
  const [, name, words = ''] = /^[/／]([^\s/／]+)(?:\s+(.*))?$/su.exec(typed) ?? []
  if (name === undefined) return { command: 'search', words: typed }
  return { command: name.normalize('NFKC').toLowerCase(), words: words.trim() }
}
