import { blankMessage, isEmpty, isLoading, type Message } from '../channel/message.ts'
import { edited, editFaults, written } from '../channel/writing.ts'
import { messageFaults } from '../limits/message.ts'
import type { Payload } from '../payload.ts'
import { type Answer, refusals } from './answer.ts'
import type { SentFile } from './body.ts'
import { noted, type RestDesk, refusalFor } from './desk.ts'

/** A body that writes a message. */
export interface Draft {
  /** For sentences: what was called. */
  readonly label: string
  readonly body: Payload
  readonly files: readonly SentFile[]
}

/** A message that was written, or why it was not. */
export type Outcome =
  | { readonly message: Message; readonly refusal?: never }
  | { readonly message?: never; readonly refusal: Answer }

/** A new message of the bot; it does not stand anywhere yet. */
export function writeNew(
  { label, body, files }: Draft,
  channelId: string,
  desk: RestDesk,
  id = desk.nextId(),
): Outcome {
  const refusal = refusalFor(label, messageFaults(body, desk.rules), desk.report)
  if (refusal) return { refusal }
  const blank = blankMessage(id, channelId, desk.world.bot)
  const message = written(blank, { body, files, keep: desk.board.keep })
  return isEmpty(message)
    ? { refusal: noted(desk, `${label}: the message is empty`, refusals.empty) }
    : { message }
}

/** The message as a body changes it; it does not stand there yet. */
export function writeOver(before: Message, { label, body, files }: Draft, desk: RestDesk): Outcome {
  const faults = [...editFaults(before, body), ...messageFaults(body, desk.rules, before.flags)]
  const refusal = refusalFor(label, faults, desk.report)
  if (refusal) return { refusal }
  const message = edited(before, { body, files, keep: desk.board.keep })
  if (isEmpty(message)) {
    return { refusal: noted(desk, `${label}: the message becomes empty`, refusals.empty) }
  }
  // What was announced becomes written; only from then on an edit shows as one.
  const editedAt = isLoading(before) ? null : message.edited_timestamp
  return { message: { ...message, edited_timestamp: editedAt } }
}
