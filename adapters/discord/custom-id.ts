import { type Button, type PackedButton, packButton, unpackButton } from '../../src/reply/button.ts'
import { maxCustomId } from './limits.ts'

/** What a component does when it is used. */
export type Deed =
  | { readonly kind: 'ask'; readonly button: Button }
  /** Puts an answer that one reader sees before everyone, with the reader's name. */
  | { readonly kind: 'share'; readonly button: Button }
  /** Opens a thread on the passage that the question names. */
  | { readonly kind: 'discuss'; readonly button: Button }
  | { readonly kind: 'choose'; readonly choice: QuizChoice }

/** An option of a quiz. */
export interface QuizChoice {
  /** Counted from 0. */
  readonly option: number
  /** What the store counts the quiz's answers under. */
  readonly poll: string
  /** Where the words stand that show what is right. */
  readonly address: string
}

/** What goes before the payload; a payload itself begins with a quotation mark or a number sign. */
const marks = { ask: '', share: '!', discuss: '~' } as const

/** The custom_id of what asks, shares or discusses. */
export function customIdOf(kind: keyof typeof marks, button: Button): PackedButton {
  const mark = marks[kind]
  const packed = packButton(button, data => [...mark, ...data].length <= maxCustomId)
  return { ...packed, data: mark + packed.data }
}

/** The custom_id of an option; without the address where that would be too long. */
export function choiceIdOf({ option, poll, address }: QuizChoice): string {
  const bare = `?${option} ${poll}`
  return `${bare} ${address}`.length <= maxCustomId ? `${bare} ${address}` : bare
}

const choicePattern = /^\?(\d{1,2}) (\S+)(?: (\S+))?$/u

/** Whether a custom_id is an option's: whoever presses it answers a quiz. */
export const isChoiceId = (customId: string) => choicePattern.test(customId)

/**
 * What a custom_id asks for; `undefined` where it is of none that we make.
 *
 * @param find the payload that is kept under an id
 */
export async function readCustomId(
  customId: string,
  find: (id: string) => Promise<string | undefined>,
): Promise<Deed | undefined> {
  const [, option, poll, address = ''] = choicePattern.exec(customId) ?? []
  if (option !== undefined && poll !== undefined)
    return { kind: 'choose', choice: { option: Number(option), poll, address } }
  const kind = customId.startsWith('!') ? 'share' : customId.startsWith('~') ? 'discuss' : 'ask'
  const button = await unpackButton(customId.slice(marks[kind].length), find)
  return button && { kind, button }
}
