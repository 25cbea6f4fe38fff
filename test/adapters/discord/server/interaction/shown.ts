import type { Board } from '../channel/board.ts'
import { isEphemeral, isLoading, type Message, wordsOf } from '../channel/message.ts'
import type { Payload } from '../payload.ts'
import type { SentFile } from '../rest/body.ts'
import { callbackType, type Interaction } from './interaction.ts'

/** What the reader sees of an answer now. */
export interface Shown {
  /** `update` where the answer changed the message that holds the component. */
  readonly kind: 'message' | 'update' | 'modal' | 'choices'
  /** Whether it was announced before it was written. */
  readonly deferred: boolean
  /** Whether the reader alone sees it. */
  readonly ephemeral: boolean
  readonly deleted: boolean
  /** How often it was changed after it stood there. */
  readonly edits: number
  /** The message as it is; the last one before it was deleted; none for the other kinds. */
  readonly message: Message | undefined
  readonly content: string
  readonly embeds: readonly Payload[]
  readonly components: readonly Payload[]
  readonly flags: number
  readonly files: readonly SentFile[]
  /** All that the message says, whichever of its parts says it. */
  readonly words: string
  readonly modal: Payload | undefined
  readonly choices: readonly Payload[]
}

const nothing = {
  deferred: false,
  ephemeral: false,
  deleted: false,
  edits: 0,
  message: undefined,
  content: '',
  embeds: [],
  components: [],
  flags: 0,
  files: [],
  words: '',
  modal: undefined,
  choices: [],
} as const

/** What the reader sees of a message. */
export function shownMessage(id: string, board: Board, kind: Shown['kind'] = 'message'): Shown {
  const history = board.history(id)
  const message = history.at(-1)
  if (message === undefined) throw new RangeError(`there is no message ${id}`)
  const written = history.filter(it => !isLoading(it)).length
  return {
    ...nothing,
    kind,
    deferred: history.some(isLoading),
    ephemeral: isEphemeral(message),
    deleted: board.find(id) === undefined,
    edits: Math.max(0, written - 1),
    message,
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    flags: message.flags,
    files: message.attachments.flatMap(({ id }) => board.file(id) ?? []),
    words: wordsOf(message),
  }
}

/** What the reader sees of an interaction's answer; undefined while there is nothing to see. */
export function shownAnswer(interaction: Interaction, board: Board): Shown | undefined {
  const { first, originalId, modal, choices, later } = interaction
  switch (first?.type) {
    case callbackType.choices:
      return { ...nothing, kind: 'choices', choices: choices ?? [] }
    case callbackType.modal:
      return { ...nothing, kind: 'modal', modal }
    case callbackType.message:
    case callbackType.deferredMessage: {
      if (originalId === undefined) return undefined
      const now = board.find(originalId)
      return now !== undefined && isLoading(now) ? undefined : shownMessage(originalId, board)
    }
    case callbackType.update:
    case callbackType.deferredUpdate: {
      if (originalId === undefined) return undefined
      const deferred = first.type === callbackType.deferredUpdate
      if (deferred && later === 0) return undefined
      return { ...shownMessage(originalId, board, 'update'), deferred }
    }
    default:
      return undefined
  }
}
