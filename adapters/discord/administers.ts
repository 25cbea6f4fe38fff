import { type BaseInteraction, type Message, PermissionFlagsBits } from 'discord.js'
import type { Desk } from '../../src/desk.ts'
import type { Asker } from '../../src/inquiry.ts'

/** Who administers which room, as Discord tells with everything that a reader does. */
export interface Administrators {
  /** Notes what Discord tells of who does something now. */
  note(asker: Asker, deed: BaseInteraction | Message): void
  readonly administers: Desk['administers']
}

/** So many readers are remembered: what they do now is answered long before so many others come. */
const maxKept = 10_000

export function createAdministrators(): Administrators {
  const known = new Map<string, boolean>()
  const keyOf = ({ room, reader }: Asker) => `${room} ${reader}`
  return {
    note: (asker, deed) => {
      if (known.size >= maxKept) known.clear()
      known.set(keyOf(asker), mayAdminister(deed))
    },
    administers: async asker => known.get(keyOf(asker)) ?? false,
  }
}

/** Who may manage the server or the channel there; everyone where there is no server. */
function mayAdminister(deed: BaseInteraction | Message): boolean {
  if (deed.guildId === null) return true
  const held =
    'memberPermissions' in deed
      ? deed.memberPermissions
      : deed.channel.isDMBased()
        ? null
        : (deed.member && deed.channel.permissionsFor(deed.member)) || null
  return held?.any([PermissionFlagsBits.ManageGuild, PermissionFlagsBits.ManageChannels]) ?? false
}
