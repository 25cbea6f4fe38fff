import { GrammyError } from 'grammy'

/** What Telegram's refusal of a call means for us. */
export type Refusal =
  /** The bot was blocked or removed, or may not write there. */
  | { readonly kind: 'unreachable' }
  /** The group has become a supergroup with another id. */
  | { readonly kind: 'moved'; readonly to: number }
  /** The message says that already. */
  | { readonly kind: 'unchanged' }
  /** The message is gone or too old to be edited. */
  | { readonly kind: 'uneditable' }
  /** The message to reply to is gone. */
  | { readonly kind: 'noReplyTarget' }
  /** The button was pressed, or the inline question asked, too long ago to be answered. */
  | { readonly kind: 'stale' }

/** How Telegram words its refusals (400); only these words tell them apart. */
const wordings: readonly (readonly [RegExp, Refusal])[] = [
  [/message is not modified/i, { kind: 'unchanged' }],
  [/message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i, { kind: 'uneditable' }],
  [/message to be replied not found|replied message not found/i, { kind: 'noReplyTarget' }],
  [/query is too old|query ID is invalid/i, { kind: 'stale' }],
  [
    /chat not found|not enough rights|need administrator rights|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|TOPIC_CLOSED|TOPIC_DELETED|message thread not found/i,
    { kind: 'unreachable' },
  ],
]

/** What `error` means where it is a refusal that we know; `undefined` for a fault. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof GrammyError)) return undefined
  const { error_code, description, parameters } = error
  if (parameters.migrate_to_chat_id !== undefined)
    return { kind: 'moved', to: parameters.migrate_to_chat_id }
  if (error_code === 403) return { kind: 'unreachable' }
  if (error_code !== 400) return undefined
  return wordings.find(([wording]) => wording.test(description))?.[1]
}
