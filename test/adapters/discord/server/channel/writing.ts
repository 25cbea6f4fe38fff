import { messageFlags } from '../limits/limits.ts'
import { type Violation, violation } from '../limits/violation.ts'
import { isRecord, listOf, numberOf, type Payload, recordsOf, textOf } from '../payload.ts'
import { attachmentsOf, type SentFile } from '../rest/body.ts'
import { shownComponents } from './component.ts'
import {
  type Attachment,
  isComponentsV2,
  loadingFlag,
  type Message,
  shownEmbed,
} from './message.ts'

/** What a body puts into a message. */
export interface Written {
  readonly body: Payload
  readonly files: readonly SentFile[]
  /** Keeps a file and says how a message shows it. */
  keep(file: SentFile, description: string | undefined): Attachment
}

const settable =
  messageFlags.suppressEmbeds |
  messageFlags.ephemeral |
  messageFlags.suppressNotifications |
  messageFlags.componentsV2

/** A blank message with what a body says. */
export function written(blank: Message, { body, files, keep }: Written): Message {
  return {
    ...blank,
    content: textOf(body, 'content') ?? '',
    embeds: recordsOf(body, 'embeds').map(shownEmbed),
    components: shownComponents(recordsOf(body, 'components')),
    attachments: attachmentsOf(body, files).map(({ file, description }) => keep(file, description)),
    flags: blank.flags | ((numberOf(body, 'flags') ?? 0) & settable),
    tts: body['tts'] === true,
  }
}

/** A message as a body changes it: fields that are absent stay as they were. */
export function edited(message: Message, { body, files, keep }: Written): Message {
  const added = attachmentsOf(body, files).map(({ file, description }) => keep(file, description))
  const kept = Array.isArray(body['attachments'])
    ? message.attachments.filter(({ id }) =>
        listOf(body, 'attachments').some(it => isRecord(it) && it['id'] === id),
      )
    : message.attachments
  const flags = numberOf(body, 'flags')
  return {
    ...message,
    ...('content' in body && { content: textOf(body, 'content') ?? '' }),
    ...('embeds' in body && { embeds: recordsOf(body, 'embeds').map(shownEmbed) }),
    ...('components' in body && { components: shownComponents(recordsOf(body, 'components')) }),
    attachments: [...kept, ...added],
    flags: changedFlags(message.flags, flags),
    edited_timestamp: new Date().toISOString(),
  }
}

const changeable = messageFlags.suppressEmbeds | messageFlags.componentsV2

const changedFlags = (before: number, flags: number | undefined) =>
  (flags === undefined ? before : (before & ~messageFlags.suppressEmbeds) | (flags & changeable)) &
  ~loadingFlag

/** What an edit must not do to this message. */
export function editFaults(message: Message, body: Payload): readonly Violation[] {
  const flags = numberOf(body, 'flags')
  const becomesV2 = ((flags ?? 0) & messageFlags.componentsV2) !== 0
  if (isComponentsV2(message)) {
    return flags === undefined || becomesV2
      ? []
      : [violation('flags', 'takes IS_COMPONENTS_V2 from a message, which cannot be undone')]
  }
  if (!becomesV2) return []
  return (['content', 'embeds'] as const)
    .filter(name => message[name].length > 0 && !(name in body))
    .map(name => violation(name, 'stays beside IS_COMPONENTS_V2: it must be emptied with it'))
}
