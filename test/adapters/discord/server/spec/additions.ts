import type { Payload } from '../payload.ts'

/** Fields that discord.js puts into every message that it writes and Discord passes over. */
const ofEveryMessage: Payload = {
  tts: { type: 'boolean' },
  nonce: { type: ['string', 'integer', 'null'] },
  enforce_nonce: { type: 'boolean' },
}

/** Fields of a command that Discord's documentation has and the spec has not, or otherwise. */
const ofCommand: Payload = {
  nsfw: { type: ['boolean', 'null'] },
  // Documented as a bit set in text; the spec knows numbers alone.
  default_member_permissions: {
    type: ['string', 'integer', 'null'],
    pattern: '^(0|[1-9][0-9]*)$',
  },
}

/** Fields that discord.js sends for a thread at a message, where Discord decides them itself. */
const ofThread: Payload = { type: { type: 'integer' }, invitable: { type: 'boolean' } }

/** What the spec lacks, by the schema's name. */
export const additions: Readonly<Record<string, Payload>> = {
  ApplicationCommandCreateRequest: ofCommand,
  ApplicationCommandUpdateRequest: ofCommand,
  ApplicationCommandPatchRequestPartial: ofCommand,
  BaseCreateMessageCreateRequest: ofEveryMessage,
  CreateTextThreadWithMessageRequest: ofThread,
  IncomingWebhookInteractionRequest: ofEveryMessage,
  IncomingWebhookRequestPartial: ofEveryMessage,
  IncomingWebhookUpdateForInteractionCallbackRequestPartial: ofEveryMessage,
  IncomingWebhookUpdateRequestPartial: ofEveryMessage,
  MessageCreateRequest: ofEveryMessage,
  MessageEditRequestPartial: ofEveryMessage,
}
