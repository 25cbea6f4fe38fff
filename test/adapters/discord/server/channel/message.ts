import { componentType } from '../limits/component-type.ts'
import { messageFlags } from '../limits/limits.ts'
import { isRecord, type Payload } from '../payload.ts'
import type { User } from '../people/user.ts'

/** A message as Discord's API shows one. */
export interface Message {
  readonly id: string
  readonly channel_id: string
  /** 0 an ordinary one, 18 and 21 a thread's first, 19 a reply, 20 an answer to a command. */
  readonly type: number
  readonly author: User
  readonly content: string
  readonly embeds: readonly Payload[]
  readonly components: readonly Payload[]
  readonly attachments: readonly Attachment[]
  readonly flags: number
  readonly timestamp: string
  readonly edited_timestamp: string | null
  readonly pinned: boolean
  readonly tts: boolean
  readonly mentions: readonly User[]
  readonly mention_roles: readonly string[]
  readonly mention_everyone: boolean
  readonly message_reference?: Payload
  readonly referenced_message?: Message | null
  readonly interaction_metadata?: Payload
  readonly application_id?: string
  readonly webhook_id?: string
  readonly thread?: unknown
}

export interface Attachment {
  readonly id: string
  readonly filename: string
  /** In bytes. */
  readonly size: number
  readonly url: string
  readonly proxy_url: string
  readonly description?: string
}

export const messageType = { ordinary: 0, reply: 19, command: 20, menuCommand: 23 } as const

/** The flag of an answer that the bot has announced and not yet written. */
export const loadingFlag = 1 << 7

export const isEphemeral = ({ flags }: Message) => (flags & messageFlags.ephemeral) !== 0
export const isLoading = ({ flags }: Message) => (flags & loadingFlag) !== 0
export const isComponentsV2 = ({ flags }: Message) => (flags & messageFlags.componentsV2) !== 0

/** A message with nothing in it. */
export const blankMessage = (id: string, channelId: string, author: User): Message => ({
  id,
  channel_id: channelId,
  type: messageType.ordinary,
  author,
  content: '',
  embeds: [],
  components: [],
  attachments: [],
  flags: 0,
  timestamp: new Date().toISOString(),
  edited_timestamp: null,
  pinned: false,
  tts: false,
  mentions: [],
  mention_roles: [],
  mention_everyone: false,
})

/** Whether there is nothing in a message for a reader to see. */
export const isEmpty = ({ content, embeds, components, attachments }: Message) =>
  content === '' && embeds.length + components.length + attachments.length === 0

/** An embed as Discord shows it. */
export const shownEmbed = (embed: Payload): Payload => withoutNulls({ ...embed, type: 'rich' })

export const withoutNulls = (object: Payload): Payload =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null))

/** All that a message says, in reading order: what a reader could look for in it. */
export function wordsOf({ content, embeds, components }: Message): string {
  const told = [content, ...embeds.flatMap(embedWords), ...components.flatMap(componentWords)]
  return told.filter(Boolean).join('\n')
}

const embedWords = (embed: Payload): readonly string[] =>
  Object.entries(embed).flatMap(([field, value]) => {
    if (field === 'type' || /url$/.test(field)) return []
    if (typeof value === 'string') return [value]
    const inner: readonly unknown[] = Array.isArray(value) ? value : [value]
    return inner.filter(isRecord).flatMap(embedWords)
  })

const componentWords = (component: Payload): readonly string[] => {
  const { type, content } = component
  if (type === componentType.textDisplay) return typeof content === 'string' ? [content] : []
  const inner: unknown = component['components']
  return Array.isArray(inner) ? inner.filter(isRecord).flatMap(componentWords) : []
}
