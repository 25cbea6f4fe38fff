import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes } from 'discord.js'
import { StartError } from '../start-fault.ts'

const unauthorized = 401

/** Whether Discord does not know our token. */
export const refusesToken = (error: unknown) =>
  (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
  (error instanceof DiscordAPIError && error.status === unauthorized)

export const unknownToken = () =>
  new StartError(
    'Discord does not know DISCORD_TOKEN. Copy the bot’s token at https://discord.com/developers/applications (Bot, Reset Token) and set it again.',
  )

/** Why Discord closed its gateway for good, in words for whoever started us. */
export function refusalFor(code: number): StartError {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return unknownToken()
    case GatewayCloseCodes.ShardingRequired:
      return new StartError(
        'The bot is in too many servers for one process: set DISCORD_SHARDS=auto.',
      )
    default:
      return new StartError(
        `Discord closed its gateway for good (${code} ${GatewayCloseCodes[code] ?? ''}).`,
      )
  }
}
