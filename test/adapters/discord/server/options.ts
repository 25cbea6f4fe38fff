import type { PrivilegedIntent } from './gateway/intents.ts'

/** What a server is started with; each default stands behind its option. */
export interface DiscordOptions {
  readonly botName?: string
  /** Privileged intents that the bot may ask for; none. */
  readonly privilegedIntents?: readonly PrivilegedIntent[]
  /** Until an interaction must have had its first answer; 3000. */
  readonly firstAnswerMs?: number
  /** How long the token of an interaction can be used; 15 minutes. */
  readonly tokenMs?: number
  /** Between two heartbeats; 41250. */
  readonly heartbeatMs?: number
  /** This project's own limit: Components V2 of a message say less than so many characters; 3000. */
  readonly textBelow?: number
  /** This project's own rule: every message has `allowed_mentions: {parse: []}`; on. */
  readonly forbidMentions?: boolean
  /** Where the spec is read from. */
  readonly spec?: URL
  /** Whether what this server answers is held against the spec as well; off. */
  readonly checksAnswers?: boolean
}
