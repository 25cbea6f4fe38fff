/** A user as Discord's API shows one. */
export interface User {
  readonly id: string
  readonly username: string
  readonly global_name: string | null
  readonly discriminator: string
  readonly avatar: string | null
  readonly public_flags: number
  readonly flags: number
  readonly primary_guild: null
  readonly bot?: true
}

export const userOf = (id: string, name: string, isBot = false): User => ({
  id,
  username: name,
  global_name: isBot ? null : name,
  discriminator: '0',
  avatar: null,
  public_flags: 0,
  flags: 0,
  primary_guild: null,
  ...(isBot && { bot: true }),
})

/** A user as member of a guild: `user` stands beside it in messages and within it elsewhere. */
export const memberOf = (joinedAt: string) => ({
  nick: null,
  avatar: null,
  banner: null,
  roles: [],
  joined_at: joinedAt,
  premium_since: null,
  deaf: false,
  mute: false,
  flags: 0,
  pending: false,
  communication_disabled_until: null,
})
