/** Why Discord closes a gateway connection. */
export const closeCode = {
  unknownOp: 4001,
  decode: 4002,
  notAuthenticated: 4003,
  badToken: 4004,
  alreadyAuthenticated: 4005,
  badSequence: 4007,
  tooMany: 4008,
  badShard: 4010,
  badVersion: 4012,
  badIntents: 4013,
  disallowedIntents: 4014,
} as const
