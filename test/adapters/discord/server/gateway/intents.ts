/** Bits of the intents that this server minds. */
export const intentBits = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const

/** Those that Discord grants on request alone, by discord.js's names. */
const privilegedIntents = {
  GuildMembers: intentBits.guildMembers,
  GuildPresences: intentBits.guildPresences,
  MessageContent: intentBits.messageContent,
} as const

export type PrivilegedIntent = keyof typeof privilegedIntents

/** Every bit that means an intent: 0–16, 20, 21, 24, 25. */
const known = ((1 << 17) - 1) | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25)

export const areIntents = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && (value & ~known) === 0

/** The privileged intents among those bits that are not allowed. */
export const disallowed = (
  intents: number,
  allowed: readonly PrivilegedIntent[],
): readonly string[] =>
  Object.entries(privilegedIntents)
    .filter(([name, bit]) => (intents & bit) !== 0 && !allowed.some(it => it === name))
    .map(([name]) => name)
