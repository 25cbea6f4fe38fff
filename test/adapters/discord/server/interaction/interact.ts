import type { Board } from '../channel/board.ts'
import { isEphemeral, type Message } from '../channel/message.ts'
import type { Commands, Registered } from '../commands.ts'
import type { Gateway } from '../gateway/gateway.ts'
import type { Payload } from '../payload.ts'
import type { User } from '../people/user.ts'
import type { World } from '../people/world.ts'
import { checkChosen, usableComponent } from './find-component.ts'
import type { Handle } from './handle.ts'
import { type Interactions, interactionType } from './interaction.ts'
import { type Fields, submitted } from './modal-fields.ts'
import { filledIn, type Given } from './options.ts'
import { type Place, placeOf, type Where } from './place.ts'

/** What readers do with an application. What Discord would not let them do throws a RangeError. */
export interface Interact {
  /** Sends a slash command; `study start` is a subcommand. */
  command(name: string, options?: Given, where?: Where): Handle
  /** Types into an option; `options` has what is typed so far. */
  autocomplete(name: string, focused: string, options?: Given, where?: Where): Handle
  /** Presses a button, where the message stands unless told otherwise. */
  button(customId: string, message: Message, where?: Where): Handle
  select(customId: string, values: readonly string[], message: Message, where?: Where): Handle
  /** Submits the modal that was last shown under that custom_id. */
  modal(customId: string, fields: Fields, where?: Where): Handle
  /** Uses a command of the menu of a message. */
  messageCommand(name: string, target: Message, where?: Where): Handle
  /** Uses a command of the menu of a user. */
  userCommand(name: string, target: User, where?: Where): Handle
}

export interface InteractDesk {
  readonly world: World
  readonly board: Board
  readonly commands: Commands
  readonly interactions: Interactions
  readonly gateway: Gateway
  nextId(): string
  handle(id: string): Handle
}

/** What an interaction is beside where it happens. */
interface Deed {
  readonly type: number
  /** For sentences. */
  readonly name: string
  readonly data: Payload
  readonly source?: Message | undefined
}

export function createInteract(desk: InteractDesk): Interact {
  const { world, board, interactions } = desk

  const happen = (place: Place, { type, name, data, source }: Deed): Handle => {
    const id = desk.nextId()
    const token = `token-of-${id}`
    const { user, channel, guild, asInstalled, owners } = place
    interactions.open({
      ...{ id, token, type, name, user, asInstalled, owners },
      channelId: channel.id,
      guildId: guild?.id,
      sourceId: source?.id,
    })
    const event = {
      ...{ id, token, type, data, version: 1, application_id: world.applicationId },
      ...place.fields,
      ...(source && { message: { ...source } }),
    }
    desk.gateway.dispatch('INTERACTION_CREATE', guild?.id, () => event)
    return desk.handle(id)
  }

  const menu = (kind: 2 | 3, name: string, place: Place, targeted: Payload) => {
    const command = registered(desk.commands, kind, name, place)
    return happen(place, {
      type: interactionType.command,
      name: `“${name}”`,
      data: { ...commandData(command), ...targeted },
    })
  }

  /** At the place where the message stands unless told otherwise. */
  const use = (source: Message, where: Where, deed: Deed) => {
    const channel = world.channel(source.channel_id)
    return happen(placeOf({ ...(channel && { channel }), ...where }, world), { ...deed, source })
  }

  /** The message as it stands now, which must still be there. */
  const standing = ({ id }: Message): Message => {
    const message = board.find(id)
    if (message === undefined) throw new RangeError(`the message ${id} is not there any more`)
    return message
  }

  return {
    command: (path, options = {}, where = {}) => {
      const [name = '', ...rest] = path.split(' ')
      const place = placeOf(where, world)
      const command = registered(desk.commands, 1, name, place)
      const given = filledIn(command, rest, options)
      return happen(place, {
        type: interactionType.command,
        name: `/${path}`,
        data: { ...commandData(command), ...(given.length > 0 && { options: given }) },
      })
    },
    autocomplete: (path, focused, options = {}, where = {}) => {
      const [name = '', ...rest] = path.split(' ')
      const place = placeOf(where, world)
      const command = registered(desk.commands, 1, name, place)
      return happen(place, {
        type: interactionType.autocomplete,
        name: `autocomplete of /${path} ${focused}`,
        data: { ...commandData(command), options: filledIn(command, rest, options, focused) },
      })
    },
    button: (customId, message, where = {}) => {
      const source = standing(message)
      const button = usableComponent(source, customId)
      return use(source, where, {
        type: interactionType.component,
        name: `the button “${customId}”`,
        data: { custom_id: customId, component_type: 2, id: button['id'] },
      })
    },
    select: (customId, values, message, where = {}) => {
      const source = standing(message)
      const select = usableComponent(source, customId)
      checkChosen(select, values)
      return use(source, where, {
        type: interactionType.component,
        name: `the select “${customId}”`,
        data: { custom_id: customId, component_type: select['type'], id: select['id'], values },
      })
    },
    modal: (customId, fields, where = {}) => {
      const asked = interactions.all.findLast(({ modal }) => modal?.['custom_id'] === customId)
      if (!asked?.modal) throw new RangeError(`no modal “${customId}” has been shown`)
      const channel = world.channel(asked.channelId)
      const here = {
        user: asked.user,
        userInstalled: asked.asInstalled,
        ...(channel && { channel }),
      }
      const source = asked.sourceId === undefined ? undefined : board.find(asked.sourceId)
      return happen(placeOf({ ...here, ...where }, world), {
        type: interactionType.modal,
        name: `the modal “${customId}”`,
        data: { custom_id: customId, components: submitted(asked.modal, fields) },
        source,
      })
    },
    messageCommand: (name, target, where = {}) => {
      const message = standing(target)
      if (isEphemeral(message)) throw new RangeError('an ephemeral message has no such menu')
      const channel = world.channel(message.channel_id)
      const place = placeOf({ ...(channel && { channel }), ...where }, world)
      return menu(3, name, place, {
        target_id: message.id,
        resolved: { messages: { [message.id]: message } },
      })
    },
    userCommand: (name, target, where = {}) =>
      menu(2, name, placeOf(where, world), {
        target_id: target.id,
        resolved: { users: { [target.id]: target } },
      }),
  }
}

const commandData = (command: Registered): Payload => ({
  id: command.id,
  name: command.name,
  type: command.type,
  ...(command['guild_id'] !== undefined && { guild_id: command['guild_id'] }),
})

/** The command that a reader finds there under that name; a guild's own goes first. */
function registered(commands: Commands, type: number, name: string, place: Place): Registered {
  const found = [...(place.guild ? commands.of(place.guild.id) : []), ...commands.of(undefined)]
    .filter(command => command.type === type)
    .find(command => command.name === name)
  if (found === undefined) throw new RangeError(`no command “${name}” is registered`)
  const { contexts, integration_types: installs = [0] } = found
  if (contexts && !contexts.includes(place.context)) {
    throw new RangeError(`“${name}” is not shown in context ${place.context}: ${contexts}`)
  }
  if (!installs.includes(place.asInstalled ? 1 : 0)) {
    const needed = place.asInstalled ? 'a user install' : 'a guild install'
    throw new RangeError(`“${name}” is not shown to ${needed}: integration_types ${installs}`)
  }
  return found
}
