import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Question } from '../inquiry.ts'

/**
 * A question that has not been asked yet, and the one that its message answered first,
 * so that a reader can go back to a list after opening what it names.
 */
export interface Button {
  readonly question: Question
  /** Absent where `question` is the same one on another page. */
  readonly origin?: Question
}

/** A button as a platform carries it. */
export interface PackedButton {
  /** What goes into the platform's own field: the payload itself, or the short id that it is kept under. */
  readonly data: string
  /** What the store must keep for as long as the button may be pressed. */
  readonly kept?: { readonly id: string; readonly payload: string }
}

const word = z.string()
const pageNumber = z.int().min(0).max(1_000_000)
/** Command, words and page of the question, then of the origin; page 0 stands for none. What is at the end and says nothing is left out. */
const payloadSchema = z.tuple([word, word, pageNumber, word, word, pageNumber])

/** A payload is a JSON array without its brackets: it opens with a quotation mark, a short id with this. */
const idMark = '#'

/** `button` for a field that takes what `fits` says; what is too long goes by an id made from it. */
export function packButton(button: Button, fits: (data: string) => boolean): PackedButton {
  const payload = writeButton(button)
  if (fits(payload)) return { data: payload }
  // 96 bits: nobody guesses the id of a payload that they do not know, and no two payloads share one.
  const id = `${idMark}${createHash('sha256').update(payload).digest('base64url').slice(0, 16)}`
  return { data: id, kept: { id, payload } }
}

/**
 * The button that `data` carries; `undefined` for anything that `packButton` did not
 * make, which anyone may send, and for what is no longer kept.
 *
 * @param find the payload that is kept under an id
 */
export async function unpackButton(
  data: string,
  find: (id: string) => Promise<string | undefined>,
): Promise<Button | undefined> {
  const payload = data.startsWith(idMark) ? await find(data) : data
  return payload === undefined ? undefined : readButton(payload)
}

/** Reads a payload as `packButton` writes it. */
export function readButton(payload: string): Button | undefined {
  const parts = z.array(z.union([word, pageNumber])).safeParse(parseJson(`[${payload}]`))
  if (!parts.success) return undefined
  const all = [...parts.data, ...blank.slice(parts.data.length)]
  const { success, data } = payloadSchema.safeParse(all)
  if (!success || data[0] === '') return undefined
  const [command, words, page, originCommand, originWords, originPage] = data
  return {
    question: questionOf(command, words, page),
    ...(originCommand !== '' && { origin: questionOf(originCommand, originWords, originPage) }),
  }
}

/** Whether two questions differ in the page alone. */
export const samePlace = (one: Question, other: Question) =>
  one.command === other.command && one.words === other.words

const blank = ['', '', 0, '', '', 0] as const

function writeButton({ question, origin }: Button): string {
  const parts = [...partsOf(question), ...(origin ? partsOf(origin) : [])]
  const end = parts.findLastIndex((part, at) => part !== blank[at]) + 1
  return JSON.stringify(parts.slice(0, end)).slice(1, -1)
}

const partsOf = ({ command, words, page }: Question) => [command, words, page ?? 0]

const questionOf = (command: string, words: string, page: number): Question => ({
  command,
  words,
  ...(page > 0 && { page }),
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
